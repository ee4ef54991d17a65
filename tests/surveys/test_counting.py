"""No published number, and no difference of published numbers, is about fewer than five people."""

from collections import Counter
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveys.counting import cells, joined, tells_no_more
from surveys.models import Breakdown, Question
from surveys.small_groups import FEWEST

AGREEMENT = Question(kind="agreement", wording="El Pacto avanza.")
VALUES = [None, 0, 1, 2, 3, 4, 5]


def row(results, breakdown="all", group=""):
    return {tuple(c.options): c.count for c in results if (c.breakdown, c.group) == (breakdown, group)}


def answers(*counts: int) -> dict:
    """So many answers 1, 2, 3, 4, 5 and 0, by invented invitees."""
    values = [value for value, count in zip((1, 2, 3, 4, 5, 0), counts, strict=False) for _each in range(count)]
    return {pk: {"c": [value]} for pk, value in enumerate(values)}


def everybody(responses) -> dict:
    return {(Breakdown.ALL, ""): set(responses)}


def test_counting_shows_options_that_have_five():
    responses = answers(5, 6, 7, 8, 9, 10)
    results = cells(AGREEMENT, responses, everybody(responses))
    assert row(results) == {(1,): 5, (2,): 6, (3,): 7, (4,): 8, (5,): 9, (0,): 10}


def test_counting_joins_a_rare_option_with_a_neighbour_of_its_side():
    responses = answers(2, 6, 7, 3, 9, 10)
    assert row(cells(AGREEMENT, responses, everybody(responses))) == {(1, 2): 8, (3,): 7, (0,): 10, (4, 5): 12}


def test_counting_shows_nothing_that_cannot_be_parted():
    responses = answers(0, 0, 0, 30, 4, 0)
    assert cells(AGREEMENT, responses, everybody(responses)) == []


def test_counting_joins_those_who_gave_no_answer_too():
    responses = answers(0, 0, 10, 10, 10, 6) | {1000: {}, 1001: {}}
    assert row(cells(AGREEMENT, responses, everybody(responses))) == {(1, 2, 3): 10, (4,): 10, (5,): 10, (0, None): 8}


def test_counting_shows_an_option_of_several_only_with_five_on_both_sides():
    question = Question(kind="several", wording="¿Qué le sirve?", options=["A", "B", "C"])
    responses = {pk: {"c": [1] if pk < 17 else [1, 2]} for pk in range(20)} | {20 + pk: {"c": [2]} for pk in range(5)}
    assert row(cells(question, responses, everybody(responses))) == {(1,): 20, (2,): 8}


def chosen(*times: tuple[list[int], int]) -> dict:
    """So many who chose these options together, by invented invitees."""
    rows = [{"c": values} for values, count in times for _each in range(count)]
    return dict(enumerate(rows))


@pytest.mark.parametrize(
    ("responses", "shown"),
    [
        (chosen(([1], 17), ([2], 5), ([1, 2], 3)), {(1,): 20}),
        (chosen(([1], 15), ([2], 5), ([1, 2], 5)), {(1,): 20, (2,): 10}),
        (chosen(([1], 6), ([2], 7), ([3], 5), ([1, 3], 1)), {(1,): 7, (2,): 7}),
        (chosen(([1], 6), ([2], 7), ([3], 8), ([1, 3], 5)), {(1,): 11, (2,): 7, (3,): 13}),
    ],
)
def test_counting_gives_back_no_few_who_chose_two_of_what_had_to_be_answered(responses, shown):
    """Red where every option is shown: 20 and 8 of 25 who all chose something are 3 who chose both."""
    options = ["A", "B", "C"][: max(value for answer in responses.values() for value in answer["c"])]
    question = Question(kind="several", wording="¿Qué le sirve?", options=options, is_required=True)
    assert row(cells(question, responses, everybody(responses))) == shown


def test_counting_counts_only_who_was_not_typed_among_those_who_chose_two():
    responses = chosen(([1], 15), ([2], 5), ([1, 2], 5))
    question = Question(kind="several", wording="¿Qué le sirve?", options=["A", "B"], is_required=True)
    assert row(cells(question, responses, everybody(responses), typed={24})) == {(1,): 20}


def test_counting_leaves_a_group_out_when_the_rest_would_be_few():
    responses = {pk: {"c": [4 if pk % 2 else 2]} for pk in range(40)}
    groups = everybody(responses) | {("state", "Oaxaca"): set(range(34)), ("state", "Puebla"): set(range(34, 40))}
    results = cells(AGREEMENT, responses, groups)
    assert {(c.breakdown, c.group) for c in results} == {("all", "")}


def test_counting_shows_groups_in_two_halves():
    responses = {pk: {"c": [4 if pk % 2 else 2]} for pk in range(40)}
    groups = everybody(responses) | {("state", "Oaxaca"): set(range(20)), ("state", "Puebla"): set(range(20, 40))}
    results = cells(AGREEMENT, responses, groups)
    assert list(row(results, "state", "Oaxaca").values()) == [10, 10]
    assert list(row(results, "state", "Puebla").values()) == [10, 10]


@pytest.mark.parametrize("counts", [(4, 1), (1, 4), (0, 0), (9, 0)])
def test_counting_never_joins_into_less_than_five(counts):
    parts = joined([(1,), (2,)], dict(zip((1, 2), counts, strict=True)))
    assert len(parts) == 1


def invented(chance: Random) -> list[tuple]:
    """Some people: what each said, its state, and its commissions."""
    opinions = chance.choices(VALUES, k=chance.randint(1, 7))
    states = chance.choices([1, 4, 20], k=chance.randint(1, 4))
    sits = [[chance.choice([0, 0.5, 0.97, 1]) for _seat in range(2)] for _state in states]
    people = []
    for _each in range(chance.randint(0, 150)):
        (state,) = chance.choices(range(len(states)), states)
        seats = {seat for seat, likely in enumerate(sits[state]) if chance.random() < likely}
        people.append((chance.choice(opinions), state, seats))
    return people


def differences(groups, filters) -> list[set]:
    """Every set of people that some sum and difference of the filters is about, as an attacker would find them."""
    known = [groups[key] for key in filters]
    sets = []
    for signs in product((-1, 0, 1), repeat=len(known)):
        times = Counter()
        for sign, members in zip(signs, known, strict=True):
            if sign:
                for pk in members:
                    times[pk] += sign
        people = {pk for pk, count in times.items() if count}
        if people and all(times[pk] == 1 for pk in people):
            sets.append(people)
    return sets


@settings(max_examples=150, deadline=None)
@given(st.integers(min_value=0))
def test_counting_no_sum_and_difference_of_filters_is_below_five(seed):
    """Over all filters at once: whatever part of people they give away has five on both sides of the opinion."""
    everyone = invented(Random(seed))
    responses = {pk: {} if value is None else {"c": [value]} for pk, (value, _state, _seats) in enumerate(everyone)}
    groups = everybody(responses)
    for pk, (_value, state, seats) in enumerate(everyone):
        groups.setdefault(("state", str(state)), set()).add(pk)
        for seat in seats:
            groups.setdefault(("commission", str(seat)), set()).add(pk)
    results = cells(AGREEMENT, responses, groups)
    assert all(c.count >= FEWEST for c in results)
    halves = {frozenset(c.options) for c in results if c.breakdown != "all"} or {frozenset(c.options) for c in results}
    for people in differences(groups, {(c.breakdown, c.group) for c in results}):
        for half in halves:
            assert sum(responses[pk].get("c", [None])[0] in half for pk in people) >= FEWEST


def test_counting_leaves_nobody_between_a_state_and_a_commission():
    """Red where only one breakdown at a time is subtracted: everybody, less Oaxaca, less the commission, is one."""
    responses = {pk: {"c": [4 if pk % 2 else 2]} for pk in range(41)}
    groups = everybody(responses) | {("state", "Oaxaca"): set(range(20)), ("commission", "Datos"): set(range(20, 40))}
    groups |= {("state", f"Lejos {pk % 7}"): set(range(20 + pk % 7, 41, 7)) for pk in range(7)}
    assert {c.group for c in cells(AGREEMENT, responses, groups)} == {"", "Datos"}


def test_counting_leaves_nobody_between_two_states_and_a_size():
    """Red where only one container is looked at: Oaxaca and Puebla together, less the large ones, are one of them."""
    responses = {pk: {"c": [4 if pk % 2 else 2]} for pk in range(61)}
    groups = everybody(responses) | {("state", "Oaxaca"): set(range(20)), ("state", "Puebla"): set(range(20, 41))}
    groups |= {("size", "Grande"): set(range(40)), ("state", "Chiapas"): set(range(41, 61))}
    assert {c.group for c in cells(AGREEMENT, responses, groups)} == {"", "Grande", "Puebla"}


def test_counting_shows_what_only_a_typed_answer_completes_to_nobody():
    """Red without `typed`: of the five who chose 1, staff typed four, and knows who is left."""
    responses = answers(5, 20, 20)
    assert row(cells(AGREEMENT, responses, everybody(responses), typed={0, 1, 2, 3})) == {(1, 2): 25, (3, 0, 4, 5): 20}


def test_counting_shows_a_group_only_with_five_on_each_side_that_nobody_typed():
    responses = {pk: {"c": [4 if pk % 2 else 2]} for pk in range(40)}
    groups = everybody(responses) | {("state", "Oaxaca"): set(range(20)), ("state", "Puebla"): set(range(20, 40))}
    assert {c.group for c in cells(AGREEMENT, responses, groups, typed=set(range(10, 20)))} == {"", "Oaxaca", "Puebla"}
    assert {c.group for c in cells(AGREEMENT, responses, groups, typed=set(range(9, 20)))} == {""}


def test_counting_counts_a_wave_that_was_all_typed():
    responses = answers(5, 20, 20)
    results = cells(AGREEMENT, responses, everybody(responses), typed=set(responses))
    assert row(results) == {(1,): 5, (2,): 20, (3, 0, 4, 5): 20}


def test_counting_leaves_out_a_group_of_which_nobody_answered():
    """Red without `not members` in `showable`: a cell of nobody, and the wave can never be closed."""
    responses = answers(0, 10, 0, 0, 10)
    groups = everybody(responses) | {(Breakdown.STATE, "Sonora"): set(responses), (Breakdown.STATE, "Lejos"): {10_000}}
    assert {cell.group for cell in cells(AGREEMENT, responses, groups)} == {"", "Sonora"}


@pytest.mark.parametrize(
    ("kind", "values", "parts", "may"),
    [
        ("agreement", [1, 2], [(1, 2), (3,), (4, 5, 0)], True),
        ("agreement", [1, 2], [(1, 2, 3), (4, 5, 0)], False),
        ("agreement", [1, 2], [], False),
        ("several", [1], [(1,), (2,)], True),
        ("several", [1], [(2,)], False),
        ("several", [1, 2], [(1,), (2,)], False),
    ],
)
def test_counting_shows_no_question_whose_condition_splits_a_published_part(kind, values, parts, may):
    first = Question(pk=1, kind=kind)
    assert tells_no_more(Question(kind="scale", shown_if=first, shown_values=values), {1: parts}) == may
