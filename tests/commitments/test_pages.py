"""The public pages: what was promised, how it goes and by what numbers, as of today and as of a day gone by."""

import re
from datetime import UTC, datetime

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from .publishing import published

pytestmark = pytest.mark.django_db
LAST_YEAR = datetime(2025, 6, 1, 18, tzinfo=UTC)
THIS_YEAR = datetime(2026, 3, 1, 18, tzinfo=UTC)
CODE = "pobreza-multidimensional"


def said(text: str) -> str:
    """The words of a page in one line, without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def queries(client, url: str) -> int:
    caches["parts"].clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_list_shows_every_commitment_and_says_where_figures_are_missing(client):
    text = client.get("/compromisos/").text
    assert text.count('<li class="card">') == 12
    assert text.count('class="badge badge--off">Sin datos suficientes') == 22
    assert text.count("Ningún indicador mide todavía esta meta.") == 7


def test_list_shows_the_verdict_with_its_figure(client):
    published(CODE, (2016, "50"), (2022, "46"), note="Cifra con reserva.")
    words = said(client.get("/compromisos/").text)
    # To fall from 50 to 40 in 14 years: -1.581 % a year; 46 after 6 years is -1.380 %: 0.873 of it.
    assert "Avanza, pero debe acelerar Disminuir la pobreza: a lo más 40 % en 2030." in words
    assert words.count("Última cifra: 46 % en 2022.") == 1
    assert words.count("Cifra con reserva.") == 1
