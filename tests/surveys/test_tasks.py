"""The clock closes what is due, and writes down each night who answered on the day that ended."""

from datetime import timedelta

import pytest
from django.utils import timezone

from surveys.models import Invitee, Wave
from surveys.tasks import close_due, note_turnout_of_open_waves
from tests.surveys.waves import answer, invitees, make_wave, opened_wave

pytestmark = pytest.mark.django_db


def test_task_closes_what_is_past_its_hour_and_nothing_else():
    due, running = opened_wave(make_wave(), organizations=5), opened_wave(make_wave())
    Wave.objects.filter(pk=due.pk).update(closes_at=timezone.now())
    close_due()
    assert [Wave.objects.get(pk=wave.pk).closed_at is None for wave in (due, running)] == [False, True]


def test_task_notes_in_the_night_who_answered_yesterday():
    wave = opened_wave(make_wave(), organizations=5)
    answer(invitees(wave)[0], {"c": [4]})
    note_turnout_of_open_waves()
    yesterday = timezone.localdate() - timedelta(days=1)
    assert list(Invitee.objects.exclude(answered_on=None).values_list("answered_on", flat=True)) == [yesterday]


def test_closing_notes_who_answered_since_the_last_night():
    """Red without `_note` in `close`: whoever answered on the last day stands among the missing for ever."""
    wave = opened_wave(make_wave(), organizations=5)
    answer(invitees(wave)[0], {"c": [4]})
    at = timezone.now()
    Wave.objects.filter(pk=wave.pk).update(closes_at=at)
    close_due()
    assert list(wave.invitees.exclude(answered_on=None).values_list("answered_on", flat=True)) == [
        timezone.localdate(at)
    ]
