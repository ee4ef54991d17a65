"""The map of the 32 states: shaded, named, small."""

import gzip
from dataclasses import astuple

import pytest

from members.map import MapShade, legend, outlines
from tests import make
from tests.pages import Page, elements, texts


def test_map_legend_of_nobody_is_empty():
    assert legend([0] * 32) == []


def test_map_legend_covers_every_count_once():
    counts = [0, 1, 1, 2, 5, 8, 13, 21, 34, 55, 89]
    shades = legend(counts)
    ranges = [("1", 1, 1, "1"), ("2", 2, 5, "2 a 5"), ("3", 6, 13, "6 a 13"), ("4", 14, 34, "14 a 34")]
    assert [astuple(shade) for shade in shades] == [*ranges, ("5", 35, 89, "35 a 89")]
    assert [sum(shade.low <= count <= shade.high for shade in shades) for count in counts] == [0] + [1] * 10


def test_map_legend_of_one_count_has_one_shade():
    assert legend([0, 7, 7]) == [MapShade("1", 7, 7, "7")]


@pytest.mark.django_db
def test_map_page_names_every_state_and_shows_gaps(client):
    for _ in range(2):
        make.organization(state="20")
    make.organization(state="21")
    page = client.get("/integrantes/mapa/")
    areas = elements(page, "a", class_="map__state")
    assert len(areas) == 32
    assert [area.text for area in areas if area.attributes["aria-label"] != area.text] == []
    assert {"Oaxaca: 2 organizaciones", "Puebla: 1 organización"} <= {area.text for area in areas}
    assert texts(page, "td", class_="number").count("Aún nadie: invite a alguien") == 30
    assert ["CC BY 4.0" in text for text in texts(page, "small", class_="quiet")] == [True]
    assert [element for element in Page(page.text).elements if "style" in element.attributes] == []


@pytest.mark.django_db
def test_map_page_is_small(client):
    assert len(gzip.compress(client.get("/integrantes/mapa/").content)) < 12_000


def test_map_has_an_outline_for_every_state():
    assert sorted(outlines()["paths"]) == [f"{number:02d}" for number in range(1, 33)]
