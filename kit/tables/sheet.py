"""What a CSV read with some delimiter and a worksheet have in common."""

from collections.abc import Callable, Iterator
from typing import NamedTuple


class Record(NamedTuple):
    """A row as it stands in the file: its number from 1 and the raw text of its cells."""

    number: int
    cells: list[str]


class Sheet(NamedTuple):
    """One way to see the file as rows; `records()` starts from the top each time."""

    name: str
    records: Callable[[], Iterator[Record]]
