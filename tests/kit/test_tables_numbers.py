from decimal import Decimal

import pytest

from kit.tables import CellError
from kit.tables.numbers import no_figure, parse_number, with_decimal_point


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("34.2", "34.2"), ("+5", "5"), ("−3.2", "-3.2"), ("–3", "-3"), ("- 3", "-3"), ("12,311,068", "12311068"),
        ("1,234.5", "1234.5"), ("1 234 567.8", "1234567.8"), ("1'234,567", "1234567"), ("1’234,567.5", "1234567.5"),
        ("0", "0"), ("012", "12"), ("12.345", "12.345"),
    ],
)  # fmt: skip
def test_number_is_read_as_people_write_it(text, number):
    assert parse_number(text) == (Decimal(number), False)


@pytest.mark.parametrize("text", ["34.2%", " 34.2 % ", "34.2 por ciento", "34.2 Por Ciento.", "34.2 porciento"])
def test_number_with_a_sign_of_percentage_says_so(text):
    assert parse_number(text) == (Decimal("34.2"), True)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("12,5", "«12,5» lleva coma decimal; escríbalo con punto: 12.5"),
        ("34,25 %", "«34,25 %» lleva coma decimal; escríbalo con punto: 34.25"),
        ("-0,5", "«-0,5» lleva coma decimal; escríbalo con punto: -0.5"),
        ("0,345", "«0,345» lleva coma decimal; escríbalo con punto: 0.345"),
        ("1.234,5", "«1.234,5» lleva coma decimal; escríbalo con punto: 1,234.5"),
        ("1 234,56", "«1 234,56» lleva coma decimal; escríbalo con punto: 1,234.56"),
        ("1.234.567", "«1.234.567» lleva puntos de millar; escríbalo con comas: 1,234,567"),
        ("34.2 1/", "Quite la llamada «1/» de «34.2 1/» y póngala en la columna nota"),
        ("33.1*", "Quite la llamada «*» de «33.1*» y póngala en la columna nota"),
        ("33.1**", "Quite la llamada «**» de «33.1**» y póngala en la columna nota"),
        ("30.5 a", "Quite la llamada «a» de «30.5 a» y póngala en la columna nota"),
        ("29.8ᵖ", "Quite la llamada «ᵖ» de «29.8ᵖ» y póngala en la columna nota"),
        ("29.8²", "Quite la llamada «²» de «29.8²» y póngala en la columna nota"),
        ("12.5 (1)", "Quite la llamada «(1)» de «12.5 (1)» y póngala en la columna nota"),
        ("1,234 e/", "Quite la llamada «e/» de «1,234 e/» y póngala en la columna nota"),
        ("2026-05-12", "«2026-05-12» es una fecha: la hoja de cálculo cambió el número por un día"),
        ("12-may", "«12-may» es una fecha: la hoja de cálculo cambió el número por un día"),
        ("may-12", "«may-12» es una fecha: la hoja de cálculo cambió el número por un día"),
        ("hola", "«hola» no es un número; escriba, por ejemplo, 34.2, con punto para los decimales"),
        ("1,23,456", "«1,23,456» no es un número; escriba, por ejemplo, 34.2, con punto para los decimales"),
        ("1e5", "«1e5» no es un número; escriba, por ejemplo, 34.2, con punto para los decimales"),
        ("34.2 37.1", "«34.2 37.1» no es un número; escriba, por ejemplo, 34.2, con punto para los decimales"),
    ],
)
def test_number_that_may_be_another_is_refused_with_what_it_is(text, sentence):
    with pytest.raises(CellError) as refusal:
        parse_number(text)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    "text",
    ["N/D", "ND", "n.d.", "-", "--", "—", "n.s.", "NS", "c", "C", "*", "(c)", "…", "n. a.", "s/d", "Sin dato", "NaN"],
)
def test_no_figure_is_told_from_a_number(text):
    assert str(no_figure(text)) == f"«{text}»: la fuente no da la cifra"


@pytest.mark.parametrize("text", ["<5", "< 5", "≤ 0.1", ">95", "menos de 5", "Más de 95"])
def test_a_limit_is_no_figure(text):
    assert str(no_figure(text)) == f"«{text}» es un límite, no una cifra"


@pytest.mark.parametrize("text", ["0", "12.5", "5*", "hola", "12,5"])
def test_what_should_be_read_is_not_taken_for_nothing(text):
    assert no_figure(text) is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("12,5", "12.5"), ("1.234,5", "1234.5"), ("1 234 567,8", "1234567.8"), ("12,345", "12.345"), ("−0,5", "-0.5"),
        (" 34,2 % ", "34.2%"), ("34,2 por ciento", "34.2%"), ("12.5", "12.5"), ("1,234,567", "1,234,567"),
        ("N/D", "N/D"), ("", ""),
    ],
)  # fmt: skip
def test_number_with_a_decimal_comma_is_written_with_a_point(text, read):
    assert with_decimal_point(text) == read
