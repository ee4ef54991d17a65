"""Which groups may be shown together, so that nothing computed from their numbers is about fewer than five.

The published numbers are how many people of each shown group G1 … Gk (all who answered, W, is one of them) lie in each
half h. Who reads them may add and subtract them with any weights: c1·|G1 ∩ h| + … + ck·|Gk ∩ h|. That sum counts each
person of h with the weight w = the sum of the c of the groups in which she lies; it is *about* those with w ≠ 0.

Theorem. Let W have FEWEST people in each half, as callers see to. If `showable` lets G1 … Gk through, whatever such a
sum is about is nobody at all, or at least FEWEST people of each half; so no count that can be computed is of fewer.

Proof. People who lie in the same groups have the same w, however the weights are chosen: call them a part; the parts
are the cells of the Venn diagram of the groups. A part is large with FEWEST people in each half. Let M be the matrix
with a row for each large part and a column for each group, 1 where the part lies in the group: the weights of the large
parts are M·c. Where M has as many independent rows as columns, M·c = 0 only for c = 0. So any c ≠ 0 gives some large
part a w ≠ 0, and with it at least FEWEST people of each half. ∎

The rank is taken modulo 2 because rows are then the bits of a number. That is never too lenient: k independent rows
modulo 2 have an odd determinant, which is not 0, so they are independent over the rationals, too. It may be stricter
(three groups that overlap pairwise only, where the determinant is 2), and then hides a group that could be shown.
A group whose column is a sum of columns that are shown (it equals one of them, or is what a division leaves) adds no
new sum, and goes through without a look. Splitting a part that is not large makes no large ones, so it is dropped.

Of W, single options are published, too, of which a half has several. A count that mixes them with groups gives whoever
lies in a part and chose an option the weight x(part) + d(option), 0 or 1 for every pair. With two values of x and two
of d that would be three weights at least; so it counts whole options, which have FEWEST each, or parts, as above.
"""

from collections.abc import Iterable

from .models import Breakdown

FEWEST = 5

People = int
"""A set of those who answered, one bit each: differences of large sets are then as cheap as they are many."""
Group = tuple[str, str]
"""The breakdown and the key in it."""


def showable(people: dict[Group, People], whole: People, halves: list[People]) -> list[Group]:
    """The groups that may be shown together beside the whole, the largest first."""
    shown: dict[Group, People] = {}
    large, columns = {whole: 1}, 1  # the large parts, each with its row of M
    for key, members in sorted(people.items(), key=lambda each: (-each[1].bit_count(), each[0])):
        if key[0] == Breakdown.ALL or not members:
            continue
        split = {part & members: row | 1 << columns for part, row in large.items()}
        split |= {part & ~members: row for part, row in large.items()}
        split = {part: row for part, row in split.items() if _is_large(part, halves)}
        if _rank(split.values()) == columns + 1:
            shown[key], large, columns = members, split, columns + 1
        elif members in [whole, *shown.values(), _remainder(shown, key[0], whole)]:
            shown[key] = members
    return list(shown)


def _is_large(part: People, halves: list[People]) -> bool:
    return all((part & half).bit_count() >= FEWEST for half in halves)


def _remainder(shown: dict[Group, People], breakdown: str, whole: People) -> People:
    """Whom the shown groups of a breakdown leave, when they have nobody in common."""
    left = whole
    for (other, _group), members in shown.items():
        if other == breakdown:
            if members & ~left:
                return 0
            left &= ~members
    return left


def _rank(rows: Iterable[int]) -> int:
    """Of a matrix modulo 2, each row the bits of a number."""
    reduced: list[int] = []
    for row in rows:
        for other in reduced:
            row = min(row, row ^ other)
        if row:
            reduced.append(row)
    return len(reduced)
