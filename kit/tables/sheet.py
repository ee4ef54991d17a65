"""What a CSV read with some delimiter and a worksheet have in common."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from kit.tables.layout import Layout
from kit.tables.problem import TableNotice


class Record(NamedTuple):
    """A row as it stands in the file: its number from 1, the raw text of its cells, and whether it is hidden."""

    number: int
    cells: list[str]
    is_hidden: bool = False


class Worksheet(NamedTuple):
    """One way to see the file as rows; `records()` starts from the top each time."""

    name: str
    records: Callable[[], Iterator[Record]]
    is_hidden: bool = False
    layout: Callable[[], Layout] = Layout
    notices: tuple[TableNotice, ...] = ()
