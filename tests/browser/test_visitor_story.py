"""A visitor and a journalist: the answer first, little to scroll, four pages on paper, a map that fits a telephone."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from commitments.demo import load_figures
from commitments.models import Commitment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}
MOST_PAGES = 4
PAGE_OF_A_PDF = re.compile(rb"/Type\s*/Page\b(?!s)")
SCROLL_WIDTH, SCROLL_HEIGHT = "document.documentElement.scrollWidth", "document.documentElement.scrollHeight"


@pytest.fixture
def figures(transactional_db):
    load_figures(at=timezone.now())


def test_commitment_answers_before_one_scrolls_and_is_half_as_long(page_as, figures):
    """Nutrition was 9,697 pixels high on a telephone, its first sentence about itself."""
    page = page_as()
    page.set_viewport_size(PHONE)
    page.goto("/compromisos/nutricion/")
    answer = page.get_by_text("De sus 3 metas:")
    expect(answer).to_be_in_viewport()
    assert page.evaluate(SCROLL_HEIGHT) < 9697 / 2
    assert page.evaluate(SCROLL_WIDTH) <= PHONE["width"]


def test_every_commitment_is_at_most_four_letter_pages_and_names_a_source_once_in_a_chart(page_as, figures):
    page = page_as()
    counted = {}
    for slug in Commitment.objects.values_list("slug", flat=True):
        page.goto(f"/compromisos/{slug}/")
        counted[slug] = len(PAGE_OF_A_PDF.findall(page.pdf(format="Letter")))
    assert {slug: pages for slug, pages in counted.items() if not 1 <= pages <= MOST_PAGES} == {}


def test_table_that_the_reader_opened_is_printed(page_as, figures):
    page = page_as()
    page.goto("/compromisos/nutricion/")
    page.emulate_media(media="print")
    table = page.locator("table").first
    expect(table).to_be_hidden()
    page.emulate_media(media="screen")
    page.locator("summary", has_text="Cifras nacionales").first.click()
    page.emulate_media(media="print")
    expect(page.locator("table:visible").first).to_be_visible()


def test_commitment_is_cited_and_embedded_where_it_is_read(page_as, figures):
    page = page_as()
    page.goto("/compromisos/nutricion/")
    page.get_by_text("Citar", exact=True).click()
    expect(page.locator(".sharing__text").first).to_contain_text("Nutrición. Consultado el")
    page.get_by_text("Incrustar", exact=True).click()
    expect(page.locator("pre")).to_contain_text("/grafica.svg")


def test_map_begins_on_a_telephone_from_one_commitment(page_as, figures):
    page = page_as()
    page.set_viewport_size(PHONE)
    page.goto("/compromisos/mapa/")
    expect(page.get_by_role("table")).to_be_hidden()
    page.get_by_role("link", name=re.compile("Lactancia")).click()
    expect(page.get_by_role("table")).to_be_visible()
    assert page.evaluate(SCROLL_WIDTH) <= PHONE["width"]
    page.goto("/compromisos/mapa/?estado=20")
    expect(page.get_by_role("cell", name=re.compile("Nadie")).first).to_be_visible()
    assert page.evaluate(SCROLL_WIDTH) <= PHONE["width"]


def test_escape_closes_the_menu_and_leaves_the_finger_on_its_button(page_as):
    page = page_as()
    page.set_viewport_size(PHONE)
    page.goto("/")
    page.get_by_text("Menú").click()
    menu = page.get_by_role("navigation", name="Principal")
    expect(menu.get_by_role("link", name="Integrantes")).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(page.locator(".menu summary")).to_be_focused()


@pytest.mark.parametrize(
    "address",
    ["/", "/compromisos/", "/compromisos/nutricion/", "/compromisos/mapa/", "/contacto/", "/boletines/recibir/"],
)
def test_page_with_letters_twice_as_large_fits_a_telephone(page_as, figures, address):
    page = page_as()
    page.set_viewport_size(PHONE)
    page.goto(address)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(SCROLL_WIDTH) <= PHONE["width"]
