"""What a worksheet says beside its values: merged cells, hidden rows and columns, formulas without a result."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from openpyxl.utils.cell import range_boundaries

_CHUNK = 1 << 20
_TAG = re.compile(rb"<(?:\w+:)?(row|col|mergeCell)\b([^>]*)>")
_ATTRIBUTE = re.compile(rb"(\w+)\s*=\s*[\"']([^\"']*)[\"']")
_END_OF_CELL = rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v\s*>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
_NOT_CALCULATED = re.compile(rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)" + _END_OF_CELL)
_OVERLAP = 64


@dataclass
class Layout:
    """Rows and columns count from 1; a merged range is (first row, last row, first column)."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[tuple[int, int, int]] = field(default_factory=list)
    is_not_calculated: bool = False


class Merges:
    """Gives each row the texts of the merged cells that reach down to it; rows are asked for in their order."""

    def __init__(self, layout: Layout):
        self._waiting = sorted(layout.merges, reverse=True)
        self._reaching: dict[int, tuple[int, str]] = {}

    def filled(self, number: int, texts: list[str]) -> list[str]:
        """Return the texts with those of merged cells; a row with nothing of its own stays empty."""
        is_blank = not any(texts)
        for column, (last, text) in list(self._reaching.items()):
            if number > last:
                del self._reaching[column]
            elif not is_blank and not _at(texts, column):
                texts = texts + [""] * (column - len(texts))
                texts[column - 1] = text
        while self._waiting and self._waiting[-1][0] <= number:
            first, last, column = self._waiting.pop()
            if first == number and (text := _at(texts, column)):
                self._reaching[column] = last, text
        return texts


def _at(texts: list[str], column: int) -> str:
    return texts[column - 1] if column <= len(texts) else ""


def read_layout(source: BinaryIO) -> Layout:
    """Read it from the XML of a worksheet, in one pass and without building anything."""
    layout, row = Layout(), 0
    for tag, attributes in _tags(source, layout):
        if tag == b"row":
            row = int(attributes.get(b"r", row + 1))
            if _is_hidden(attributes):
                layout.hidden_rows.add(row)
        elif tag == b"col" and _is_hidden(attributes):
            first, last = int(attributes[b"min"]), int(attributes[b"max"])
            layout.hidden_columns.update(range(first, min(last, first + 1000) + 1))
        elif tag == b"mergeCell":
            column, first, _, last = range_boundaries(attributes[b"ref"].decode())
            if last > first:
                layout.merges.append((first, last, column))
    return layout


def _is_hidden(attributes: dict[bytes, bytes]) -> bool:
    return attributes.get(b"hidden") in (b"1", b"true")


def _tags(source: BinaryIO, layout: Layout) -> Iterator[tuple[bytes, dict[bytes, bytes]]]:
    rest = before = b""
    while chunk := source.read(_CHUNK):
        if not layout.is_not_calculated:
            layout.is_not_calculated = bool(_NOT_CALCULATED.search(before + chunk))
            before = chunk[-_OVERLAP:]
        text = rest + chunk
        whole = text.rfind(b"<")
        rest = text[max(whole, 0) :] if b">" not in text[max(whole, 0) :] else b""
        for match in _TAG.finditer(text, 0, len(text) - len(rest)):
            yield match[1], dict(_ATTRIBUTE.findall(match[2]))
