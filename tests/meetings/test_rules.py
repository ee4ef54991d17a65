"""A commission measured against its own words, at their edges."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from commissions.models import Agenda, AgendaSection, Edition, Revision
from meetings.measuring import measured
from meetings.models import Agreement, Body
from meetings.rules import OwnRules, PastMeeting, breaches, missed_meetings, own_rules
from tests import make

DAY = date(2026, 3, 1)
MONTHLY = OwnRules(DAY, "month", 5)


def days(number: int) -> date:
    return DAY + timedelta(days=number)


def kinds(rules, meetings, *, unclear=0, on) -> list[str]:
    return [breach.rule for breach in breaches(rules, meetings, unclear=unclear, on=on)]


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
    assert missed_meetings(MONTHLY, [PastMeeting(DAY)], on=days(after)) == missed


def test_missed_meetings_before_the_rule_was_written_are_none():
    assert missed_meetings(MONTHLY, [PastMeeting(date(2020, 1, 1))], on=days(31)) == 0
    assert missed_meetings(MONTHLY, [], on=days(32)) == 1


def test_missed_meetings_do_not_count_a_meeting_still_to_come():
    assert missed_meetings(MONTHLY, [PastMeeting(days(40))], on=days(32)) == 1


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
    held = PastMeeting(DAY, None if minutes is None else days(minutes))
    assert kinds(rules, [held], on=days(on)) == expected


def test_minutes_of_a_meeting_before_the_promise_are_not_measured():
    assert kinds(OwnRules(DAY, None, 5), [PastMeeting(days(-1))], on=days(60)) == []


def test_breaches_without_own_words_are_none_whatever_happened():
    assert breaches(None, [PastMeeting(DAY)], unclear=3, on=days(900)) == []


def test_breaches_tell_of_agreements_without_responsible_or_date():
    assert kinds(MONTHLY, [PastMeeting(DAY, DAY)], unclear=2, on=DAY) == ["agreements"]
    text = breaches(MONTHLY, [PastMeeting(DAY, DAY)], unclear=2, on=DAY)[0].text
    assert text == "2 acuerdos abiertos no tienen responsable o fecha."


def test_breaches_tell_in_the_words_of_the_agenda():
    text = breaches(MONTHLY, [PastMeeting(DAY, DAY)], unclear=0, on=days(63))[0].text
    assert text == "Su agenda dice «Cada mes»: faltan 2 reuniones."


def test_meetings_of_the_whole_year_are_counted_not_only_the_last_gap():
    """Every fortnight since 11 June, and two meetings, 76 and 81 days apart."""
    rules = OwnRules(date(2026, 6, 11), "fortnight")
    meetings = [PastMeeting(date(2026, 8, 26)), PastMeeting(date(2026, 11, 15))]
    assert missed_meetings(rules, meetings, on=date(2026, 11, 29)) == 9
    many = [PastMeeting(date(2026, 6, 11) + timedelta(days=14 * number)) for number in range(1, 13)]
    assert missed_meetings(rules, many, on=date(2026, 11, 29)) == 0


def test_meetings_of_more_than_a_year_ago_are_not_missed():
    rules = OwnRules(date(2020, 1, 1), "month")
    lately = [PastMeeting(DAY - timedelta(days=30 * number)) for number in range(13)]
    assert missed_meetings(rules, lately, on=DAY) == 0


def test_minutes_are_measured_by_the_rule_of_the_day_of_their_meeting():
    rules = [OwnRules(DAY, "month", 5), OwnRules(days(20), "month", 3)]
    held = [PastMeeting(days(2), days(7)), PastMeeting(days(20), days(24))]
    result = breaches(rules[-1], held, unclear=0, on=days(30), over_time=rules)
    assert [breach.text for breach in result] == [
        "La minuta del 21 de marzo de 2026 salió tarde: se esperaba el 24 de marzo de 2026."
    ]


def write(scene, content, *, version, at):
    agenda, _is_new = Agenda.objects.get_or_create(commission=scene.commission)
    section, _is_new = AgendaSection.objects.update_or_create(
        agenda=agenda,
        kind="working",
        defaults={"content": content, "version": version, "saved_at": at, "saved_by": scene["focal"]},
    )
    Revision.objects.create(section=section, version=version, content=content, saved_at=at, saved_by=scene["focal"])


def test_measured_commission_without_the_section_is_not_measured(scene):
    measure = measured(scene.commission, on=timezone.localdate())
    assert measure.rules is None
    assert measure.breaches == []


def test_measured_counts_from_the_day_the_rhythm_was_first_written(scene):
    now = timezone.now()
    write(scene, {"rhythm": "week"}, version=1, at=now - timedelta(days=100))
    write(scene, {"rhythm": "month"}, version=2, at=now - timedelta(days=40))
    write(scene, {"rhythm": "month", "venues": "En línea"}, version=3, at=now - timedelta(days=2))
    measure = measured(scene.commission, on=timezone.localdate(now))
    assert measure.rules.since == timezone.localdate(now - timedelta(days=40))
    assert [breach.rule for breach in measure.breaches] == ["meeting"]


def test_measured_reads_meetings_and_agreements(scene):
    now, today = timezone.now(), timezone.localdate()
    write(scene, {"rhythm": "month", "minutes_days": "5"}, version=1, at=now - timedelta(days=20))
    make.meeting(scene.commission, scene["focal"], held_on=today - timedelta(days=6))
    Agreement.objects.create(
        body=Body.objects.get(), year=2026, sequence=1, text="Algo", key="k", made_by=scene["focal"], due_on=today
    )
    measure = measured(scene.commission, on=today)
    assert [breach.rule for breach in measure.breaches] == ["minutes", "agreements"]


def test_measured_draft_edited_today_does_not_condemn_the_past(scene):
    now, today = timezone.now(), timezone.localdate()
    write(scene, {"rhythm": "quarter", "minutes_days": "5"}, version=1, at=now - timedelta(days=60))
    sent = {"held_on": today - timedelta(days=20), "minutes_sent_on": today - timedelta(days=16)}
    make.meeting(scene.commission, scene["focal"], **sent)
    write(scene, {"rhythm": "quarter", "minutes_days": "3"}, version=2, at=now)
    assert measured(scene.commission, on=today).breaches == []


@pytest.mark.parametrize(("days_ago", "rules"), [(10, []), (40, ["minutes"])])
def test_measured_by_the_edition_in_force_on_the_day_of_the_meeting(scene, days_ago, rules):
    """Two days were promised in the first edition, nine in the second; the draft of today says none."""
    now, today = timezone.now(), timezone.localdate()
    write(scene, {"rhythm": "quarter", "minutes_days": "0"}, version=1, at=now - timedelta(days=80))
    agenda = Agenda.objects.get()
    for number, (days_before, promised) in enumerate([(50, "2"), (30, "9")], start=1):
        content = {"working": {"rhythm": "quarter", "minutes_days": promised}}
        moment = now - timedelta(days=days_before)
        Edition.objects.create(
            agenda=agenda, number=number, content=content, published_at=moment, published_by=scene["focal"]
        )
    held = today - timedelta(days=days_ago)
    sent = {"held_on": held, "minutes_sent_on": held + timedelta(days=4)}
    make.meeting(scene.commission, scene["focal"], **sent)
    measure = measured(scene.commission, on=today)
    assert measure.rules.minutes_days == 9
    assert [breach.rule for breach in measure.breaches] == rules
    assert measure.last_meeting_on == held
