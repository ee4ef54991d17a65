"""Which row names the columns, and which field each column is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate, chain, pairwise

from kit.tables.columns import TableColumns, Wide
from kit.tables.problem import CellError, TableError, gettext_noop
from kit.tables.sheet import Record
from kit.tables.text import clean, plain_words
from kit.tables.titles import BETWEEN, Titles

SEARCHED_ROWS = 100

_MEASURE = (
    r"porcentajes?(?:\s*\(%\))?|por\s+ciento|%|tasa|valor|dato|cifra|total|personas|miles\s+de\s+personas|millones"
)
_YEAR = re.compile(
    rf"(?:(?:{_MEASURE})[\s:,_-]*(?:(?:en|de|del|al)\s+)?)?((?:(?:año|ciclo)\s+)?(?:19|20)\d\d\b.{{0,8}})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Header:
    """The header row: its number, the clean titles of its columns, and the column index of each field.

    further: field → the other columns that are read with its own
    years: of a wide table, column index → its title, a year; its cells are the values
    texts: what stands in the row itself, where the titles are made of two rows
    """

    number: int
    titles: list[str]
    columns: dict[str, int]
    further: dict[str, list[int]] = field(default_factory=dict)
    years: dict[int, str] = field(default_factory=dict)
    texts: list[str] | None = None

    @property
    def matched(self) -> dict[str, str]:
        return {field: self.titles[column] for field, column in self.columns.items()}

    @property
    def named(self) -> int:
        """How much it names; years count as two fields."""
        return len(self.columns) + (2 if self.years else 0)

    @property
    def joined(self) -> dict[str, list[str]]:
        """Field → the titles of its further columns."""
        return {field: [self.titles[column] for column in columns] for field, columns in self.further.items()}

    @cached_property
    def taken(self) -> set[int]:
        """The columns that become something."""
        return {*self.columns.values(), *chain.from_iterable(self.further.values()), *self.years}

    @property
    def unknown(self) -> list[str]:
        taken = self.taken
        return [title for column, title in enumerate(self.titles) if title and column not in taken]

    def repeats(self, texts: Sequence[str]) -> bool:
        """Return whether a row is this header once more, as printed lists have it on each page."""
        own = self.texts or self.titles
        return len(self.columns) > 1 and all(
            column < len(texts) and texts[column] == own[column] for column in self.columns.values()
        )


def find_header(records: Iterable[Record], wanted: TableColumns) -> Header | None:
    """Return the row, or the two rows, among the given ones that name most fields, the first of equals, or None."""
    known, wide = Titles(wanted.spellings, wanted.joined), wanted.wide
    rows = [(record.number, [_title(cell) for cell in record.cells]) for record in records]
    single = [_header(number, titles, titles, known) for number, titles in rows]
    if wide:
        single = [_with_years(header, wide) for header in single]
    candidates = [header for header in single if header.columns]
    best = max(candidates, key=lambda header: header.named, default=None)  # the first of equals
    for (_, upper), (number, lower) in pairwise(rows):
        pair = _pair(number, upper, lower, known)
        pair = _with_years(pair, wide) if pair and wide else pair
        if pair and _is_better(pair, best):
            best = pair
    return best


def missing(header: Header | None, wanted: TableColumns) -> list[str]:
    """Return the required fields that the header lacks, in their order."""
    named = {*header.columns, *(wanted.wide if wanted.wide and header.years else ())} if header else set()
    return [name for name in wanted.required if name not in named]


def not_found(header: Header | None, wanted: TableColumns) -> TableError:
    """Return the sentence that says which columns are missing, and where they were looked for."""
    names = ", ".join(f"«{wanted.spellings[field][0]}»" for field in missing(header, wanted))
    if header is None:
        return TableError(
            gettext_noop(
                "En las primeras %(rows)s filas no hay encabezados que se reconozcan; se esperaba: %(names)s."
            ),
            rows=SEARCHED_ROWS,
            names=names or ", ".join(f"«{s[0]}»" for s in wanted.spellings.values()),
        )
    return TableError(
        gettext_noop("A la tabla (encabezados en la fila %(row)s) le falta: %(names)s."), row=header.number, names=names
    )


def _with_years(header: Header, wide: Wide) -> Header:
    """The header with its years, where it names something and neither a year nor a value."""
    titles = header.texts or header.titles
    years = {column: match[1] for column, title in enumerate(titles) if (match := _YEAR.fullmatch(title))}
    is_long = any(name in header.columns for name in wide)
    return header if is_long or not header.columns or not years else replace(header, years=years)


def _pair(number: int, upper: list[str], lower: list[str], known: Titles) -> Header | None:
    """Two rows read as one header: groups above («Contacto»), their columns below («Nombre», «Correo»).

    A column is known by both, else by what stands below, unless others of its group are known by both: the telephone
    of a contact is not that of the organisation.
    """
    upper = [*upper, *[""] * len(lower)][: len(lower)]
    groups = _groups(upper)
    if len(set(filter(None, groups))) < 2:
        return None
    titles = list(map(_joined, groups, upper, lower))
    named = {group for group, title in zip(groups, titles, strict=True) if BETWEEN in title and known.knows(title)}
    read = [
        _read(title, below, known, is_known=group in named)
        for group, below, title in zip(groups, lower, titles, strict=True)
    ]
    return replace(_header(number, titles, read, known), texts=lower)


def _header(number: int, titles: list[str], read: list[str], known: Titles) -> Header:
    """A header with these titles, which are looked up as they are `read`."""
    columns = known.columns(read)
    return Header(number, titles, columns, known.further(read, columns) if columns else {})


def _read(title: str, below: str, known: Titles, *, is_known: bool) -> str:
    """The title to look up: of a group that is known, nothing falls back to what stands below alone."""
    if not below or not is_known:
        return below or title
    return title if known.knows(title) else ""


def _groups(upper: list[str]) -> list[str]:
    """What stands above each column: a group reaches to the next."""
    return list(accumulate(upper, lambda group, title: title or group))


def _joined(group: str, own: str, title: str) -> str:
    if not title:
        return own
    return title if not group or group == title else f"{group}{BETWEEN}{title}"


def _is_better(pair: Header, best: Header | None) -> bool:
    """Whether two rows say more than the best one: more fields, or which of two «Nombre» is whose."""
    if best is None or pair.named > best.named:
        return bool(pair.columns)
    lower = [plain_words(title) for title in pair.texts if title]
    is_ambiguous = len(set(lower)) < len(lower)
    return pair.number == best.number and is_ambiguous and pair.named == best.named


def _title(cell: str) -> str:
    try:
        return clean(cell)
    except CellError:
        return ""
