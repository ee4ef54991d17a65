"""What was sent is counted once, written without its owners, and nothing is readable before."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from surveys.closing import close_wave, note_turnout
from surveys.models import Cell, Draft, Invitee, NamedAnswer, Question, Turnout
from tests import make
from tests.surveys.waves import answer, invitees, make_wave, opened_wave, questions, save, stored_answers


@pytest.fixture
def wave(db):
    return opened_wave(make_wave(), organizations=12)


def test_closing_writes_each_answer_once_and_erases_the_drafts(wave):
    for invitee in invitees(wave)[:7]:
        answer(invitee, {"c": [4]}, {"c": [1]})
    assert stored_answers().count() == 0
    assert close_wave(wave, at=timezone.now()) == 7
    assert stored_answers().count() == 14
    assert Draft.objects.count() == 0
    assert close_wave(wave, at=timezone.now()) == 7
    assert stored_answers().count() == 14


def test_closing_leaves_out_what_was_not_sent(wave):
    for invitee in invitees(wave)[:6]:
        answer(invitee, {"c": [4]})
    save(invitees(wave)[7], {questions(wave)[0]: {"c": [1]}}, at=timezone.now())
    assert close_wave(wave, at=timezone.now()) == 6
    assert set(stored_answers().values_list("chosen", flat=True)[:1][0]) == {4}


def test_closing_keeps_nothing_of_fewer_than_five(wave):
    for invitee in invitees(wave)[:4]:
        answer(invitee, {"c": [4]})
    assert close_wave(wave, at=timezone.now()) == 4
    assert stored_answers().count() == 0
    assert Cell.objects.count() == 0
    assert Draft.objects.count() == 0


def test_closing_of_a_named_wave_says_who_said_what(db):
    wave = opened_wave(make_wave(is_named=True), organizations=2)
    answer(invitees(wave)[0], {"c": [4]})
    close_wave(wave, at=timezone.now())
    assert stored_answers().count() == 0
    assert [(row.invitee, row.chosen) for row in NamedAnswer.objects.all()] == [(invitees(wave)[0], [4])]


def test_closing_refuses_a_cell_below_five(wave):
    with pytest.raises(IntegrityError, match="cell_never_below_five"):
        Cell.objects.create(question=questions(wave)[0], breakdown="all", place=0, options=[1], count=4, base=10)


def test_closing_notes_the_day_and_not_the_hour(wave):
    for invitee in invitees(wave)[:3]:
        answer(invitee, {"c": [4]})
    assert Invitee.objects.missing().count() == 12
    assert note_turnout(wave, on=date(2026, 11, 23)) == 3
    assert note_turnout(wave, on=date(2026, 11, 24)) == 0
    assert Invitee.objects.missing().count() == 9
    assert set(Invitee.objects.values_list("answered_on", flat=True)) == {None, date(2026, 11, 23)}


def test_closing_counts_who_was_asked_and_who_answered(wave):
    for invitee in invitees(wave)[:6]:
        answer(invitee, {"c": [4]})
    close_wave(wave, at=timezone.now() + timedelta(days=1))
    rows = Turnout.objects.values_list("breakdown", "group", "invited_count", "response_count")
    assert sorted(rows) == [("all", "", 12, 6), ("size", "", 12, 6), ("state", "Oaxaca", 12, 6)]


def test_closing_writes_all_answers_in_one_transaction_and_no_order(wave):
    """Every answer has the same transaction, and the order on disk is not that of the invitees."""
    for number, invitee in enumerate(invitees(wave)):
        answer(invitee, {"c": [4]}, {}, {}, {}, {"n": number})
    close_wave(wave, at=timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin::text, number FROM surveys_answer WHERE number IS NOT NULL ORDER BY ctid")
        rows = cursor.fetchall()
    assert len({xmin for xmin, _number in rows}) == 1
    assert sorted(number for _xmin, number in rows) == list(range(12))
    assert [number for _xmin, number in rows] != list(range(12))


def test_closing_counts_a_group_in_which_nobody_answered(db):
    for state in ["20"] * 12 + ["21"] * 6:
        make.organization(state=state)
    wave = opened_wave(make_wave())
    for place, invitee in enumerate(invitees(wave)[:12]):
        answer(invitee, {"c": [4 if place % 2 else 2]})
    close_wave(wave, at=timezone.now())
    turnout = Turnout.objects.filter(breakdown="state").values_list("group", "invited_count", "response_count")
    assert sorted(turnout) == [("Oaxaca", 12, 12), ("Puebla", 6, None)]


def test_closing_hides_a_turnout_that_a_subtraction_would_give_back(db):
    for state in ["20"] * 12 + ["21"] * 6:
        make.organization(state=state)
    wave = opened_wave(make_wave())
    for invitee in invitees(wave)[:15]:
        answer(invitee, {"c": [4]})
    close_wave(wave, at=timezone.now())
    turnout = Turnout.objects.filter(breakdown="state").values_list("group", "response_count")
    assert sorted(turnout) == [("Oaxaca", None), ("Puebla", None)]


def test_closing_gives_back_no_rare_option_by_a_condition(db):
    """Red without `tells_no_more`: eight chose 1 to 3 and six of them were asked further, so that two chose 3."""
    wave = make_wave()
    agree = questions(wave)[0]
    further = Question.objects.create(
        section=questions(wave)[-1].section,
        position=9,
        kind="scale",
        wording="¿Cuánto?",
        is_required=True,
        shown_if=agree,
        shown_values=[1, 2],
    )
    opened_wave(wave, organizations=30)
    for invitee, value in zip(invitees(wave), [2] * 6 + [3] * 2 + [4] * 9, strict=False):
        answer(invitee, {"c": [value]}, {}, {}, {}, {}, {}, *([{"c": [3]}] if value == 2 else []))
    close_wave(wave, at=timezone.now())
    assert [cell.options for cell in Cell.objects.filter(question=agree, breakdown="all")] != []
    assert not Cell.objects.filter(question=further).exists()
