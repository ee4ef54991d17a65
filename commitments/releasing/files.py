"""A file of figures read as rows, long or wide, with what it says of all of them: its indicator, its source."""

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from commitments.models import Indicator
from kit.tables import Row, Table, TableError, read_isolated
from kit.tables.problem import Notice

from .columns import REQUIRED, SPELLINGS, WIDE

MOST_ROWS = 10_000
Rows = Iterable[tuple[int, Mapping[str, str]]]
_SOURCE = re.compile(r"fuentes?\s*:\s*(\S.*)", re.IGNORECASE | re.DOTALL)


class FileRead(NamedTuple):
    """Number in the file and field → text of each row, and what is worth knowing of the file, a sentence a line.

    `damage` among the fields is what could not be read of the row.
    """

    rows: list[tuple[int, dict[str, str]]]
    told: str


def read_file(content: bytes, *, expected: Indicator | None = None, source: str = "") -> FileRead:
    """Read it; ValidationError where it is no table of figures, or says nowhere of what, or from whom.

    `expected` and `source` stand in for columns that the file does not have; a line «Fuente: …» below it does, too.
    """
    options = {"columns": SPELLINGS, "required": REQUIRED, "wide": WIDE, "keeps_totals": True}
    try:
        with read_isolated(content, **options) as table:
            rows = list(islice(table.rows, MOST_ROWS + 1))
    except TableError as error:
        raise ValidationError(_told(error)) from error
    if not rows:
        raise ValidationError(_("La tabla no tiene ninguna fila con datos debajo de sus encabezados."))
    if len(rows) > MOST_ROWS:
        raise ValidationError(_("El archivo pasa de %(most)s filas: divídalo.") % {"most": f"{MOST_ROWS:,}"})
    given = _given(table, expected=expected, source=source)
    return FileRead([(row.number, _cells(row, given)) for row in rows], "\n".join(map(_told, table.notices)))


def _cells(row: Row, given: Mapping[str, str]) -> dict[str, str]:
    damage = {"damage": " ".join(map(_told, row.notices))} if row.notices else {}
    return {**given, **row.values, **damage}


def _given(table: Table, *, expected: Indicator | None, source: str) -> dict[str, str]:
    """The fields that no column gives and that are the same for all rows."""
    at_foot = next((found[1] for line in table.foot if (found := _SOURCE.match(line))), "")
    given = {"indicator": expected.code if expected else "", "source": source or at_foot}
    missing = [SPELLINGS[name][0] for name, text in given.items() if name not in table.matched and not text]
    if not missing:
        return {name: text for name, text in given.items() if name not in table.matched}
    names = ", ".join(f"«{name}»" for name in missing)
    if table.is_wide:
        raise ValidationError(
            _(
                "La tabla es ancha, con una columna por año, y no trae %(names)s. Dígalo al subirla, o agregue esas "
                "columnas."
            )
            % {"names": names}
        )
    raise ValidationError(
        _("A la tabla (encabezados en la fila %(row)s) le falta: %(names)s. Agregue la columna, o dígalo al subirla.")
        % {"row": table.header_row, "names": names}
    )


def _told(about: Notice | TableError) -> str:
    return _(about.sentence) % about.params if about.params else _(about.sentence)
