"""Reminders go only to those who have not answered, at most three times, days apart."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.timezone import localdate

from members.mandates import end
from members.models import Organization
from surveys.answering import decline
from surveys.closing import note_turnout
from surveys.missing import note_reminded, send_again, since, to_remind
from surveys.models import Invitee
from tests import make
from tests.surveys.waves import answer, invitees, link, make_wave, opened_wave

DAY = timedelta(days=1)


@pytest.fixture
def wave(db):
    return opened_wave(make_wave(), organizations=4)


@pytest.fixture
def later(wave):
    return wave.opens_at + 4 * DAY


def test_missing_leaves_out_who_answered_by_the_last_night_and_who_declined(wave, later):
    """Who answered since is reminded: the difference would tell the hour."""
    first, second, third, fourth = invitees(wave)
    answer(first, {"c": [4]})
    decline(second, at=later)
    Organization.objects.filter(pk=third.organization_id).update(
        status="withdrawn", status_at=later, status_by=make.user(), status_reason="Se fue"
    )
    assert to_remind(wave, at=later) == [first, fourth]
    note_turnout(wave, on=localdate(later))
    assert to_remind(wave, at=later) == [fourth]


def test_missing_leaves_out_a_person_whose_mandate_ended(db, client):
    """Red without `still`: the link of somebody who speaks for nobody any more would go on answering."""
    mandates = [make.representation(make.organization(), make.user()) for _each in range(2)]
    wave = opened_wave(make_wave(unit="person"))
    gone, stays = invitees(wave)
    end(mandates[0], by=mandates[0].user, at=timezone.now())
    assert to_remind(wave, at=wave.opens_at + 4 * DAY) == [stays]
    assert [client.get(link(each)).status_code for each in (gone, stays)] == [404, 200]


def test_missing_waits_days_and_stops_after_three(wave, later):
    one = invitees(wave)[0]
    reminded = []
    for day in range(14):
        at = wave.opens_at + day * DAY
        if one in to_remind(wave, at=at):
            note_reminded([one], on=localdate(at))
            reminded.append(day)
    assert len(reminded) == 3
    assert [b - a for a, b in pairwise(reminded)] == [3, 3]


def test_missing_counts_one_reminder_a_day_however_often_it_is_noted(wave, later):
    one = invitees(wave)[0]
    for _again in range(2):
        note_reminded([one], on=localdate(later))
    one.refresh_from_db()
    assert one.reminders == 1


def test_missing_asks_nobody_before_and_after_the_wave(wave):
    assert to_remind(wave, at=wave.opens_at) == []
    assert to_remind(wave, at=wave.closes_at) == []


def test_missing_says_since_when_in_the_day_of_mexico(wave):
    wave.opens_at = datetime(2026, 11, 2, 4, tzinfo=UTC)
    assert since(wave) == date(2026, 11, 1)


def test_missing_sends_again_once_whom_staff_asked_for(wave, later):
    """Also to who was reminded three times already; not before the next morning, and not twice."""
    one, *_others = invitees(wave)
    make.representation(one.organization, make.user())
    Invitee.objects.update(reminders=3, reminded_on=localdate(later))
    send_again(one, at=later)
    assert [to_remind(wave, at=later + days * DAY) for days in (0, 1, 2)] == [[], [one], [one]]
    note_reminded([one], on=localdate(later + DAY))
    assert to_remind(wave, at=later + 2 * DAY) == []


def test_missing_is_not_sent_again_to_who_cannot_or_will_not_answer(wave, later):
    respondent, declined, nobody, late = invitees(wave)
    for one in (respondent, declined, late):
        make.representation(one.organization, make.user())
    Invitee.objects.filter(pk=respondent.pk).update(answered_on=localdate(later))
    Invitee.objects.filter(pk=declined.pk).update(declined_on=localdate(later))
    refused = []
    for one, at in ((respondent, later), (declined, later), (nobody, later), (late, wave.closes_at - DAY)):
        with pytest.raises(ValidationError) as refusal:
            send_again(Invitee.objects.with_wave().get(pk=one.pk), at=at)
        refused += [message.split(":")[0].split(".")[0] for message in refusal.value.messages]
    no = "Ya respondió, o dijo que no responderá"
    late = "La encuesta no está abierta cuando sale el correo de mañana"
    assert refused == [no, no, "Hoy nadie la representa en el portal", late]
    assert not Invitee.objects.filter(again_on__isnull=False).exists()
