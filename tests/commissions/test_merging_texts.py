"""Two texts made one: who changed a line is followed, what both say stands once."""

import pytest

from commissions.merging import merged
from kit.editing.merging import merged_text


@pytest.mark.parametrize(
    ("before", "mine", "theirs", "together"),
    [
        ("1\n2", "1\n2\n3", "1\n2\n3", "1\n2\n3"),
        ("1\n2", "1\n2\nmío", "1\n2\nsuyo", "1\n2\nsuyo\nmío"),
        ("1\n2\n3", "1 mío\n2\n3", "1\n2\n3 suyo", "1 mío\n2\n3 suyo"),
        ("1\n2\n3", "1\n3", "1\n2\n3\n4", "1\n3\n4"),
        ("1\n2\n3", "3", "1\n2\n3", "3"),
        ("", "A\nB", "A\nC", "A\nC\nB"),
        ("", "A", "A", "A"),
        (
            "Que nazcan sanos.",
            "Que nazcan sanos. Que crezcan.",
            "Que nazcan sanos. Que jueguen.",
            "Que nazcan sanos. Que jueguen. Que crezcan.",
        ),
        ("Uno.", "Uno.\n\nMío.", "Uno.\n\nSuyo.", "Uno.\n\nSuyo.\nMío."),
        ("a\nb\nc", "a\nX\nc\nd", "a\nY\nc", "a\nY\nX\nc\nd"),
        ("a", "", "a\nb", "a\nb"),
        ("Con acento", "Con acento", "", ""),
    ],
)
def test_two_texts_are_made_one_line_by_line(before, mine, theirs, together):
    assert merged_text(before, mine, theirs) == together


STORED = {"objectives": "De Ana"}


@pytest.mark.parametrize("take", ["mine", "theirs", "both", ""])
def test_a_hand_correction_is_never_lost(take):
    typed = {"objectives": "Lo corregido\r\na mano", "offered_objectives": "De Ana\r\nDe Berta"}
    posted = typed | {"take_objectives": take, "mine_objectives": "De Berta"}
    assert merged("objectives", posted, STORED)["objectives"] == "Lo corregido\r\na mano"


@pytest.mark.parametrize(("take", "kept"), [("mine", "De Berta"), ("theirs", "De Ana")])
def test_an_offered_text_left_alone_is_no_correction(take, kept):
    offered = {"objectives": "De Ana\r\nDe Berta", "offered_objectives": "De Ana\nDe Berta"}
    posted = offered | {"take_objectives": take, "mine_objectives": "De Berta"}
    assert merged("objectives", posted, STORED)["objectives"] == kept
