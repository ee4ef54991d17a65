"""Reminders of agreements and of focal points: whom each asks, when it is too late for it, and what ends it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from commissions.models import Commission, FocalPoint, Seat
from kit.messages import reminders
from mailings.models import MailItem
from meetings import agreeing, answering
from meetings.messages.agreements import AGREEMENT_STEPS
from meetings.models import Agreement
from members.models import Representation
from tests import make
from tests.mailings.mornings import morning, reminders_due, sweep

pytestmark = pytest.mark.django_db
STEPS = [reminder.name for reminder in AGREEMENT_STEPS]


def due_in(parties, days: int, **values) -> Agreement:
    return parties.agree(due_on=timezone.localdate() + timedelta(days=days), **values)


def lead_for_long() -> None:
    FocalPoint.objects.update(term=(morning(-60), None))


@pytest.mark.parametrize(
    ("reminder", "first", "last", "whom"),
    [
        ("agreement_week", -7, -2, "responsible"),
        ("agreement_tomorrow", -1, 0, "responsible"),
        ("agreement_late", 1, 7, "responsible"),
        ("agreement_late_focal_point", 8, 18, "focal"),
        ("agreement_late_coordination", 21, 35, "staff"),
    ],
)
def test_agreement_step_has_a_first_and_a_last_day(parties, reminder, first, last, whom):
    due_in(parties, 20)
    email = parties[whom].email
    assert reminders_due(reminder, 20 + first - 1) == []
    assert reminders_due(reminder, 20 + first) == reminders_due(reminder, 20 + last) == [(email, "")]
    assert reminders_due(reminder, 20 + last + 1) == [(email, "too_old")]


def test_agreement_steps_never_overlap(parties):
    """Nobody hears two steps of the same agreement on one morning."""
    row = due_in(parties, 10)
    for days in range(60):
        names = [name for name in STEPS for _address, reason in reminders_due(name, days) if not reason]
        assert len(names) <= 1, (row, days)


@pytest.mark.parametrize("kind", ["done", "time"])
def test_agreement_answered_is_not_told_again_for_its_date(parties, kind):
    row = due_in(parties, 7)
    until = timezone.localdate() + timedelta(days=30) if kind == "time" else None
    answering.answer(row, kind=kind, text="Ya", until=until, by=parties["responsible"], at=timezone.now())
    assert [reminders_due(name, days) for name in STEPS for days in (0, 8, 15, 28)] == [[]] * len(STEPS) * 4


@pytest.mark.parametrize("is_attended", [False, True])
def test_agreement_for_which_help_was_asked_never_becomes_silent(parties, is_attended):
    """Red where any word ends the steps: an overdue agreement was then silent for good."""
    row, now = due_in(parties, 7), timezone.now()
    answering.answer(row, kind="help", text="La imprenta", until=None, by=parties["responsible"], at=now)
    if is_attended:
        agreeing.settle(row, answer=row.answers.get().pk, is_granted=True, by=parties["focal"], at=now)
    assert reminders_due("agreement_late", 8) == [(parties["responsible"].email, "")]
    assert reminders_due("agreement_late_focal_point", 15) == [(parties["focal"].email, "")]
    (due,) = reminders["agreement_late_focal_point"].due(at=morning(15))
    text = reminders["agreement_late_focal_point"].part(due).text
    assert ("Nadie ha contestado" in text, "Le pidieron ayuda" in text) == (is_attended, not is_attended)


def test_agreement_whose_longer_time_was_declined_is_due_again(parties):
    row, now = due_in(parties, 7), timezone.now()
    until = timezone.localdate() + timedelta(days=30)
    answering.answer(row, kind="time", text="Casi", until=until, by=parties["responsible"], at=now)
    values = {"answer": row.answers.get().pk, "is_granted": False, "reply": "Urge"}
    agreeing.settle(row, **values, by=parties["focal"], at=now)
    assert reminders_due("agreement_late", 8) == [(parties["responsible"].email, "")]


def test_reminder_carries_three_answers_each_with_its_page(parties, client):
    due_in(parties, 7)
    (due,) = reminders["agreement_week"].due(at=morning())
    part = reminders["agreement_week"].part(due)
    links = [part.link, *(link for _button, link in part.choices)]
    assert [part.button, *(button for button, _link in part.choices)] == ["Hecho", "Necesito ayuda", "Más tiempo"]
    for link, kind in zip(links, ("done", "help", "time"), strict=True):
        page = client.get(link[link.index("/acuerdos/") :]).content.decode()
        (chosen,) = re.findall(r"<input[^>]*checked[^>]*>", page)
        assert f'value="{kind}"' in chosen


def test_agreement_with_a_new_date_begins_again(parties):
    row, now = due_in(parties, 7), timezone.now()
    until = timezone.localdate() + timedelta(days=8)
    answering.answer(row, kind="time", text="Casi", until=until, by=parties["responsible"], at=now)
    agreeing.settle(row, answer=row.answers.get().pk, is_granted=True, due_on=until, by=parties["focal"], at=now)
    assert reminders_due("agreement_week", 1) == [(parties["responsible"].email, "")]


def test_agreement_sent_back_is_due_again(parties):
    row, now = due_in(parties, 7), timezone.now()
    answering.answer(row, kind="done", text="Ya", until=None, by=parties["responsible"], at=now)
    agreeing.send_back(row, reason="Falta la firma", by=parties["focal"], at=now)
    assert reminders_due("agreement_late", 8) == [(parties["responsible"].email, "")]


def test_agreement_late_goes_to_the_alternate_where_nobody_leads(parties):
    due_in(parties, 0)
    FocalPoint.objects.filter(kind="titular").delete()
    assert reminders_due("agreement_late_focal_point", 8) == [(parties["alternate"].email, "")]


def test_agreement_of_a_closed_commission_is_silent(parties):
    due_in(parties, 0)
    Commission.objects.update(closed_at=timezone.now(), closed_by=parties["staff"])
    assert [reminders_due(name, days) for name in STEPS for days in (0, 1, 8, 21)] == [[]] * len(STEPS) * 4


def test_agreement_of_an_organization_without_a_person_goes_to_its_delegate(parties):
    """Red where only a named person is told: the first word is then a week late, to the focal point."""
    parties.agree(responsible=None)
    before = reminders_due("agreement_week", 0)
    assert before == [(parties["responsible"].email, "")]
    make.representation(parties.organization, make.user("suplente@pacto.example"), "alternate")
    assert reminders_due("agreement_week", 0) == before
    Seat.objects.update(delegate=None)
    assert sorted(reminders_due("agreement_week", 0)) == sorted([*before, ("suplente@pacto.example", "")])


def test_agreement_that_is_given_is_told_the_next_morning_and_once(parties, sink):
    due_in(parties, 42)
    assert sweep(morning(1)) == 1
    to, message = sink.messages[-1]
    assert to == parties["responsible"].email
    assert message["Subject"] == "Se acordó que a usted le toca: Escribir la carta"
    assert "Ver el acuerdo:" in message.get_body(["plain"]).get_content()
    assert [sweep(morning(days)) for days in (2, 3)] == [0, 0]


@pytest.mark.parametrize("days", [None, 1, 5, 7, 42])
def test_agreement_that_is_given_by_day_is_told_at_five_with_whatever_else_was_given(parties, sink, days):
    """Red where it is told the next morning: for tomorrow, that is late."""
    assert sweep(morning(1)) == 0
    due_on = days and timezone.localdate() + timedelta(days=1 + days)
    for _each in range(2):
        parties.agree(due_on=due_on)
    assert [sweep(morning(1, hour, minute)) for hour, minute in ((16, 59), (17, 0), (17, 1))] == [0, 1, 0]
    assert sink.recipients == [parties["responsible"].email]
    assert sweep(morning(2)) == 0
    assert MailItem.objects.filter(reason="").count() == 2


def test_agreement_that_is_given_in_the_evening_is_told_in_the_morning(parties, sink):
    sweep(morning(1))
    due_in(parties, 42)
    assert [sweep(morning(1, 20)), sweep(morning(1, 23)), sweep(morning(2))] == [0, 0, 1]


def test_agreement_that_is_given_to_who_had_her_message_today_is_in_tomorrows(parties, sink):
    """One message a day and person, also on a day with two hours."""
    due_in(parties, 8)
    assert sweep(morning(1)) == 1
    due_in(parties, 42)
    assert [sweep(morning(1, 17)), sweep(morning(2))] == [0, 1]
    assert sink.messages[-1][1]["Subject"] == "Se acordó que a usted le toca: Escribir la carta"


def test_agreement_that_one_gives_oneself_is_not_told(parties):
    focal = parties["focal"]
    own = Representation.objects.get(user=focal).organization
    due_in(parties, 42, responsible=focal, organization=own)
    assert reminders_due("agreement_given", 1) == []


def test_focal_point_silent_is_told_once_for_a_silence(parties, sink, settings):
    settings.COMMISSION_SILENCE_DAYS = 21
    row = due_in(parties, 0)
    lead_for_long()
    Agreement.objects.update(responsible=None)
    last = timezone.localdate(row.made_at)
    days = (last + timedelta(days=22) - timezone.localdate()).days
    assert reminders_due("focal_point_silent", days - 2) == []
    assert reminders_due("focal_point_silent", days) == [(parties["focal"].email, "")]


def test_reminder_by_hand_goes_once_a_day_and_is_answered_from_its_link(parties, sink, client):
    sweep(morning())  # of the day on which it was given
    row, focal = due_in(parties, 40), parties.client("focal")
    address = row.get_absolute_url() + "recordar/"
    assert focal.post(address).status_code == 302
    again = focal.post(address)
    assert again.status_code == 422
    assert again.content.decode().count("Hoy ya se mandó un recordatorio") == 1
    sweep(timezone.now())
    (message,) = [message for _to, message in sink.messages if "pregunta cómo va" in message["Subject"]]
    text = message.get_body(["plain"]).get_content()
    link = re.search(r"(/acuerdos/\S+)\?respuesta=hecho", text)[1]
    assert client.post(link, {"kind": "done", "text": "Acuse"}).status_code == 302
    row.refresh_from_db()
    assert row.claimed_by == parties["responsible"]
    assert focal.get(row.get_absolute_url()).content.decode().count("Recordar ahora") == 0


def test_reminder_by_hand_of_what_nobody_answers_for_is_refused(parties):
    row = parties.agree(responsible=None)
    assert parties.client("focal").get(row.get_absolute_url()).content.decode().count("Recordar ahora") == 0
    assert parties.client("focal").post(row.get_absolute_url() + "recordar/").status_code == 422
