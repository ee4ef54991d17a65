"""A file of figures read as rows, long or wide, with what it says of all of them: its indicator, its source."""

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from commitments.models import Indicator
from kit.imports.tables import WITHOUT_ROWS, in_words, open_table
from kit.tables import Table, TableRow

from .columns import COLUMNS, SPELLINGS

MOST_ROWS = 10_000
Rows = Iterable[tuple[int, Mapping[str, str]]]
_SOURCE = re.compile(r"fuentes?\s*:\s*(\S.*)", re.IGNORECASE | re.DOTALL)


class FigureTable(NamedTuple):
    """Number in the file and field → text of each row, and what is worth knowing of the file, a sentence a line.

    `damage` among the fields is what could not be read of the row.
    """

    rows: list[tuple[int, dict[str, str]]]
    notices: str


def read_file(content: bytes, *, expected: Indicator | None = None, source: str = "") -> FigureTable:
    """Read it; ValidationError where it is no table of figures, or says nowhere of what, or from whom.

    `expected` and `source` stand in for columns that the file does not have; a line «Fuente: …» below it does, too.
    """
    with open_table(content, COLUMNS) as table:
        rows = list(islice(table.rows, MOST_ROWS + 1))
    if not rows:
        raise ValidationError(WITHOUT_ROWS)
    if len(rows) > MOST_ROWS:
        raise ValidationError(_("El archivo pasa de %(most)s filas: divídalo.") % {"most": f"{MOST_ROWS:,}"})
    shared = _shared(table, expected=expected, source=source)
    return FigureTable([(row.number, _cells(row, shared)) for row in rows], "\n".join(map(in_words, table.notices)))


def _cells(row: TableRow, shared: Mapping[str, str]) -> dict[str, str]:
    damage = {"damage": " ".join(map(in_words, row.notices))} if row.notices else {}
    return {**shared, **row.values, **damage}


def _shared(table: Table, *, expected: Indicator | None, source: str) -> dict[str, str]:
    """The fields that no column gives and that are the same for all rows."""
    at_foot = next((match[1] for line in table.foot if (match := _SOURCE.match(line))), "")
    texts = {"indicator": expected.code if expected else "", "source": source or at_foot}
    texts = {name: text for name, text in texts.items() if name not in table.matched}
    missing = [SPELLINGS[name][0] for name, text in texts.items() if not text]
    if not missing:
        return texts
    names = ", ".join(f"«{name}»" for name in missing)
    if table.is_wide:
        sentence = _(
            "La tabla es ancha, con una columna por año, y no trae %(names)s. Dígalo al subirla, o agregue esas "
            "columnas."
        )
    else:
        sentence = _(
            "A la tabla (encabezados en la fila %(row)s) le falta: %(names)s. Agregue la columna, o dígalo al subirla."
        )
    raise ValidationError(sentence % {"row": table.header_row, "names": names})
