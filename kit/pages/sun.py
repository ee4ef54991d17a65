"""The portal's mark in dots, as `static/img/mark.svg` has it, for where an SVG is not taken."""

from math import cos, pi, sin

from PIL import Image, ImageDraw

SIDE = 64
HEART, GOLD = "#c9431a", "#f0ac00"
# Rings: number of dots, distance of their centres from the middle, their radius, colour; in sixty-fourths.
RINGS = ((1, 0, 9, HEART), (7, 18, 4, GOLD), (14, 28, 2.3, HEART))
FINER = 4  # drawn so many times larger first, for smooth edges


def sun(side: int, *, background: str) -> Image.Image:
    """A square image of that many pixels a side."""
    scale = side * FINER / SIDE
    image = Image.new("RGB", (side * FINER, side * FINER), background)
    draw = ImageDraw.Draw(image)
    for dots, distance, radius, colour in RINGS:
        for number in range(dots):
            angle = 2 * pi * number / dots
            middle = (SIDE / 2 + distance * cos(angle), SIDE / 2 + distance * sin(angle))
            draw.ellipse([(at + step) * scale for step in (-radius, radius) for at in middle], fill=colour)
    return image.resize((side, side), Image.Resampling.LANCZOS)
