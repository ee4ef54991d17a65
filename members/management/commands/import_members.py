"""`manage.py import_members FILE [--dry-run]`: the import of the office, from a terminal."""

from django.utils.translation import gettext_lazy as _

from kit.imports.commands import ImportCommand
from members.importing.importer import MEMBER_LISTS


class Command(ImportCommand):
    help = "Lee una lista de integrantes (CSV o XLSX), muestra qué cambiaría y lo guarda."
    importer = MEMBER_LISTS
    saved = _("Guardado: %(rows)s organizaciones nuevas o cambiadas.")
