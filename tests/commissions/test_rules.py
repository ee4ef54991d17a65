"""A commission measured against its own words, at their edges."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from commissions.measuring import measured
from commissions.models import Agenda, Agreement, Meeting, Revision, Section
from commissions.rules import Held, OwnRules, breaches, missed_meetings, own_rules
from tests.commissions.room import a_room

DAY = date(2026, 3, 1)
MONTHLY = OwnRules(DAY, "month", 5)


def days(number: int) -> date:
    return DAY + timedelta(days=number)


def told(rules, meetings, *, vague=0, on) -> list[str]:
    return [breach.rule for breach in breaches(rules, meetings, vague=vague, on=on)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({}, None),
        ({"rhythm": "sometimes", "minutes_days": "pronto"}, None),
        ({"rhythm": "month"}, OwnRules(DAY, "month", None)),
        ({"minutes_days": " 5 "}, OwnRules(DAY, None, 5)),
        ({"minutes_days": "²"}, None),
        ({"rhythm": "week", "minutes_days": "0"}, OwnRules(DAY, "week", 0)),
    ],
)
def test_own_rules_are_what_the_section_says(content, expected):
    assert own_rules(content, since=DAY) == expected


def test_own_rules_of_a_section_never_saved_are_none():
    assert own_rules({"rhythm": "month"}, since=None) is None


@pytest.mark.parametrize(("after", "missed"), [(0, 0), (31, 0), (32, 1), (62, 1), (63, 2), (94, 3)])
def test_missed_meetings_since_the_last_one(after, missed):
    assert missed_meetings(MONTHLY, [Held(DAY)], on=days(after)) == missed


def test_missed_meetings_before_the_rule_was_written_are_none():
    assert missed_meetings(MONTHLY, [Held(date(2020, 1, 1))], on=days(31)) == 0
    assert missed_meetings(MONTHLY, [], on=days(32)) == 1


def test_missed_meetings_do_not_count_a_meeting_still_to_come():
    assert missed_meetings(MONTHLY, [Held(days(40))], on=days(32)) == 1


def test_missed_meetings_without_a_rhythm_are_none():
    assert missed_meetings(OwnRules(DAY, None, 5), [], on=days(900)) == 0


@pytest.mark.parametrize(
    ("minutes", "on", "expected"),
    [
        (None, 5, []),
        (None, 6, ["minutes"]),
        (5, 20, []),
        (6, 20, ["minutes"]),
        (6, 5 + 92, ["minutes"]),
        (6, 6 + 92, []),
        (None, 6 + 92, ["minutes"]),
    ],
)
def test_minutes_are_late_or_missing_the_day_after_their_last(minutes, on, expected):
    rules = OwnRules(DAY, None, 5)
    held = Held(DAY, None if minutes is None else days(minutes))
    assert told(rules, [held], on=days(on)) == expected


def test_minutes_of_a_meeting_before_the_promise_are_not_measured():
    assert told(OwnRules(DAY, None, 5), [Held(days(-1))], on=days(60)) == []


def test_breaches_without_own_words_are_none_whatever_happened():
    assert breaches(None, [Held(DAY)], vague=3, on=days(900)) == []


def test_breaches_tell_of_agreements_without_responsible_or_date():
    assert told(MONTHLY, [Held(DAY, DAY)], vague=2, on=DAY) == ["agreements"]
    text = breaches(MONTHLY, [Held(DAY, DAY)], vague=2, on=DAY)[0].text
    assert text == "2 acuerdos abiertos no tienen responsable o fecha."


def test_breaches_tell_in_the_words_of_the_agenda():
    text = breaches(MONTHLY, [Held(DAY, DAY)], vague=0, on=days(63))[0].text
    assert text == "Su agenda dice «Cada mes»: faltan 2 reuniones."


@pytest.fixture
def room(db):
    return a_room()


def write(room, content, *, version, at):
    agenda, _is_new = Agenda.objects.get_or_create(commission=room.commission)
    section, _is_new = Section.objects.update_or_create(
        agenda=agenda,
        kind="working",
        defaults={"content": content, "version": version, "saved_at": at, "saved_by": room.ana},
    )
    Revision.objects.create(section=section, version=version, content=content, saved_at=at, saved_by=room.ana)


def test_measured_commission_without_the_section_is_not_measured(room):
    measure = measured(room.commission, on=timezone.localdate())
    assert (measure.rules, measure.breaches) == (None, [])


def test_measured_counts_from_the_day_the_rhythm_was_first_written(room):
    now = timezone.now()
    write(room, {"rhythm": "week"}, version=1, at=now - timedelta(days=100))
    write(room, {"rhythm": "month"}, version=2, at=now - timedelta(days=40))
    write(room, {"rhythm": "month", "venues": "En línea"}, version=3, at=now - timedelta(days=2))
    measure = measured(room.commission, on=timezone.localdate(now))
    assert measure.rules.since == timezone.localdate(now - timedelta(days=40))
    assert [breach.rule for breach in measure.breaches] == ["meeting"]


def test_measured_reads_meetings_and_agreements(room):
    now, today = timezone.now(), timezone.localdate()
    write(room, {"rhythm": "month", "minutes_days": "5"}, version=1, at=now - timedelta(days=20))
    Meeting.objects.create(commission=room.commission, held_on=today - timedelta(days=6), made_by=room.ana)
    Agreement.objects.create(
        commission=room.commission, year=2026, sequence=1, text="Algo", key="k", made_by=room.ana, due_on=today
    )
    measure = measured(room.commission, on=today)
    assert [breach.rule for breach in measure.breaches] == ["minutes", "agreements"]
