"""A table that people bring: how big it may be, which columns it has, and what is said of it."""

from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.tables import TableError, read_isolated
from kit.tables.header import Wide
from kit.tables.problem import CellError, TableNotice

LARGEST = 20 * 1024 * 1024
WITHOUT_ROWS = gettext_lazy("La tabla no tiene ninguna fila con datos debajo de sus encabezados.")


def check_size(size: int) -> None:
    """ValidationError for a file without a byte, or of more than 20 MB."""
    if not size:
        raise ValidationError(_("El archivo está vacío."))
    if size > LARGEST:
        raise ValidationError(_("El archivo pasa de 20 MB; divídalo en partes."))


def in_words(about: TableNotice | TableError | CellError) -> str:
    """A sentence of the reader of tables, in the language of whoever reads it."""
    return _(about.sentence) % about.params if about.params else _(about.sentence)


@dataclass(frozen=True)
class ImportColumns:
    """The columns of a kind of file; the arguments are those of `kit.tables.read_table`.

    spellings: field → how its title is written, the best first
    """

    spellings: Mapping[str, Sequence[str]]
    required: Sequence[str]
    joined: Sequence[str] = ()
    wide: Wide | None = None
    keeps_totals: bool = False

    @contextmanager
    def read(self, content: bytes):
        """The table, in a process of its own; ValidationError says why the file is none, also while rows are read."""
        try:
            with read_isolated(
                content,
                columns=self.spellings,
                required=self.required,
                joined=self.joined,
                wide=self.wide,
                keeps_totals=self.keeps_totals,
            ) as table:
                del content  # 20 MB that nobody needs any more
                yield table
        except TableError as error:
            raise ValidationError(in_words(error)) from error

    def matched(self, report: Mapping) -> list[tuple[str, str]]:
        """Title of each column that becomes something, and the field that it becomes, of what was noted of a table."""
        matched, joined = report.get("matched", {}), report.get("joined", {})
        names = [name for name in self.spellings if name in matched]
        return [(title, name) for name in names for title in [matched[name], *joined.get(name, [])]]
