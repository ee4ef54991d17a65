"""`manage.py … FILE [--dry-run]`: what the office does with a file, from a terminal."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .background import BackgroundImport
from .importers import Importer
from .reading import read
from .states import ImportState, RowOutcome
from .summary import in_one_line, verdict_tabs
from .writing import confirm_and_write


class FileCommand(BaseCommand):
    """A file that is read, shown and saved."""

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="ARCHIVO")
        parser.add_argument("--dry-run", action="store_true", help="Solo muestra; no guarda nada.")

    def take(self, file: Path, act):
        """What the act makes of the content of a file; CommandError says why nothing."""
        try:
            return act(file.read_bytes())
        except (OSError, ValidationError) as error:
            reason = error.strerror if isinstance(error, OSError) else " ".join(error.messages)
            raise CommandError(f"{file}: {reason}") from error

    def show(self, sentence: str, **params: object) -> None:
        """A line, with its numbers grouped."""
        self.stdout.write(sentence % {k: f"{v:,}" if isinstance(v, int) else v for k, v in params.items()})


class ImportCommand(FileCommand):
    """Of a kind of file that a worker reads and writes, all done here.

    saved: a sentence with the number of `rows` that were saved
    """

    importer: Importer
    saved = gettext_lazy("Guardado: %(rows)s filas nuevas o cambiadas.")

    def handle(self, *, file, dry_run, **options):
        # One transaction: whatever stops this process, nobody finds half an import in the office.
        with transaction.atomic(), connection.cursor() as cursor:
            # Each audit trigger walks the list of checks put off to the end: with 44,600 rows, minutes.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            own = {"state": ImportState.READING, "claimed_at": timezone.now(), "attempts": 1}
            bring = self.importer.model.objects.bring
            self._run(self.take(file, lambda content: bring(content, file_name=file.name, by=None, **own)), dry_run)
            transaction.set_rollback(dry_run)

    def _run(self, source: BackgroundImport, dry_run: bool) -> None:
        """Read, show, and save unless it is only to be shown."""
        read(self.importer, source, progress=lambda rows: self.show(_("%(rows)s filas leídas"), rows=rows))
        source = self.importer.model.objects.light().get(pk=source.pk)
        if source.state != ImportState.PREVIEW:
            raise CommandError(source.problem)
        self._show_preview(source)
        if dry_run:
            self.stdout.write(_("No se guardó nada: era solo una prueba."))
            return
        confirm_and_write(self.importer, source, at=timezone.now())
        for row in source.rows.filter(outcome=RowOutcome.LEFT).order_by("number"):
            self._show_row(row, row.remark)
        self.show(self.saved, rows=source.rows.applied().count())

    def _show_preview(self, source: BackgroundImport) -> None:
        for sentence in source.report["notices"]:
            self.stdout.write(sentence)
        for tab in verdict_tabs(source)[1:]:
            self.stdout.write(f"{tab.label}: {tab.count:,}")
        columns = ", ".join(f"«{title}» → {field}" for title, field in self.importer.column_titles(source))
        self.show(_("Columnas que se leen: %(columns)s"), columns=columns)
        if source.report["unknown"]:
            self.show(_("Columnas que no se importan: %(titles)s"), titles=", ".join(source.report["unknown"]))
        for row in source.rows.notable().iterator():
            self._show_row(row, in_one_line(self.importer, row))

    def _show_row(self, row, reason: str) -> None:
        sentence = _("Fila %(number)s, «%(name)s» (%(verdict)s): %(reason)s")
        verdict = row.get_verdict_display().lower()
        self.stdout.write(sentence % {"number": row.number, "name": row.name, "verdict": verdict, "reason": reason})
