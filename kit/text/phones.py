"""Telephones in what people write: found among the words, to be dialled or written to by WhatsApp."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

EXTENSION = re.compile(
    r"(?<![^\W\d_])(?:ext\w*|x|int\w*|#)[\s.:]*\d{1,6}(?:\s*(?:[,/y-]|al?)\s*\d{1,6})*(?![\s-]*\d)", re.IGNORECASE
)
DIGITS = re.compile(r"[+(\d](?:[\s().+\u2010-\u2015-]*\d)+")
MEXICAN = r"(?:\+?521?|(?:00|011)521?|01|04[45])?(\d{10})"
FOREIGN = r"(?:\+|00)(?!52)([1-9]\d{7,14})"
NUMBERS = re.compile(f"(?:{MEXICAN})+|{FOREIGN}")
ONE_NUMBER = re.compile(f"{FOREIGN}|{MEXICAN}")
LAST_DIGITS = re.compile(r"\s*[\u2010-\u2015-]\s*\d{1,4}$")  # of a second telephone: «5678-79»
WHATSAPP_AFTER = re.compile(r"[\s(:–-]*w(?:hats|sp|pp)", re.IGNORECASE)
WHATSAPP_BEFORE = re.compile(r"\bw(?:hats\w*|sp|pp)[\s).:–-]*$", re.IGNORECASE)
EXTENSION_AFTER = re.compile(rf"[\s,.;(]*{EXTENSION.pattern}", re.IGNORECASE)


@dataclass(frozen=True)
class PhonePiece:
    """A piece of such a text: a telephone with its `number` («+525512345678»), or words with none."""

    text: str
    number: str = ""


def without_extensions(text: str) -> str:
    """The text with spaces where it names an extension, so that all else stays where it was."""
    return EXTENSION.sub(lambda match: " " * len(match[0]), text)


def bare(run: str) -> str:
    """What is dialled of it."""
    return re.sub(r"[^+\d]", "", run)


def telephone_part(run: str) -> str:
    """As much of these digits as is a telephone, or several in a row; "" where nobody could dial."""
    ways = (run, LAST_DIGITS.sub("", run))
    return next((one for one in ways if NUMBERS.fullmatch(bare(one))), "")


def phone_pieces(text: str) -> list[PhonePiece]:
    """The text, cut into telephones and the words around them; joined, they are the text again."""
    pieces, done = [], 0
    for start, end, number in _numbers(text):
        pieces += [PhonePiece(text[done:start]), PhonePiece(text[start:end], number)]
        done = end
    return [piece for piece in (*pieces, PhonePiece(text[done:])) if piece.text]


def whatsapp_number(text: str) -> str:
    """The number to write to by WhatsApp: the one beside that word, else the first without an extension, or ""."""
    pieces = [PhonePiece(""), *phone_pieces(text), PhonePiece("")]
    around = [three for three in zip(pieces, pieces[1:], pieces[2:], strict=False) if three[1].number]
    named = [one for before, one, after in around if _names_whatsapp(before, after)]
    direct = [one for _before, one, after in around if not EXTENSION_AFTER.match(after.text)]
    return next((one.number for one in (*named, *direct)), "")


def _names_whatsapp(before: PhonePiece, after: PhonePiece) -> bool:
    return bool(WHATSAPP_BEFORE.search(before.text) or WHATSAPP_AFTER.match(after.text))


def _numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each telephone begins and ends, and its number."""
    for run in DIGITS.finditer(without_extensions(text)):
        part = telephone_part(run[0])
        places = [run.start() + place for place, sign in enumerate(part) if sign in "+0123456789"]
        matches = list(ONE_NUMBER.finditer(bare(part)))
        if sum(len(one[0]) for one in matches) == len(places):
            for one in matches:
                start, (foreign, mexican) = places[one.start()], one.groups()
                start -= text[:start].endswith("(")
                yield start, places[one.end() - 1] + 1, f"+{foreign}" if foreign else f"+52{mexican}"
