"""A table brought as a file: its field in a form, how big it may be, and the numbers over its rows."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _

LARGEST = 20 * 1024 * 1024


def check_size(size: int) -> None:
    """ValidationError for a file without a byte, or of more than 20 MB."""
    if not size:
        raise ValidationError(_("El archivo está vacío."))
    if size > LARGEST:
        raise ValidationError(_("El archivo pasa de 20 MB; divídalo en partes."))


def _check_file(file: File) -> None:
    check_size(file.size)


class TableFileField(forms.FileField):
    """A file with a table, of a size that is read."""

    widget = forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,.xlsm"})
    default_validators = (_check_file,)


@dataclass(frozen=True)
class Tab:
    """One number of a file's page: what it counts, and the word in the address that shows its rows."""

    key: str
    label: str
    count: int
