"""An open wave: given more time, closed at once with a reason, a draft again only while nobody has answered."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from surveys import deadlines
from surveys.answering import decline
from surveys.models import Draft, Invitee, Respondent, Wave
from surveys.opening import open_wave
from tests import make
from tests.surveys.waves import answer, invitees, make_wave, opened_wave, paper, questions, save, stored_answers

pytestmark = pytest.mark.django_db
AGREE = {"c": [4]}


def test_wave_is_extended_until_its_hour_and_only_to_later():
    wave, now = opened_wave(make_wave(), organizations=1), timezone.now()
    with pytest.raises(ValidationError, match="posterior al cierre"):
        deadlines.extend(wave, at=now, closes_at=wave.closes_at)
    with pytest.raises(ValidationError, match="180 días"):
        deadlines.extend(wave, at=now, closes_at=now + timedelta(days=181))
    deadlines.extend(wave, at=now, closes_at=now + timedelta(days=30))
    with pytest.raises(ValidationError, match="ya pasó"):
        deadlines.extend(wave, at=now + timedelta(days=30), closes_at=now + timedelta(days=40))
    row = Wave.objects.get(pk=wave.pk)
    assert row.closes_at == now + timedelta(days=30)
    assert row.version == wave.version + 1


def test_wave_is_closed_now_and_its_reason_is_kept():
    wave = opened_wave(make_wave(), organizations=6)
    for each in invitees(wave):
        answer(each, AGREE)
    now = timezone.now()
    assert deadlines.close_now(wave, at=now, reason="Terminó la asamblea.") == 6
    wave.refresh_from_db()
    assert wave.closed_at == now
    assert wave.closes_at == now
    assert stored_answers().count() == 6
    assert Draft.objects.count() == 0
    reasons = [event.pgh_context.metadata["reason"] for event in wave.events.filter(pgh_context__isnull=False)]
    assert set(reasons) == {"Terminó la asamblea."}
    with pytest.raises(ValidationError, match="ya cerró"):
        deadlines.close_now(wave, at=now, reason="Otra vez")


def test_wave_that_takes_no_answers_yet_is_not_closed():
    wave, now = opened_wave(make_wave(), organizations=1), timezone.now()
    with pytest.raises(ValidationError, match="Todavía no recibe respuestas"):
        deadlines.close_now(wave, at=wave.opens_at, reason="x")
    with pytest.raises(ValidationError, match="todavía es un borrador"):
        deadlines.close_now(make_wave(), at=now, reason="x")


def test_wave_is_a_draft_again_while_nobody_has_answered():
    wave = opened_wave(make_wave(), organizations=2)
    deadlines.take_back(wave)
    wave.refresh_from_db()
    assert wave.opened_at is None
    assert wave.opened_by is None
    assert Draft.objects.count() == 0
    assert Invitee.objects.count() == 0
    questions(wave)[-1].delete()
    assert len(questions(opened_wave(wave))) == 5


@pytest.mark.parametrize("act", ["begin", "send", "decline"])
def test_wave_stays_open_once_somebody_has_answered(act):
    wave = opened_wave(make_wave(), organizations=2)
    first = invitees(wave)[0]
    if act == "decline":
        decline(first, at=timezone.now())
    else:
        save(first, {questions(wave)[0]: AGREE}, at=timezone.now())
    if act == "send":
        answer(first, AGREE)
    with pytest.raises(ValidationError, match="ya empezó a responder"):
        deadlines.take_back(wave)
    assert Draft.objects.count() == 2
    assert (paper(first).answers == {}) == (act == "decline")


@pytest.mark.parametrize("change", [{"unit": Respondent.PERSON}, {"is_named": True}, {"opened_at": timezone.now()}])
def test_what_an_open_wave_asks_stands_in_the_database(change):
    wave = opened_wave(make_wave(), organizations=1)
    with pytest.raises(IntegrityError, match="stands as it is"), transaction.atomic():
        Wave.objects.filter(pk=wave.pk).update(**change)
    assert Wave.objects.filter(pk=wave.pk).update(title="Con otro título") == 1


@pytest.mark.parametrize("change", [{"closed_at": None}, {"opened_at": None, "opened_by": None}])
def test_counted_wave_never_opens_again_in_the_database(change):
    wave = opened_wave(make_wave(), organizations=1)
    deadlines.close_now(wave, at=timezone.now(), reason="x")
    with pytest.raises(IntegrityError, match="stands as it is"), transaction.atomic():
        Wave.objects.filter(pk=wave.pk).update(**change)


def test_wave_is_not_opened_while_another_of_its_survey_is_open():
    """Red where only counted waves are looked at: the next one would open before the former is answered."""
    wave = opened_wave(make_wave(), organizations=1)
    with pytest.raises(ValidationError, match="«Percepción de prueba», de la misma serie, sigue abierta"):
        opened_wave(make_wave(survey=wave.survey))
    assert opened_wave(make_wave()).opened_at is not None


def test_wave_of_another_day_far_away_is_refused():
    make.organization()
    wave, now = make_wave(), timezone.now()
    for opens, closes in [(0, 181), (181, 190)]:
        with pytest.raises(ValidationError, match="180 días"):
            open_wave(
                wave,
                by=make.user(),
                at=now,
                opens_at=now + timedelta(days=opens),
                closes_at=now + timedelta(days=closes),
            )
