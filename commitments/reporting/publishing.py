"""A report is written by one person and published by another; from then on nothing of it changes."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Exists, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from commitments.models import ActivityReport, AnnualReport, Generation, ReportDraft, ReportFile
from members.dual_control import is_permitted, is_second

from .files import files
from .gathering import gather, last_day


def generation_without_report(*, at: datetime) -> QuerySet[Generation]:
    """The current generation, while last year has no report: one row from January on."""
    today = localdate(at)
    reported = AnnualReport.objects.filter(year=today.year - 1)
    return Generation.objects.filter(pk__in=Generation.objects.only_current(on=today)).filter(~Exists(reported))


def refuse_year(year: int, *, at: datetime) -> None:
    """Say with ValidationError why there can be no report of that year."""
    on = localdate(at)
    if year > on.year:
        raise ValidationError(_("El año %(year)s aún no empieza.") % {"year": year})
    if AnnualReport.objects.filter(year=year).exists():
        raise ValidationError(_("El informe de %(year)s ya se publicó y no cambia.") % {"year": year})
    if year < 1 or Generation.objects.current(on=last_day(year, on=on)) is None:
        raise ValidationError(_("En %(year)s aún no había compromisos de qué informar.") % {"year": year})


def may_publish(draft: ReportDraft, *, by, at: datetime) -> bool:
    """Who may publish it; the second person is another than whoever wrote its words last."""
    return is_permitted(prepared_by=draft.prepared_by_id, prepared_at=draft.prepared_at, by=by.pk, at=at)


def as_it_would_be(draft: ReportDraft, *, by, at: datetime) -> AnnualReport:
    """The report that publishing the draft would make."""
    return AnnualReport(
        year=draft.year,
        summary=draft.summary,
        prepared_by=draft.prepared_by,
        published_at=at,
        published_by=by,
        is_alone=not is_second(by.pk, to=draft.prepared_by_id, at=at),
    )


@transaction.atomic
def publish(draft: ReportDraft, *, by, at: datetime) -> AnnualReport:
    """Write the report and its files for good, with the words of `draft`; ValidationError says why not."""
    refuse_year(draft.year, at=at)
    version, draft = draft.version, _locked(draft)
    if draft.version != version:
        raise ValidationError(_("Alguien cambió la presentación mientras usted la veía. Vuelva a abrir esta página."))
    if not may_publish(draft, by=by, at=at):
        raise ValidationError(
            _(
                "Otra persona debe revisarlo; no cuenta quien entró a la Coordinación hace poco por usted, o usted por "
                "ella. Si en 24 horas nadie lo hace, podrá publicarlo usted."
            )
        )
    with connection.cursor() as cursor:
        # What an organisation is telling this second either comes into the report or finds the year closed.
        cursor.execute(f"LOCK TABLE {ActivityReport._meta.db_table} IN SHARE MODE")
    report = as_it_would_be(draft, by=by, at=at)
    report.save()
    ReportFile.objects.bulk_create(files(gather(report.year, on=localdate(at), at=at), report))
    draft.delete()
    return report


def _locked(draft: ReportDraft) -> ReportDraft:
    stored = ReportDraft.objects.select_for_update(of=["self"]).filter(pk=draft.pk).first()
    if stored is None:
        raise ValidationError(_("Alguien acaba de publicarlo o de retirarlo."))
    return stored


@transaction.atomic
def discard(draft: ReportDraft) -> None:
    """Throw away words that will not be published; ValidationError where they were meanwhile."""
    _locked(draft).delete()
