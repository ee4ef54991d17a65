"""Which row names the columns, and which field each column is."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kit.tables.problem import CellError, TableError, gettext_noop
from kit.tables.sheet import Record
from kit.tables.text import clean
from kit.tables.titles import Titles

SEARCHED_ROWS = 30


@dataclass(frozen=True)
class Header:
    """The header row: its number, the clean titles of its columns, and the column index of each field."""

    number: int
    titles: list[str]
    columns: dict[str, int]

    @property
    def matched(self) -> dict[str, str]:
        return {field: self.titles[column] for field, column in self.columns.items()}

    @property
    def unknown(self) -> list[str]:
        taken = set(self.columns.values())
        return [title for column, title in enumerate(self.titles) if title and column not in taken]

    def repeats(self, texts: Sequence[str]) -> bool:
        """Return whether a row is this header once more, as printed lists have it on each page."""
        return len(self.columns) > 1 and all(
            column < len(texts) and texts[column] == self.titles[column] for column in self.columns.values()
        )


def find_header(records: Iterable[Record], *, columns: Mapping[str, Sequence[str]]) -> Header | None:
    """Return the row among the given ones that names most fields, the first of equals, or None."""
    known, best = Titles(columns), None
    for record in records:
        titles = [_title(cell) for cell in record.cells]
        found = known.columns(titles)
        if found and (best is None or len(found) > len(best.columns)):
            best = Header(record.number, titles, found)
    return best


def missing(header: Header | None, required: Collection[str]) -> list[str]:
    """Return the required fields that the header lacks, in their order."""
    return [field for field in required if header is None or field not in header.columns]


def not_found(header: Header | None, *, columns: Mapping[str, Sequence[str]], required: Collection[str]) -> TableError:
    """Return the sentence that says which columns are missing, and where they were looked for."""
    names = ", ".join(f"«{columns[field][0]}»" for field in missing(header, required))
    if header is None:
        return TableError(
            gettext_noop(
                "En las primeras %(rows)s filas no hay encabezados que se reconozcan; se esperaba: %(names)s."
            ),
            rows=SEARCHED_ROWS,
            names=names or ", ".join(f"«{s[0]}»" for s in columns.values()),
        )
    return TableError(
        gettext_noop("A la tabla (encabezados en la fila %(row)s) le falta: %(names)s."), row=header.number, names=names
    )


def _title(cell: str) -> str:
    try:
        return clean(cell)
    except CellError:
        return ""
