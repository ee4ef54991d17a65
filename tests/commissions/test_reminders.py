"""The reminder of an incomplete agenda: to whom, how often, and what ends it."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from commissions.drafting import save_section
from commissions.models import FocalPoint
from commissions.questions import QUESTIONS
from commissions.reading import missing_by_commission
from tests.mailings.mornings import morning, reminders_due

pytestmark = pytest.mark.django_db


def first_of_next_month():
    day = (timezone.localdate().replace(day=1) + timedelta(days=32)).replace(day=1)
    return timezone.make_aware(datetime.combine(day, time(8)))


def lead_for_long() -> None:
    FocalPoint.objects.update(term=(morning(-60), None))


def test_agenda_incomplete_is_told_once_a_month_from_its_first_day(parties):
    lead_for_long()
    first = first_of_next_month()
    email = parties["focal"].email
    assert reminders_due("agenda_incomplete", at=first) == [(email, "")]
    assert reminders_due("agenda_incomplete", at=first + timedelta(days=9)) == [(email, "")]
    assert reminders_due("agenda_incomplete", at=first + timedelta(days=10)) == [(email, "too_old")]


def test_agenda_complete_or_of_a_new_focal_point_is_not_told(parties):
    first = first_of_next_month()
    FocalPoint.objects.update(term=(first - timedelta(days=3), None))
    assert reminders_due("agenda_incomplete", at=first) == []


def test_agenda_is_complete_when_every_section_is(parties):
    for number, (kind, fields) in enumerate(QUESTIONS.items()):
        assert len(missing_by_commission()[parties.commission]) <= len(QUESTIONS) - number
        content = {one.name: next(iter(one.choices), "15") for one in fields}
        save_section(parties.commission, kind, content, version=0, by=parties["focal"], at=timezone.now())
        if parties.commission not in missing_by_commission():
            break
    assert missing_by_commission() == {}
