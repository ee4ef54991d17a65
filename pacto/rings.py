"""The drawing of the cover: every organisation a dot, in rings around what comes first."""

import math
from dataclasses import dataclass

CORE, STEP, SPACING, MOST_RINGS = 26, 22, 24.5, 24


@dataclass(frozen=True)
class Ring:
    """A circle of `dots` dots, turned by `turn` degrees so that neighbours do not line up."""

    radius: int
    dots: int
    turn: int


def rings(total: int) -> list[Ring]:
    """Rings from the inside out that hold `total` dots; no more than `MOST_RINGS`, whatever the total."""
    circles = []
    for number in range(1, MOST_RINGS + 1):
        radius = CORE + STEP * number
        dots = min(total, round(2 * math.pi * radius / SPACING))
        if dots:
            circles.append(Ring(radius, dots, turn=number * 47 % 360))
        total -= dots
    return circles
