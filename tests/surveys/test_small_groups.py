"""The theorem of `small_groups`, tried on every small table: what can be computed is about nobody, or about enough."""

from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest

from surveys import small_groups
from surveys.models import Breakdown
from surveys.small_groups import showable

FEWEST = 2
WEIGHTS = range(-2, 3)
BREAKDOWNS = [Breakdown.STATE, Breakdown.SIZE, Breakdown.COMMISSION]
TABLES = [  # how many groups and halves, and the most people of one cell
    (2, 1, 4),
    (2, 2, 2),
    (3, 1, 2),
]


@pytest.fixture(autouse=True)
def fewest(monkeypatch):
    """Two instead of five: the rule is the same, and the tables in which it matters are few enough to try them all."""
    monkeypatch.setattr(small_groups, "FEWEST", FEWEST)


@cache
def sums(groups: int, shown: tuple[int, ...]) -> set[frozenset[int]]:
    """Which parts each sum of the whole and the shown groups is about; a part lies in the groups whose bit it has."""
    sets = set()
    for whole, *weights in product(WEIGHTS, repeat=1 + len(shown)):
        weight = {
            part: whole + sum(one for one, group in zip(weights, shown, strict=True) if part >> group & 1)
            for part in range(2**groups)
        }
        sets.add(frozenset(part for part in weight if weight[part]))
    return sets


def tables(groups: int, halves: int, largest: int) -> Iterator[list[tuple[int, ...]]]:
    """Every table in which enough people of each half answered: for each part how many of each half."""
    rows = list(product(range(largest + 1), repeat=halves))
    for table in product(rows, repeat=2**groups):
        if all(sum(half) >= FEWEST for half in zip(*table, strict=True)):
            yield table


def shown_of(table, breakdowns: list[str]) -> tuple[int, ...]:
    """The groups that the rule shows of a table, by their number."""
    people, halves, groups, first = 0, [0] * len(table[0]), [0] * len(breakdowns), 0
    for part, sizes in enumerate(table):
        for half, size in enumerate(sizes):
            cell = (1 << size) - 1 << first
            first += size
            people, halves[half] = people | cell, halves[half] | cell
            groups = [members | cell if part >> group & 1 else members for group, members in enumerate(groups)]
    keys = [(breakdown, str(group)) for group, breakdown in enumerate(breakdowns)]
    result = showable(dict(zip(keys, groups, strict=True)), people, halves)
    return tuple(sorted(int(group) for _breakdown, group in result))


def is_safe(table, shown: tuple[int, ...]) -> bool:
    """Whether every sum is about nobody, or about enough of each half."""
    groups = len(table).bit_length() - 1
    for parts in sums(groups, shown):
        sizes = [sum(table[part][half] for part in parts) for half in range(len(table[0]))]
        if any(sizes) and min(sizes) < FEWEST:
            return False
    return True


def unsafe(groups: int, halves: int, largest: int, breakdowns: list[str]) -> list:
    """Tables of which the rule shows what gives a few away."""
    return [one for one in tables(groups, halves, largest) if not is_safe(one, shown_of(one, breakdowns[:groups]))]


@pytest.mark.parametrize("breakdowns", [BREAKDOWNS, [Breakdown.STATE] * 3], ids=["crossed", "of one kind"])
@pytest.mark.parametrize("sizes", TABLES, ids=str)
def test_no_sum_of_what_is_shown_is_about_a_few(sizes, breakdowns):
    assert unsafe(*sizes, breakdowns) == []


@pytest.mark.parametrize("sizes", TABLES, ids=str)
def test_some_tables_show_every_group_and_some_show_none(sizes):
    groups = sizes[0]
    shown = {len(shown_of(table, BREAKDOWNS[:groups])) for table in tables(*sizes)}
    assert {0, groups} <= shown


def test_oracle_sees_a_rule_that_takes_small_parts_for_large(monkeypatch):
    monkeypatch.setattr(small_groups, "_is_large", lambda part, _halves: part > 0)
    assert unsafe(2, 1, 4, BREAKDOWNS) != []


def test_oracle_sees_a_rule_that_counts_rows_instead_of_their_rank(monkeypatch):
    def rows_counted(rows):
        return min(len(rows), max((row.bit_length() for row in rows), default=0))

    monkeypatch.setattr(small_groups, "_rank", rows_counted)
    assert unsafe(3, 1, 2, BREAKDOWNS) != []


def test_oracle_sees_a_rule_that_shows_what_a_division_with_overlaps_leaves(monkeypatch):
    def remainder(shown, _breakdown, whole):
        return whole & ~sum(shown.values())

    monkeypatch.setattr(small_groups, "_remainder", remainder)
    assert unsafe(3, 1, 2, [Breakdown.STATE] * 3) != []
