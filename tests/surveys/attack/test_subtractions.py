"""What an insider could take away from what is counted: typed answers, conditions, a count that did not finish."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from surveys import closing, deadlines
from surveys.closing import close_wave, note_turnout
from surveys.models import Cell, Invitee, Question, Wave
from surveys.results import results
from tests import make
from tests.surveys.waves import answer, invitees, make_wave, opened_wave, questions, save, send, stored_answers

pytestmark = pytest.mark.django_db
OTHERS = ({}, {}, {}, {}, {})


def typed(invitee, value: dict, *, by) -> None:
    save(invitee, {questions(invitee.wave)[0]: value}, at=timezone.now(), entered_by=by)
    send(invitee, at=timezone.now(), entered_by=by)


def answered_by(*, alone: int, on_paper: int, **fields) -> Wave:
    wave, by = opened_wave(make_wave(**fields), organizations=alone + on_paper), make.user()
    for place, invitee in enumerate(invitees(wave)):
        if place < alone:
            answer(invitee, {"c": [1]})
        else:
            typed(invitee, {"c": [5]}, by=by)
    close_wave(wave, at=timezone.now())
    wave.refresh_from_db()
    return wave


def test_subtraction_of_what_staff_typed_leaves_no_one_alone():
    """Red without `_hidden_among_five`: staff types four, waits for a fifth, closes, and knows what she said."""
    wave = answered_by(alone=1, on_paper=4)
    assert wave.response_count == 4
    assert stored_answers().count() == 0
    assert Cell.objects.count() == 0
    assert Invitee.objects.filter(answered_on__isnull=False).count() == 5


def test_subtraction_leaves_out_the_few_who_were_not_typed_and_keeps_the_rest():
    wave = answered_by(alone=4, on_paper=6)
    assert wave.response_count == 6
    assert set(stored_answers().values_list("chosen__0", flat=True)) == {5}


@pytest.mark.parametrize(("alone", "on_paper"), [(5, 1), (0, 5)])
def test_subtraction_of_typed_answers_may_leave_five_or_nobody(alone, on_paper):
    assert answered_by(alone=alone, on_paper=on_paper).response_count == alone + on_paper


def test_subtraction_matters_not_where_names_are_kept():
    assert answered_by(alone=1, on_paper=4, is_named=True).response_count == 5


def further(wave: Wave, on: Question, values: list[int], *, kind: str = "scale") -> Question:
    section, place = questions(wave)[-1].section, Question.objects.filter(section__wave=wave).count() + 5
    fields = {"kind": kind, "wording": f"¿Cuánto? {place}", "is_required": True}
    return Question.objects.create(section=section, position=place, shown_if=on, shown_values=values, **fields)


def shown(question: Question) -> list[tuple]:
    cells = Cell.objects.filter(question=question).order_by("place")
    return [(cell.breakdown, cell.options, cell.count, cell.base) for cell in cells]


def test_subtraction_of_who_was_not_asked_leaves_no_few():
    """Red where they count as silent: 3 low marks joined with 20 who were not asked, whose number is known."""
    wave = make_wave()
    on = further(wave, questions(wave)[0], [4, 5])
    opened_wave(wave, organizations=30)
    for place, invitee in enumerate(invitees(wave)):
        answer(
            invitee,
            {"c": [2 if place < 20 else 4]},
            *OTHERS,
            *([] if place < 20 else [{"c": [8 if place < 23 else 9]}]),
        )
    close_wave(wave, at=timezone.now())
    assert shown(on) == []


def test_condition_is_counted_among_those_who_were_asked():
    wave = make_wave()
    on = further(wave, questions(wave)[0], [4, 5])
    opened_wave(wave, organizations=30)
    for place, invitee in enumerate(invitees(wave)):
        answer(
            invitee,
            {"c": [2 if place < 15 else 4]},
            *OTHERS,
            *([] if place < 15 else [{"c": [8 if place < 21 else 9]}]),
        )
    close_wave(wave, at=timezone.now())
    assert {(breakdown, base) for breakdown, _options, _count, base in shown(on)} == {("all", 15)}
    assert [count for _breakdown, _options, count, _base in shown(on)] == [6, 9]


def test_subtraction_along_two_conditions_leaves_no_few():
    """Red where a question that is not shown counts as split nowhere: six of the eight who chose 1 to 3 come back."""
    wave = make_wave()
    on = further(wave, questions(wave)[0], [1, 2])
    last = further(wave, on, list(range(11)), kind="agreement")
    opened_wave(wave, organizations=30)
    for place, invitee in enumerate(invitees(wave)):
        met = place < 16
        extra = [{"c": [place % 2]}, {"c": [1 + place % 2]}] if met else []
        answer(invitee, {"c": [1 if met else 3 if place < 18 else 4]}, *OTHERS, *extra)
    close_wave(wave, at=timezone.now())
    assert shown(on) == []
    assert shown(last) == []


@pytest.mark.parametrize(("neither", "tones"), [(2, []), (5, [(5, 10), (5, 10)])])
def test_subtraction_of_who_wrote_leaves_no_few(neither, tones):
    """Red where tones part everybody: with the two who chose 3, joined to them, it would be known that ten did not."""
    wave = make_wave()
    Question.objects.filter(section__wave=wave, kind="long").update(is_required=True)
    text = questions(wave)[-1]
    opened_wave(wave, organizations=30)
    for place, invitee in enumerate(invitees(wave)):
        value = 2 if place < 10 else 3 if place < 10 + neither else 4
        answer(invitee, {"c": [value]}, {}, {}, {}, {}, *([{"t": f"Falta {place}"}] if value == 2 else []))
    close_wave(wave, at=timezone.now())
    wave.refresh_from_db()
    for place, row in enumerate(stored_answers().filter(question=text)):
        row.tone = "negative" if place < 5 else "mixed"
        row.save()
    result = results(wave, readable=Wave.objects.all())
    words = next(each.words for each in result.questions if each.question == text)
    assert words.is_enough is True
    assert [(share.count, share.base) for share in words.tones] == tones


def test_answers_of_a_count_that_did_not_finish_are_the_last(monkeypatch):
    """Red where the hour moves with the count: what the log kept of the first, less the second, is who came between."""
    wave = opened_wave(make_wave(), organizations=8)
    for invitee in invitees(wave)[:6]:
        answer(invitee, {"c": [4]})
    now = wave.opens_at + timedelta(seconds=1)
    monkeypatch.setattr(closing, "_publish", lambda *_arguments, **_named: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        deadlines.close_now(wave, at=now, reason="Ya")
    wave.refresh_from_db()
    assert wave.closed_at is None
    assert wave.is_open(at=now) is False
    assert Wave.objects.to_close(at=now).get() == wave


def test_statements_name_the_invitees_in_their_own_order():
    """Red where they come as the drafts lie on disk: a slow statement in the server's log would tie the two."""
    wave = opened_wave(make_wave(), organizations=30)
    for invitee in reversed(invitees(wave)):
        answer(invitee, {"c": [4]})
    with CaptureQueriesContext(
        connection,
    ) as queries:
        note_turnout(wave, on=timezone.localdate())
    (noted,) = [each["sql"] for each in queries if each["sql"].startswith("UPDATE")]
    keys = [int(key) for key in re.search(r'"id" IN \(([\d, ]+)\)', noted)[1].split(",")]
    assert len(keys) == 30
    assert keys == sorted(keys)
