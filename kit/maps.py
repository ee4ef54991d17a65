"""Outlines of places as small SVG paths: fewer points, a tenth of a unit, the same shape to the eye."""

import re

Point = tuple[float, float]
Ring = list[Point]
TOKEN = re.compile(r"[A-Za-z]|-?\d*\.?\d+(?:e-?\d+)?")


def compact(path: str, *, tolerance: float, smallest: float) -> str:
    """The SVG path `path` (commands M, m, L, l, z) with points dropped that lie within `tolerance` of the line,
    and rings dropped whose area is under `smallest`, except the largest; all in the path's own units."""
    outlines = rings(path)
    largest = max(outlines, key=area)
    kept = (ring for ring in outlines if ring is largest or area(ring) >= smallest)
    return "".join(_written(simplified([*ring, ring[0]], tolerance)[:-1]) for ring in kept)


def rings(path: str) -> list[Ring]:
    """Every closed line of a path, in absolute points."""
    found: list[Ring] = []
    at = (0.0, 0.0)
    command = ""
    numbers: list[float] = []
    for token in TOKEN.findall(path):
        if token.isalpha():
            command = token
            if command in "zZ":
                at = found[-1][0]
            continue
        numbers.append(float(token))
        if len(numbers) == 2:
            x, y = numbers
            numbers = []
            at = (at[0] + x, at[1] + y) if command.islower() else (x, y)
            if command in "mM":
                found.append([at])
                command = "l" if command.islower() else "L"
            else:
                found[-1].append(at)
    return found


def area(ring: Ring) -> float:
    """Area inside a closed line."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def simplified(line: Ring, tolerance: float) -> Ring:
    """Ramer, Douglas and Peucker's fewest points: none left out is farther than `tolerance` from the line."""
    if len(line) < 3:
        return line
    place, far = max(
        ((place, _distance(point, line[0], line[-1])) for place, point in enumerate(line[1:-1], start=1)),
        key=lambda found: found[1],
    )
    if far <= tolerance:
        return [line[0], line[-1]]
    return simplified(line[: place + 1], tolerance)[:-1] + simplified(line[place:], tolerance)


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the straight line through `start` and `end` (to `start` where both are one)."""
    (x, y), (ax, ay), (bx, by) = point, start, end
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    if not length:
        return ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
    return abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length


def _written(ring: Ring) -> str:
    """Relative steps in tenths, counted from the rounded point before, so that roundings do not add up."""
    (x, y), *others = [(round(px * 10), round(py * 10)) for px, py in ring]
    parts = [f"M{x / 10:g} {y / 10:g}l"]
    steps = []
    for px, py in others:
        steps.append(f"{(px - x) / 10:g} {(py - y) / 10:g}")
        x, y = px, py
    return parts[0] + " ".join(steps).replace(" -", "-") + "z"
