"""Maps by state: levels from light to dark, changes in two hues with their sides named."""

from decimal import Decimal

import pytest

from commitments.models import Figure, Indicator
from commitments.series import Series
from commitments.statemap import state_table


def legend(*values: str, unit="points", direction="lower") -> list[tuple[str, str]]:
    indicator = Indicator(unit=unit, direction=direction)
    codes = [f"{number:02d}" for number in range(1, len(values) + 1)]
    figures = [
        Figure(indicator=indicator, state_id=code, year=2022, value=Decimal(value))
        for code, value in zip(codes, values, strict=True)
    ]
    table = state_table(
        indicator, {figure.state_id: Series(indicator, figure.state_id, (figure,)) for figure in figures}
    )
    drawn = {area.shade for area in table.map.areas}
    assert drawn - {"0"} == {shade.name for shade in table.map.legend} - (
        {"even"} if Decimal(0) not in map(Decimal, values) else set()
    )
    return [(shade.name, shade.words.replace("\u00a0", " ")) for shade in table.map.legend]


def test_changes_have_two_hues_around_zero_and_say_which_is_better():
    assert legend("-19.8", "-17.1", "-11.4", "2.8", "3") == [
        ("cool-3", "−19.8 a −17.1 puntos porcentuales: mejora"),
        ("cool-2", "−11.4 puntos porcentuales: mejora"),
        ("even", "0 puntos porcentuales: sin cambio"),
        ("warm-1", "+2.8 a +3 puntos porcentuales: empeora"),
    ]


@pytest.mark.parametrize(
    ("direction", "words"),
    [
        ("higher", [("warm-3", "empeora"), ("even", "sin cambio"), ("cool-3", "mejora")]),
        ("", [("cool-3", "baja"), ("even", "sin cambio"), ("warm-3", "sube")]),
    ],
)
def test_changes_take_their_sides_from_the_indicator(direction, words):
    entries = legend("-5", "0", "5", direction=direction)
    assert [(name, text.rpartition(": ")[2]) for name, text in entries] == words


def test_levels_go_from_light_to_dark():
    assert legend("10", "20", "30", unit="percent") == [("1", "10 %"), ("2", "20 %"), ("3", "30 %")]
