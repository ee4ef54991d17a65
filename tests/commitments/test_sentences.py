"""Verdicts and figures in plain sentences: each says no more than its numbers."""

from decimal import Decimal

import pytest

from commitments.models import Figure, Indicator, Target, Verdict
from commitments.progress import progress
from commitments.sentences import (
    answer,
    change_so_far,
    change_to_come,
    figure_in_words,
    projection,
    rule,
    verdict_in_words,
)
from commitments.series import Series
from members.models import State


def aimed(*values: str, horizon: int | None = 2030, target: str = "40", unit: str = "percent"):
    """A target to fall to that value, and its progress by a figure each two years since 2020."""
    indicator = Indicator(pk=1, direction="lower", baseline_year=2015, unit=unit)
    numbered = enumerate(map(Decimal, values))
    figures = tuple(Figure(indicator=indicator, year=2020 + 2 * place, value=value) for place, value in numbered)
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
            "Por qué: lleva 129.1 % del ritmo que hace falta, y desde 95 % es «En camino».",
        ),
        (
            ("60", "61"),
            2030,
            "Por qué: la cifra se aleja de la meta en lugar de acercarse, y eso es «Retrocede».",
        ),
        (
            ("60", "58"),
            None,
            "Por qué: la meta no dice cuánto o para cuándo, así que cuenta cuánto mejora la cifra cada año en "
            "proporción a sí misma; desde 1.5 % es «En camino».",
        ),
        (("60", "40"), 2030, "Por qué: si la última cifra alcanza la meta, el ritmo ya no cuenta."),
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


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        ([], ""),
        ([("on_track", 1)], "Su única meta va en camino."),
        ([("unknown", 1)], "De su única meta no hay datos suficientes para saber cómo va."),
        ([("unknown", 2)], "De ninguna de sus 2 metas hay datos suficientes para saber cómo va."),
        ([("worse", 3)], "De sus 3 metas: 3 retroceden."),
        ([("on_track", 1), ("worse", 2)], "De sus 3 metas: 1 va en camino; 2 retroceden."),
        (
            [("achieved", 1), ("slow", 1), ("unknown", 1)],
            "De sus 3 metas: 1 ya se alcanzó; 1 avanza, pero debe acelerar; de 1 no hay datos suficientes.",
        ),
    ],
)
def test_answer_is_one_sentence_about_all_targets(tally, words):
    assert answer([(Verdict(verdict), count) for verdict, count in tally]) == words


@pytest.mark.parametrize(
    ("values", "unit", "so_far", "to_come", "leads_to"),
    [
        # 54 after two years of −5.132 % each: eight more lead to 35.4.
        (
            *(("60", "54"), "percent", "bajó 6 puntos porcentuales en 2 años"),
            *("bajar 14 puntos porcentuales de aquí a 2030", "35.4 % en 2030"),
        ),
        (
            *(("60", "61"), "percent", "subió 1 punto porcentual en 2 años"),
            *("bajar 21 puntos porcentuales de aquí a 2030", "65.2 % en 2030"),
        ),
        (("60", "60"), "percent", "no cambió en 2 años", "bajar 20 puntos porcentuales de aquí a 2030", "60 % en 2030"),
        (
            *(("60", "90"), "percent", "subió 30 puntos porcentuales en 2 años"),
            *("bajar 50 puntos porcentuales de aquí a 2030", ""),
        ),
        (("60",), "percent", "", "", ""),
        (
            *(("60", "54"), "persons", "bajó 6 personas en 2 años", "bajar 14 personas de aquí a 2030"),
            "35 personas en 2030",
        ),
    ],
)
def test_change_is_said_in_points_and_where_it_leads(values, unit, so_far, to_come, leads_to):
    aim, current = aimed(*values, unit=unit)
    sentences = [change_so_far(current), change_to_come(aim, current), projection(aim, current)]
    assert [words.replace("\u00a0", " ") for words in sentences] == [so_far, to_come, leads_to]
