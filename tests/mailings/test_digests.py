"""A day's reminders: one message a person, gathered once from eight on, without what is no longer due."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from commissions import answering
from mailings import choosing, sending
from mailings.models import Item, RuleRun
from members import mandates
from tests.commissions.promises import promise, scene
from tests.mailings.mornings import morning, sweep
from tests.races import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(db):
    return scene()


def due_in(here, days: int, **values):
    return promise(here, due_on=timezone.localdate() + timedelta(days=days), **values)


def items() -> list[tuple]:
    return list(Item.objects.order_by("pk").values_list("rule", "user__email", "delivery__state", "reason"))


def test_digest_tells_the_responsible_person_a_week_before_with_her_own_link(sink, here):
    due_in(here, 7)
    doer = here.users["doer"]
    assert sweep(morning()) == 1
    assert items() == [("agreement_week", doer.email, "sent", "")]
    _address, message = sink.messages[0]
    text = message.get_body(["plain"]).get_content()
    assert text.count(f"{settings.SITE_URL}/acuerdos/") == 1


def test_digest_is_gathered_from_eight_in_mexico_city_on(sink, here):
    due_in(here, 7)
    assert (sweep(morning(hour=7, minute=59)), sweep(morning(hour=23, minute=58))) == (0, 1)


def test_digest_is_gathered_once_a_day(sink, here):
    due_in(here, 7)
    sweep(morning())
    due_in(here, 6)
    assert (sweep(morning(hour=9)), sweep(morning(1)), sweep(morning(1, hour=9))) == (0, 1, 0)


def test_digest_says_a_missed_night_later_and_closes_what_is_too_old(sink, here):
    due_in(here, 7)
    late = due_in(here, 3)
    assert sweep(morning(2)) == 1
    told = dict(Item.objects.values_list("object_id", "reason"))
    assert (len(sink.messages), told[late.pk]) == (1, "too_old")
    assert sweep(morning(3)) == 0


def test_digest_with_nothing_left_is_not_sent(sink, here):
    row = due_in(here, 7)
    sending.KINDS["digest"].queue(at=morning())
    answering.answer(row, kind="help", text="No puedo", until=None, by=here.users["doer"], at=morning())
    assert sweep(morning(minute=1)) == 0
    assert items() == [("agreement_week", here.users["doer"].email, "suppressed", "not_needed")]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_digest_asked_by_five_sweeps_in_a_second_is_one(sink):
    """Red without the constraint `rule_runs_once_a_day`: five runs find it, and four end in an error of the items."""
    here, at = scene(), morning()
    due_in(here, 7)
    at_once(lambda: sweep(at), times=5)
    assert (len(sink.messages), RuleRun.objects.filter(rule="agreement_week").count()) == (1, 1)


def test_digest_leaves_out_who_does_not_want_reminders(sink, here):
    due_in(here, 7)
    choosing.leave(here.users["doer"], ["reminders"], at=morning(-1))
    assert sweep(morning()) == 0
    assert items() == [("agreement_week", here.users["doer"].email, None, "opted_out")]


def test_leaving_a_topic_takes_it_out_of_what_is_queued(sink, here):
    due_in(here, 7)
    sending.KINDS["digest"].queue(at=morning())
    choosing.leave(here.users["doer"], ["reminders"], at=morning())
    assert items() == [("agreement_week", here.users["doer"].email, "suppressed", "opted_out")]
    assert sweep(morning(minute=1)) == 0


def test_digest_never_goes_to_who_left_meanwhile(sink, here):
    due_in(here, 7)
    sending.KINDS["digest"].queue(at=morning())
    mandate = here.organization.representations.get()
    mandates.end(mandate, by=here.users["staff"])
    assert sweep(timezone.now() + timedelta(days=1)) == 0
    assert items()[0][2:] == ("suppressed", "not_needed")
