"""The judge of layouts finds what it is there for, in typefaces that are the same on every machine."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.judging import HARDEST, SMALL, STYLES, layout_faults
from tests.browser.typefaces import NARROW, PLAIN, WIDE, width

pytestmark = pytest.mark.browser
WORDS = "Organizaciones de la niñez"


@pytest.fixture
def page(chromium) -> Iterator[Page]:
    context = chromium.new_context(viewport=SMALL)
    yield context.new_page()
    context.close()


def faults(page: Page, style: str, text: str = WORDS) -> dict[str, set[str]]:
    """The kinds of fault in each style of a page with one paragraph."""
    page.set_content(f"<!DOCTYPE html><body><p style='{style}'>{text}</p></body>")
    by_style = {name: set() for name in STYLES}
    for line in layout_faults(page):
        name, fault = re.fullmatch(r".+: at 320, (\w+ \d+ %): ([^:]+).*", line).groups()
        by_style[name].add(fault)
    return by_style


def test_page_too_wide_is_found_in_every_style(page):
    assert [name for name, kinds in faults(page, "width: 400px").items() if "88 px too wide" not in kinds] == []


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ("width: 5rem; overflow: hidden; white-space: nowrap", "cut"),
        ("margin-inline-start: -2rem", "out of the window"),
        ("width: 1rem; overflow-wrap: anywhere", "squeezed"),
    ],
)
def test_fault_is_found_in_the_hardest_style(page, style, fault):
    assert fault in faults(page, style)[HARDEST]


def test_text_upon_another_is_found(page):
    above = f"<b style='position: absolute; inset: 0 auto auto 0'>{WORDS}</b>"
    assert {"overlapped"} == set().union(
        *faults(page, "position: absolute; inset: 0 auto auto 0", above + WORDS).values()
    )


def test_page_that_holds_is_without_fault(page):
    assert set().union(*faults(page, "").values()) == set()


def test_page_that_holds_in_narrow_letters_alone_is_found(page):
    """Red where the judge knows one typeface."""
    style = "font-size: 1.35rem; white-space: nowrap; margin: 0"
    fine = [name for name, kinds in faults(page, style).items() if not kinds]
    assert fine == ["plain 100 %", "narrow 100 %"]


@pytest.mark.parametrize("family", ["Plain", "Georgia", "sans-serif", "monospace"])
@pytest.mark.parametrize(("weight", "stretch"), [(400, PLAIN.regular), (700, PLAIN.bold)])
def test_machine_has_no_typeface_but_ours(page, family, weight, stretch):
    assert room(page, f"{weight} 100px {family}") == pytest.approx(room_of(stretch), rel=0.01)


@pytest.mark.parametrize("face", [WIDE, NARROW])
def test_letters_take_what_their_typeface_says(page, face):
    assert room(page, f"100px {face.family}") == pytest.approx(room_of(face.regular), rel=0.01)


def room(page: Page, font: str) -> float:
    page.set_content(f"<span style='font: {font}; white-space: nowrap'>{WORDS}</span>")
    return page.evaluate("document.querySelector('span').getBoundingClientRect().width")


def room_of(stretch: float) -> float:
    return sum(width(letter) for letter in WORDS) * stretch / 10
