"""What changed between two texts is told word by word, and nothing of either is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commissions.differing import MOST_WORDS, pieces

TEXTS = st.text(alphabet="ab \n", max_size=40)


def told(before: str, after: str) -> list[tuple[str, str]]:
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
    assert told(before, after) == expected


@given(TEXTS, TEXTS)
def test_pieces_hold_both_texts_whole(before, after):
    signs = pieces(before, after)
    assert "".join(piece.text for piece in signs if piece.sign != "del") == after
    assert "".join(piece.text for piece in signs if piece.sign != "ins") == before


def test_pieces_of_very_long_texts_are_old_and_new():
    long = "palabra " * MOST_WORDS
    assert told(long, long + "más") == [("del", long), ("ins", long + "más")]
