"""The typefaces that pages are judged in, drawn here, so that what a machine has installed moves no line.

Their letters are boxes: only the room that they take matters. The widths are those of Helvetica as Adobe publishes
them; a typeface has them stretched. In «wide», each Spanish word is at least as wide as in DejaVu Sans and DejaVu
Serif, regular and bold; «narrow» is what Arial Narrow takes; «plain» is what the browser finds when it asks for any
family of ours or for none, since the machine's own are hidden from it.
"""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

UNIT = 1000
# Advance widths of the characters from space to tilde.
WIDTHS = (
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, *[556] * 10, 278, 278, 584, 584),
    *(584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667),
    *(611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222),
    *(222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584),
)
LATIN = range(0xA0, 0x180)
SIGNS = "–—‘’“”•…′″€™←↑→↓↗−≈≠≤≥■□▲▼◆○●★⚠✓✔✕✗❌\u200b\u2009\u202f"
ASCENT, DESCENT, X_HEIGHT = 930, 240, 520
CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <cachedir>{folder}/cache</cachedir>
  <match target="pattern"><edit name="family" mode="append"><string>Plain</string></edit></match>
</fontconfig>
"""


@dataclass(frozen=True)
class Typeface:
    """A family with a regular and a bold weight, each Helvetica stretched by a factor."""

    family: str
    regular: float
    bold: float


PLAIN = Typeface("Plain", 1.0, 1.08)
WIDE = Typeface("Wide", 1.22, 1.36)
NARROW = Typeface("Narrow", 0.82, 0.82)


def install(folder: Path) -> Path:
    """Draws the typefaces into the folder; gives the file that FONTCONFIG_FILE names to have them and no others."""
    for face in (PLAIN, WIDE, NARROW):
        draw(face.family, "Regular", face.regular, folder)
        draw(face.family, "Bold", face.bold, folder)
    configuration = folder / "fonts.conf"
    configuration.write_text(CONFIGURATION.format(folder=folder))
    return configuration


def width(character: str) -> int:
    """What a character takes: an accented letter as much as its letter, a sign of none of them as much as «M»."""
    letter = ord(unicodedata.normalize("NFKD", character)[0]) - 32
    return WIDTHS[letter] if 0 <= letter < len(WIDTHS) else 833


def draw(family: str, style: str, stretch: float, folder: Path) -> None:
    characters = [chr(code) for code in (*range(32, 127), *LATIN)] + list(SIGNS)
    names = {ord(one): f"u{ord(one):04X}" for one in characters}
    widths = {names[ord(one)]: round(width(one) * stretch) for one in characters} | {".notdef": round(833 * stretch)}
    font = FontBuilder(UNIT, isTTF=True)
    font.setupGlyphOrder([".notdef", *names.values()])
    font.setupCharacterMap(names)
    empty = {names[ord(one)] for one in characters if one.isspace() or one == "\u200b"}
    font.setupGlyf({name: box(0 if name in empty else advance) for name, advance in widths.items()})
    font.setupHorizontalMetrics({name: (advance, 0) for name, advance in widths.items()})
    font.setupHorizontalHeader(ascent=ASCENT, descent=-DESCENT)
    font.setupNameTable({"familyName": family, "styleName": style})
    font.setupOS2(
        sTypoAscender=ASCENT,
        sTypoDescender=-DESCENT,
        usWinAscent=ASCENT,
        usWinDescent=DESCENT,
        sxHeight=X_HEIGHT,
        usWeightClass=700 if style == "Bold" else 400,
        fsSelection=32 if style == "Bold" else 64,
    )
    font.setupPost()
    font.font["head"].macStyle = int(style == "Bold")
    font.save(folder / f"{family}-{style}.ttf")


def box(advance: int):
    """A filled box of that width less a gap, or nothing."""
    pen = TTGlyphPen(None)
    if advance:
        left, right = advance // 10, advance - advance // 10
        pen.moveTo((left, 0))
        for corner in ((left, X_HEIGHT), (right, X_HEIGHT), (right, 0)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()
