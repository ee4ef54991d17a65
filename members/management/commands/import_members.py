"""`manage.py import_members FILE [--dry-run]`: the import of the office, from a terminal."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.importing.reading import read
from members.importing.requests import start_here
from members.importing.summary import columns, counts, told, worth_telling
from members.importing.writing import write_here
from members.models import ImportState, MemberImport, Outcome, Verdict


class Command(BaseCommand):
    help = "Lee una lista de integrantes (CSV o XLSX), muestra qué cambiaría y lo guarda."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="ARCHIVO")
        parser.add_argument("--dry-run", action="store_true", help="Solo muestra; no guarda nada.")

    def handle(self, *, file, dry_run, **options):
        # One transaction: whatever stops this process, nobody finds half an import in the office.
        with transaction.atomic(), connection.cursor() as cursor:
            # Each audit trigger walks the list of checks put off to the end: with 44,600 rows, minutes.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            self._run(self._started(file), dry_run)
            transaction.set_rollback(dry_run)

    def _started(self, file: Path) -> MemberImport:
        try:
            return start_here(file.read_bytes(), file_name=file.name, at=timezone.now())
        except (OSError, ValidationError) as error:
            reason = error.strerror if isinstance(error, OSError) else " ".join(error.messages)
            raise CommandError(f"{file}: {reason}") from error

    def _run(self, source: MemberImport, dry_run: bool) -> None:
        """Read, tell, and save unless it is only to be shown."""
        read(source, tell=lambda rows: self.stdout.write(_("%(rows)s filas leídas") % {"rows": f"{rows:,}"}))
        source = MemberImport.objects.light().get(pk=source.pk)
        if source.state != ImportState.PREVIEW:
            raise CommandError(source.problem)
        self._tell_preview(source)
        if dry_run:
            self.stdout.write(_("No se guardó nada: era solo una prueba."))
            return
        write_here(source, at=timezone.now())
        for row in source.rows.filter(outcome=Outcome.LEFT).order_by("number"):
            self._tell_row(row, row.remark)
        saved = source.rows.filter(outcome=Outcome.APPLIED).count()
        self.stdout.write(_("Guardado: %(rows)s organizaciones nuevas o cambiadas.") % {"rows": f"{saved:,}"})

    def _tell_preview(self, source: MemberImport) -> None:
        for sentence in source.report["notices"]:
            self.stdout.write(sentence)
        found = counts(source)
        for verdict in Verdict:
            self.stdout.write(f"{verdict.label}: {found[verdict]:,}")
        read = ", ".join(f"«{title}» → {field}" for title, field in columns(source))
        self.stdout.write(_("Columnas que se leen: %(columns)s") % {"columns": read})
        if source.report["unknown"]:
            self.stdout.write(
                _("Columnas que no se importan: %(titles)s") % {"titles": ", ".join(source.report["unknown"])}
            )
        for row in worth_telling(source).iterator():
            self._tell_row(row, told(row))

    def _tell_row(self, row, reason: str) -> None:
        sentence = _("Fila %(number)s, «%(name)s» (%(verdict)s): %(reason)s")
        verdict = row.get_verdict_display().lower()
        self.stdout.write(sentence % {"number": row.number, "name": row.name, "verdict": verdict, "reason": reason})
