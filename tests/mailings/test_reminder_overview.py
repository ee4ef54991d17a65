"""The reminders on one screen: how each goes, how it reads, and its switch."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kit.messages import reminders
from mailings.models import MailItem, ReminderPause
from mailings.reminders import overview
from mailings.reminders.digest_queue import gather
from meetings.answering import answer_link
from tests import make
from tests.mailings.mornings import morning, sweep
from tests.surveys import waves

pytestmark = pytest.mark.django_db


def line(name: str, *, at) -> overview.ReminderStatus:
    return next(one for one in overview.lines(at=at) if one.reminder.name == name)


def test_lines_count_what_is_due_and_what_went_out(parties, sink):
    parties.agree()
    before = line("agreement_week", at=morning())
    assert before.due == 1
    assert before.sent == 0
    assert before.ran_at is None
    assert before.pause is None
    sweep(morning())
    after = line("agreement_week", at=morning(minute=5))
    assert after.due == 0
    assert after.sent == 1
    assert after.ran_at == morning()
    assert line("agreement_week", at=morning(40)).sent == 0


@pytest.mark.parametrize("more", [1, 3])
def test_lines_ask_as_often_for_three_agreements_as_for_one(parties, more, django_assert_max_num_queries):
    for _number in range(more):
        parties.agree()
    with django_assert_max_num_queries(50):
        overview.lines(at=morning())


def test_preview_reads_as_somebody_gets_it_without_her_link(parties):
    row = parties.agree()
    preview = overview.preview(reminders["agreement_week"], at=morning())
    text = preview.message.text
    assert preview.address == parties["responsible"].email
    assert preview.is_example is False
    assert text.count("Hola, Responsible:") == 1
    assert text.count("/acuerdos/") == 0
    assert text.count(answer_link(row, parties["responsible"]).rsplit("/", 2)[1]) == 0


@pytest.mark.parametrize("name", reminders)
def test_preview_of_a_rule_with_nothing_due_is_an_example_that_says_so(parties, client, name):
    client.force_login(parties["staff"])
    page = client.get(reverse("admin:mailings_reminderpause_preview", args=[name]))
    preview = page.context["shown"]
    assert preview.address == "ana@example.org"
    assert preview.is_example is True
    assert page.content.decode().count(">Ejemplo<") == 1


def test_switch_is_a_dated_row_with_who_and_stops_what_is_queued(parties, sink, client):
    parties.agree()
    sweep(morning(hour=7))
    client.force_login(parties["staff"])
    client.post(reverse("admin:mailings_reminderpause_switch_off", args=["agreement_week"]))
    assert ReminderPause.objects.get().made_by == parties["staff"]
    assert sweep(morning()) == 0
    client.post(reverse("admin:mailings_reminderpause_switch_on", args=["agreement_week"]))
    assert ReminderPause.objects.get().ended_by == parties["staff"]
    assert sweep(morning(hour=9)) == 1


def test_switched_off_between_gathering_and_sending_is_cancelled(parties, sink):
    parties.agree()
    gather(at=morning())
    overview.switch_off(reminders["agreement_week"], by=parties["staff"], at=timezone.now())
    assert sweep(morning(minute=1)) == 0
    assert list(MailItem.objects.values_list("reason", flat=True)) == ["cancelled"]


def test_nothing_on_the_screen_moves_in_the_second_in_which_somebody_answers():
    """Red where the rule looks into the sealed drafts: whoever reloads reads who answered, and when."""
    wave = waves.opened_wave(waves.make_wave(), organizations=2, days=30)
    people = waves.invitees(wave)
    for invitee in people:
        make.representation(invitee.organization, make.user())
    rule, at = reminders["survey_missing"], morning(4)

    def screen():
        return line(rule.name, at=at).due, overview.preview(rule, at=at).address

    before = screen()
    waves.answer(people[0], {"c": [4]}, at=at)
    assert before[0] == 2
    assert screen() == before


def test_reminder_switched_off_says_nothing(parties, sink):
    parties.agree(due_on=timezone.localdate() + timedelta(days=7))
    ReminderPause.objects.create(reminder="agreement_week", made_by=parties["staff"])
    assert sweep(morning()) == 0
    assert MailItem.objects.count() == 0
    ReminderPause.objects.update(ended_at=timezone.now(), ended_by=parties["staff"])
    assert sweep(morning(hour=12)) == 1
