"""What changed between two texts is told word by word, and nothing of either is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissions.differing import pieces
from tests.pacto.costs import ENOUGH, seconds

TEXTS = st.text(alphabet="ab \n", max_size=40)


def pairs(before: str, after: str) -> list[tuple[str, str]]:
    return [(piece.sign, piece.text) for piece in pieces(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "Sí", [("ins", "Sí")]),
        ("Sí", "", [("del", "Sí")]),
        ("Sí", "Sí", [("", "Sí")]),
        (
            "cada mes sin falta",
            "cada semana sin falta",
            [("", "cada "), ("del", "mes"), ("ins", "semana"), ("", " sin falta")],
        ),
        ("uno dos tres", "cinco seis siete", [("del", "uno dos tres"), ("ins", "cinco seis siete")]),
        (" ", " ", [("", " ")]),
    ],
)
def test_pieces_of_a_change(before, after, expected):
    assert pairs(before, after) == expected


@given(TEXTS, TEXTS)
def test_pieces_hold_both_texts_whole(before, after):
    signs = pieces(before, after)
    assert "".join(piece.text for piece in signs if piece.sign != "del") == after
    assert "".join(piece.text for piece in signs if piece.sign != "ins") == before


def test_pieces_of_very_long_texts_are_old_and_new():
    long = "palabra " * 400
    assert pairs(long, long + "más") == [("del", long), ("ins", long + "más")]


@pytest.mark.parametrize("signs", [["a ", "b "], ["a", " "], ["a ", "ax ", "b ", "bx "]])
def test_comparing_costs_little_whatever_it_is_made_of(signs):
    """Red with a bound of the length alone: 2,000 words that often return took ten seconds."""
    before, after = ("".join(signs[i * step % len(signs)] for i in range(1_000)) for step in (1, 3))
    assert seconds(lambda text: pieces(text, after), before) < ENOUGH
