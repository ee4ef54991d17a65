"""Each answer is kept as it is given, counts once, and only while the wave is open."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from commitments.models import Commitment
from surveys.closing import close_wave
from surveys.models import Draft, Question
from surveys.parsing import read
from tests import make
from tests.surveys.waves import answer, invitees, make_wave, opened_wave, paper, questions, save, send


@pytest.fixture
def wave(db):
    return opened_wave(make_wave(), organizations=6)


def test_answering_keeps_each_answer_and_leaves_the_others(wave):
    one = invitees(wave)[0]
    agree, where = questions(wave)[:2]
    save(one, {agree: {"c": [4]}}, at=timezone.now())
    save(one, {where: {"c": [1]}}, at=timezone.now())
    assert paper(one).answers == {agree.pk: {"c": [4]}, where.pk: {"c": [1]}}
    save(one, {where: {}}, at=timezone.now())
    assert paper(one).answers == {agree.pk: {"c": [4]}}


def test_answering_sends_once(wave):
    one = invitees(wave)[0]
    answer(one, {"c": [4]})
    for again in (lambda: send(one, at=timezone.now()), lambda: save(one, {}, at=timezone.now())):
        with pytest.raises(ValidationError, match="Ya recibimos"):
            again()


def test_answering_sends_nothing_while_something_required_is_missing(wave):
    one = invitees(wave)[0]
    with pytest.raises(ValidationError, match="obligatorias"):
        send(one, at=timezone.now())
    assert not paper(one).is_sent


def test_answering_drops_what_was_not_to_be_seen(wave):
    one = invitees(wave)[0]
    agree, _one, _several, _scale, _number, text = questions(wave)
    at = timezone.now()
    save(one, {agree: {"c": [1]}, text: {"t": "Falta voz"}}, at=at)
    save(one, {agree: {"c": [5]}}, at=at)
    assert send(one, at=at).answers == {agree.pk: {"c": [5]}}


def test_answering_ends_at_the_hour_of_closing_and_says_so(wave):
    one = invitees(wave)[0]
    with pytest.raises(ValidationError, match="ya cerró"):
        save(one, {}, at=wave.closes_at)
    close_wave(wave, at=timezone.now())
    with pytest.raises(ValidationError, match="ya cerró"):
        save(one, {}, at=timezone.now())


def test_answering_lays_out_one_draft_each_before_anybody_begins(wave):
    sizes = {len(draft.sealed) for draft in Draft.objects.filter(wave=wave)}
    assert Draft.objects.filter(wave=wave).count() == 6
    assert sizes == {wave.sealed_size}
    answer(invitees(wave)[0], {"c": [1]}, {}, {}, {}, {}, {"t": "ñ" * 1500})
    assert {len(draft.sealed) for draft in Draft.objects.filter(wave=wave)} == sizes


def test_answering_locks_the_questions_and_whom_they_are_asked(wave):
    question = questions(wave)[0]
    for change in (
        lambda: Question.objects.filter(pk=question.pk).update(wording="Otra cosa"),
        lambda: Question.objects.create(section=question.section, position=9, wording="Una más"),
        lambda: Question.objects.filter(pk=questions(wave)[-1].pk).delete(),
        lambda: wave.states.add("20"),
        lambda: wave.commissions.add(make.commission(77)),
        lambda: wave.commitments.add(Commitment.objects.earliest("pk")),
    ):
        with pytest.raises(IntegrityError, match="stand as they are"), transaction.atomic():
            change()


@pytest.mark.parametrize(
    ("place", "typed", "expected"),
    [
        (0, ["4"], {"c": [4]}),
        (0, ["0"], {"c": [0]}),
        (0, [""], {}),
        (0, [], {}),
        (2, ["3", "1", "1"], {"c": [1, 3]}),
        (3, ["10"], {"c": [10]}),
        (4, [" 1,200 "], {"n": 1200}),
        (5, ["  Más  voz\r\n "], {"t": "Más  voz"}),
        (5, ["Ma\u0301s\u200b voz"], {"t": "Más voz"}),
        (5, [" \u200b\xa0"], {}),
        (5, ["uno\x0bdos\x00 \u202atres\u202c"], {"t": "uno\ndos tres"}),
        (4, ["\u200e1\xa0200"], {"n": 1200}),
    ],
)
def test_answering_reads_what_a_form_sends(wave, place, typed, expected):
    assert read(questions(wave)[place], typed) == expected


@pytest.mark.parametrize(
    ("place", "typed", "sentence"),
    [
        (0, ["6"], "no existe"),
        (0, ["4", "5"], "no existe"),
        (0, ["cuatro"], "no existe"),
        (2, ["4"], "no existe"),
        (3, ["11"], "no existe"),
        (4, ["-1"], "número entero"),
        (4, ["12.5"], "número entero"),
        (4, ["٣"], "número entero"),
        (4, ["10001"], "10000 o menos"),
        (5, ["a" * 1_000_000], "caben 1500"),
    ],
)
def test_answering_refuses_what_is_no_answer_with_a_sentence(wave, place, typed, sentence):
    with pytest.raises(ValidationError, match=sentence):
        read(questions(wave)[place], typed)


def test_answering_may_begin_when_the_wave_opens(db):
    wave = opened_wave(make_wave(), organizations=1)
    with pytest.raises(ValidationError):
        save(invitees(wave)[0], {}, at=wave.opens_at - timedelta(seconds=1))
