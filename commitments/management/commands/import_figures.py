"""`manage.py import_figures FILE [--dry-run]`: the same reading, verdicts and publication as in the office."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from commitments.models import ReleaseState, RowVerdict
from commitments.releasing.preparing import prepare_file
from commitments.releasing.publishing import publish


class Command(BaseCommand):
    help = "Lee cifras de un archivo (CSV o XLSX), dice qué cambiaría y las publica."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="ARCHIVO")
        parser.add_argument("--dry-run", action="store_true", help="Solo muestra; no guarda nada.")

    @transaction.atomic
    def handle(self, *, file, dry_run, **options):
        try:
            release = prepare_file(file.read_bytes(), title=file.name, by=None, at=timezone.now())
        except (OSError, ValidationError) as error:
            reason = error.strerror if isinstance(error, OSError) else " ".join(error.messages)
            raise CommandError(f"{file}: {reason}") from error
        for verdict in RowVerdict:
            self.stdout.write(f"{verdict.label}: {release.rows.filter(verdict=verdict).count():,}")
        for row in release.rows.filter(verdict=RowVerdict.REFUSED):
            self.stdout.write(_("Fila %(number)s: %(reason)s") % {"number": row.number, "reason": row.reason})
        if release.state == ReleaseState.REFUSED:
            raise CommandError(_("No se guardó nada: corrija las filas rechazadas."))
        if dry_run:
            transaction.set_rollback(True)
            self.stdout.write(_("No se guardó nada: era solo una prueba."))
        else:
            publish(release, by=None, at=timezone.now())
