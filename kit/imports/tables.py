"""A table that people bring: how big it may be, how it is read, and what is said of it."""

from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.tables import CellError, TableColumns, TableError, read_isolated
from kit.tables.problem import TableNotice

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


@contextmanager
def open_table(content: bytes, columns: TableColumns):
    """The table, in a process of its own; ValidationError says why the file is none, also while rows are read."""
    try:
        with read_isolated(content, columns) as table:
            del content  # 20 MB that nobody needs any more
            yield table
    except TableError as error:
        raise ValidationError(in_words(error)) from error
