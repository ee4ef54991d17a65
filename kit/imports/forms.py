"""The form that takes a file."""

from django import forms
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from .tables import check_size


def _check_file(file: File) -> None:
    check_size(file.size)


class TableFileField(forms.FileField):
    """A file with a table, of a size that is read."""

    widget = forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,.xlsm"})
    default_validators = (_check_file,)


class ImportForm(forms.ModelForm):
    """The file as it comes."""

    file = TableFileField(
        help_text=_(
            "CSV o Excel (XLSX, XLSM) de 20 MB como máximo, tal como lo tiene: se reconocen encabezados y acentos. "
            "Primero verá qué cambiaría; nada se guarda hasta que usted lo confirme."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].label = self._meta.model.file_label
