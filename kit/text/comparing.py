"""How one text becomes another, where finding it out costs little."""

from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

MOST_PAIRS, MOST_EQUAL_PAIRS = 4_000_000, 30_000  # of pieces, one of each text: a fifth of a second at most
Step = tuple[str, int, int, int, int]


def steps(
    one: Sequence[str],
    other: Sequence[str],
    *,
    is_filler: Callable[[str], bool] | None = None,
    most: int = MOST_EQUAL_PAIRS,
) -> list[Step]:
    """How the pieces of one become those of the other, in the words of difflib; fillers match only beside a match.

    Of two that are too long, or have more than `most` equal pairs of pieces, all of one goes, all of the other comes.
    """
    if len(one) * len(other) > MOST_PAIRS or _equal_pairs(one, other, is_filler) > most:
        return [("delete", 0, len(one), 0, 0), ("insert", len(one), len(one), 0, len(other))]
    return SequenceMatcher(is_filler, one, other, autojunk=False).get_opcodes()


def _equal_pairs(one: Sequence[str], other: Sequence[str], is_filler: Callable[[str], bool] | None) -> int:
    """Each piece is compared with all that are equal to it, again and again."""
    counts = Counter(other)
    return sum(counts[piece] for piece in one if not (is_filler and is_filler(piece)))
