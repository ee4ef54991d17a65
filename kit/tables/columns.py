"""The columns that are looked for in a table."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

Wide = tuple[str, str]


@dataclass(frozen=True)
class TableColumns:
    """What is JSON, so that it can be told to a process of its own.

    spellings: our field name → the spellings of its title seen in files, the best first; compared without accents,
        case or punctuation
    required: the fields without which a row is no header
    joined: the fields of which more than one column is read, their texts joined with commas
    wide: the fields of a year and of its value: a table with a column for each year is read as rows of both
    keeps_totals: rows of totals are data too
    """

    spellings: Mapping[str, Sequence[str]]
    required: Collection[str]
    joined: Collection[str] = ()
    wide: Wide | None = None
    keeps_totals: bool = False
