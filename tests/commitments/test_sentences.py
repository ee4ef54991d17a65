"""Verdicts and figures in plain sentences: each says no more than its numbers."""

from decimal import Decimal

import pytest

from commitments.models import Figure, Indicator, Target
from commitments.progress import progress
from commitments.sentences import figure_in_words, rule, verdict_in_words
from commitments.series import Series
from members.models import State


def aimed(*values: str, horizon: int | None = 2030, target: str = "40"):
    """A target to fall to that value, and its progress by a figure each two years since 2020."""
    indicator = Indicator(pk=1, direction="lower", baseline_year=2015)
    figures = tuple(Figure(year=2020 + 2 * place, value=Decimal(value)) for place, value in enumerate(values))
    aim = Target(indicator=indicator, operator="at_most", value=Decimal(target), horizon=horizon)
    return aim, progress(aim, Series(indicator, None, figures))


@pytest.mark.parametrize(
    ("latest", "words"),
    [
        # To fall from 60 in 2020 to 40 in 2030: -3.974 % a year.
        ("48", "Avanza a más del doble del ritmo necesario para llegar a la meta en 2030."),  # -10.557 %; 2.66
        ("51", "Avanza más o menos al doble del ritmo necesario para llegar a la meta en 2030."),  # -7.805 %; 1.96
        ("54", "Avanza más rápido de lo necesario para llegar a la meta en 2030."),  # -5.132 %; 1.29
        ("55.4", "Avanza al ritmo necesario para llegar a la meta en 2030."),  # -3.909 %; 0.98
        ("56", "Avanza, pero más lento de lo necesario para llegar a la meta en 2030."),  # -3.391 %; 0.85
        ("57.6", "Avanza más o menos a la mitad del ritmo necesario para llegar a la meta en 2030."),  # -2.020 %; 0.51
        ("59", "Avanza a menos de la mitad del ritmo necesario para llegar a la meta en 2030."),  # -0.837 %; 0.21
        ("60", "Casi no avanza: a este ritmo no se llega a la meta en 2030."),
        ("61", "Va en sentido contrario: así no se llega a la meta en 2030."),
        ("40", "La última cifra ya alcanza la meta."),
    ],
)
def test_told_compares_the_pace_in_plain_words(latest, words):
    assert verdict_in_words(*aimed("60", latest)) == words


@pytest.mark.parametrize(
    ("latest", "words"),
    [
        ("58", "La cifra mejora a buen paso."),
        ("59", "La cifra mejora poco a poco."),
        ("60", "La cifra casi no cambia."),
        ("61", "La cifra empeora."),
    ],
)
def test_told_without_a_date_looks_at_the_trend(latest, words):
    assert verdict_in_words(*aimed("60", latest, horizon=None)) == words


@pytest.mark.parametrize(
    ("values", "horizon", "words"),
    [
        (
            ("60", "54"),
            2030,
            "La regla: el ritmo hasta ahora entre el necesario da 129.1 %, y desde 95 % es «En camino».",
        ),
        (
            ("60", "61"),
            2030,
            "La regla: el ritmo hasta ahora entre el necesario da −20.9 %, y menos de 0 % es «Retrocede».",
        ),
        (
            ("60", "58"),
            None,
            "La regla: si la meta no dice cuánto o para cuándo, cuenta cuánto mejora la cifra cada año; desde 1.5 % es "
            "«En camino».",
        ),
        (("60", "40"), 2030, "La regla: si la última cifra alcanza la meta, el ritmo ya no cuenta."),
        (("60",), 2030, ""),
    ],
)
def test_rule_is_one_sentence_with_the_number_that_decided(values, horizon, words):
    assert rule(aimed(*values, horizon=horizon)[1]).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [
        ("percent", "48", "48 de cada 100"),
        ("percent", "48.1", "cerca de 48 de cada 100"),
        ("percent", "0.4", "menos de 1 de cada 100"),
        ("percent", "0", "0 de cada 100"),
        ("gross", "102.5", "cerca de 103 por cada 100"),
        ("per_thousand", "11.04", "11 por mil nacidos vivos"),
        ("points", "-17.1", "bajó 17.1 puntos porcentuales"),
        ("points", "3", "subió 3 puntos porcentuales"),
        ("points", "0", "no cambió"),
        ("persons", "12311068", "12,311,068 personas"),
    ],
)
def test_said_reads_a_value_by_its_unit(unit, value, words):
    figure = Figure(indicator=Indicator(definition="Niñas y niños. ", unit=unit), year=2022, value=Decimal(value))
    assert figure_in_words(figure).replace("\u00a0", " ") == f"Niñas y niños: {words} en todo el país, 2022."


def test_said_names_the_state():
    indicator = Indicator(definition="Niñas y niños", unit="percent")
    figure = Figure(indicator=indicator, state=State(name="Oaxaca"), year=2022, value=Decimal(30))
    assert figure_in_words(figure) == "Niñas y niños: 30 de cada 100 en Oaxaca, 2022."
