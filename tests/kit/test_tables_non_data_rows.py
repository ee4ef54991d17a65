"""Rows below a table that only count it."""

import pytest

from kit.tables.non_data_rows import why_no_data


@pytest.mark.parametrize(
    "cells",
    [
        *(["Total: 10 organizaciones"], ["10 organizaciones"], ["TOTAL GENERAL"], ["Suma"], ["Totales"]),
        *(["Total", "10"], ["TOTAL", "10 organizaciones"], ["12", "Total", "8"], ["Subtotal Puebla", "5"]),
        *(["Total de registros: 100"], ["Número de organizaciones: 10"], ["446 OSC integrantes del Pacto"]),
        *(["En total son 10 organizaciones"], ["Total: 10 organizaciones, 3 redes"], ["N = 10"]),
    ],
)
def test_noise_is_a_total_in_many_words(cells):
    assert why_no_data(cells) == "fila de totales"


@pytest.mark.parametrize(
    "cells",
    [
        *(["Total", "Puebla"], ["Suma", "Puebla"], ["Educación Total A.C."], ["Totalmente Niñez"], ["12", "Suma"]),
        *(["Total Apoyo", "55 1234 5678"], ["100 Organizaciones por la Niñez A.C.", "Puebla"], ["N"]),
    ],
)
def test_noise_is_no_organisation(cells):
    assert why_no_data(cells) is None
