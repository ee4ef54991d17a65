"""`manage.py import_figures FILE [--dry-run]`: the same reading, verdicts and publication as in the office."""

from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from commitments.models import Indicator, ReleaseState, ReleaseVerdict
from commitments.releasing.preparing import prepare_file, with_decimal_commas
from commitments.releasing.publishing import is_doubtful, publish
from commitments.releasing.verdicts import NOT_WRITTEN
from kit.imports.commands import FileCommand


class Command(FileCommand):
    help = "Lee cifras de un archivo (CSV o XLSX), dice qué cambiaría y las publica."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--indicator", metavar="CLAVE", help="De qué indicador es, si la tabla no lo dice.")
        parser.add_argument("--source", default="", metavar="FUENTE", help="De quién es, si la tabla no lo dice.")
        parser.add_argument("--decimal-comma", action="store_true", help="La coma separa los decimales: 12,5 es 12.5.")
        parser.add_argument("--leave-out", action="store_true", help="Publica las demás sin las filas rechazadas.")
        parser.add_argument("--confirm", action="store_true", help="Las cifras que llaman la atención están bien.")

    @transaction.atomic
    def handle(self, *, file, dry_run, indicator, source, decimal_comma, leave_out, confirm, **options):
        own = {"expected": _indicator(indicator), "source": source, "is_comma_decimal": decimal_comma}
        own |= {"title": file.name, "by": None, "at": timezone.now()}
        release = self.take(file, lambda content: prepare_file(content, **own))
        rows = list(release.rows.all())
        self._show_preview(release, rows)
        if commas := len(with_decimal_commas(rows)):
            self.show(_("%(count)s filas traen coma decimal: con --decimal-comma se leen como punto."), count=commas)
        if release.state == ReleaseState.REFUSED:
            raise CommandError(_("No se guardó nada: ninguna fila se puede publicar."))
        if dry_run:
            transaction.set_rollback(True)
            self.stdout.write(_("No se guardó nada: era solo una prueba."))
            return
        stay_out = sum(row.verdict in NOT_WRITTEN for row in rows) if leave_out else 0
        doubts = [row.number for row in rows if is_doubtful(row)] if confirm else []
        try:
            publish(release, by=None, at=own["at"], leaving_out=stay_out, with_doubts=doubts)
        except ValidationError as refusal:
            hint = _("Con --leave-out se publican las demás; con --confirm, las que llaman la atención.")
            raise CommandError(" ".join([_("No se guardó nada."), *refusal.messages, hint])) from refusal

    def _show_preview(self, release, rows):
        for sentence in release.problem.splitlines():
            self.stdout.write(sentence)
        for verdict in ReleaseVerdict:
            self.stdout.write(f"{verdict.label}: {sum(row.verdict == verdict for row in rows):,}")
        for row in rows:
            sentences = [row.reason if row.verdict in NOT_WRITTEN else "", row.values.get("doubt", "")]
            for sentence in filter(None, sentences + row.values.get("hints", [])):
                self.stdout.write(_("Fila %(number)s: %(reason)s") % {"number": row.number, "reason": sentence})


def _indicator(code: str | None) -> Indicator | None:
    if not code:
        return None
    try:
        return Indicator.objects.get(code=code)
    except Indicator.DoesNotExist as error:
        raise CommandError(_("No hay un indicador con la clave «%(code)s».") % {"code": code}) from error
