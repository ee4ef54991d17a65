"""The image that a messenger shows beside a link to a public page: the mark, a title, and a line about it."""

from functools import cache, lru_cache
from io import BytesIO

from django.http import HttpResponse
from django.utils.translation import gettext as _
from font_fredoka_one import FredokaOne
from PIL import Image, ImageDraw, ImageFont

from kit.pages.sun import sun

WIDTH, HEIGHT, MARGIN = 1200, 630, 80  # pixels: what messengers show uncut
PAPER, INK, SOFT, ACCENT, SUN = "#fffefc", "#2a1b1d", "#64514f", "#ab3714", "#f0ac00"
MARK = 150
SMALL, LINE, TITLES = 40, 46, (104, 84, 64)
LINE_HEIGHT = 1.15
TITLE_TOP, TITLE_HEIGHT = 240, 240


def preview(title: str, *, below: str) -> HttpResponse:
    """A PNG of 1200 × 630: the coalition's name, the title, and `below` a line in colour.

    What is too long ends in «…».
    """
    content = _draw(title, _("Pacto por la Primera Infancia"), below)
    headers = {"Cross-Origin-Resource-Policy": "cross-origin"}  # a messenger's page shows it
    return HttpResponse(content, content_type="image/png", headers=headers)


@lru_cache(maxsize=100)
def _draw(title: str, above: str, below: str) -> bytes:
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, HEIGHT - 18, WIDTH, HEIGHT), fill=SUN)
    image.paste(sun(MARK, background=PAPER), (MARGIN, MARGIN - 30))
    draw.text((MARGIN + MARK + 30, MARGIN + 25), above, SOFT, _font(SMALL))
    size, lines = _title(title)
    for number, line in enumerate(lines):
        draw.text((MARGIN, TITLE_TOP + number * size * LINE_HEIGHT), line, INK, _font(size))
    draw.text((MARGIN, TITLE_TOP + TITLE_HEIGHT + 25), _fitted(below, LINE, most=1)[0], ACCENT, _font(LINE))
    file = BytesIO()
    image.quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FredokaOne, size)


def _title(text: str) -> tuple[int, list[str]]:
    """In the largest letters in which all of it has room; the smallest may cut it."""
    for size in TITLES:
        lines = _fitted(text, size, most=int(TITLE_HEIGHT / size / LINE_HEIGHT))
        if not lines[-1].endswith("…"):
            break
    return size, lines


def _fitted(text: str, size: int, *, most: int) -> list[str]:
    """The text in at most so many lines; the last ends in «…» where it is cut."""
    font, lines, words, width = _font(size), [""], text[:300].split(), WIDTH - 2 * MARGIN
    while words:
        longer = f"{lines[-1]} {words[0]}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
            words.pop(0)
        elif lines[-1] and len(lines) < most:
            lines.append("")
        else:
            lines[-1] = _cut(longer, font, width)
            break
    return lines


def _cut(text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    while text and font.getlength(text + "…") > width:
        text = text[:-1]
    return text.rstrip() + "…"
