"""A second person lets a release out, whole; published years are locked, and opened again only with a reason."""

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from commitments.models import ContextNote, Indicator, Release, ReleaseRow, ReleaseState, ReleaseVerdict, YearOpening
from members.dual_control import is_permitted, is_second

from .verdicts import FIGURES, NOT_WRITTEN, FigureJudge

MOST_NUMBERS = 10
CHANGED = (ReleaseVerdict.REVISION, ReleaseVerdict.WITHDRAWN)
WRITTEN = (ReleaseVerdict.NEW, *CHANGED)
# One statement, because somebody waits while ten thousand rows are let out. A row that withdraws has no value.
FIGURES_OF_ROWS = """
    INSERT INTO commitments_figure
        (release_id, indicator_id, state_id, year, value, source, url, retrieved_on, note, detail, is_break)
    SELECT line.release_id, line.indicator_id, figure.*
    FROM commitments_releaserow AS line, jsonb_to_record(line."values") AS figure(
        state text, year smallint, value numeric, source text, url text, retrieved_on date, note text, detail text,
        is_break boolean
    )
    WHERE line.release_id = %s AND line.verdict = ANY(%s)
    ORDER BY line.number
"""


def may_publish(release: Release, *, by, at: datetime) -> bool:
    """Who may publish it; None is the server's own command."""
    return by is None or is_permitted(
        prepared_by=release.created_by_id, prepared_at=release.created_at, by=by.pk, at=at
    )


@transaction.atomic
def publish(release: Release, *, by, at: datetime, leaving_out: int = 0, with_doubts: Collection[int] = ()) -> Release:
    """Let the figures and notes of a release out; ValidationError says why not.

    `leaving_out` is how many rows the person saw that stay out, `with_doubts` the numbers of the doubtful rows that
    she confirmed.
    """
    release = release.locked(*ReleaseState)
    if not release.is_preview:
        raise ValidationError(
            _("Esta entrega ya no espera: está «%(state)s».") % {"state": release.get_state_display()}
        )
    if not may_publish(release, by=by, at=at):
        raise ValidationError(
            _(
                "Otra persona debe revisarla; no cuenta quien entró a la Coordinación hace poco por usted, o usted por "
                "ella. Si en 24 horas nadie lo hace, podrá publicarla usted."
            )
        )
    rows = list(release.rows.all())
    # Two releases of one indicator wait for each other, so that no verdict grows old between here and the writing.
    indicators = {row.indicator_id for row in rows}
    list(Indicator.objects.select_for_update(of=["self"]).filter(pk__in=indicators).order_by("pk"))
    at = _not_before_the_last(indicators, at=at)
    _refuse_what_changed([row for row in rows if row.verdict not in NOT_WRITTEN], at=at)
    _refuse_what_was_not_seen(rows, leaving_out=leaving_out, with_doubts=with_doubts)
    Release.objects.filter(pk=release.pk).update(
        state=ReleaseState.PUBLISHED,
        published_at=at,
        published_by=by,
        is_alone=by is not None and not is_second(by.pk, to=release.created_by_id, at=at),
    )
    with connection.cursor() as cursor:
        cursor.execute(FIGURES_OF_ROWS, [release.pk, list(WRITTEN)])
    ContextNote.objects.bulk_create(_note(row) for row in rows if row.verdict == ReleaseVerdict.NOTE)
    _close_years(rows, at=at)
    release.refresh_from_db(fields=["state", "published_at", "published_by", "is_alone"])
    return release


def _not_before_the_last(indicators: set[int], *, at: datetime) -> datetime:
    """That moment, or the one at which their last release went first: whoever waited for it read the clock before."""
    before = Release.objects.filter(published_at__gt=at, rows__indicator__in=indicators)
    return before.aggregate(last=Max("published_at"))["last"] or at


def _refuse_what_changed(rows: list[ReleaseRow], *, at: datetime) -> None:
    prepared = [(row.verdict, row.before) for row in rows]
    for row, before in zip(FigureJudge(at=at, on=localdate(at)).again(rows), prepared, strict=True):
        if (row.verdict, row.before) != before:
            raise ValidationError(
                _("Desde que se preparó, la fila %(number)s cambió de veredicto (%(reason)s). Prepárela otra vez.")
                % {"number": row.number, "reason": row.reason or row.get_verdict_display()}
            )


def _refuse_what_was_not_seen(rows: list[ReleaseRow], *, leaving_out: int, with_doubts: Collection[int]) -> None:
    stay_out = sum(row.verdict in NOT_WRITTEN for row in rows)
    if stay_out != leaving_out:
        raise ValidationError(
            _("Se dejarían fuera %(count)s filas, rechazadas o sin cifra: confirme que las vio.") % {"count": stay_out}
        )
    doubtful = [row.number for row in rows if is_doubtful(row)]
    if not set(doubtful) <= set(with_doubts):
        numbers = ", ".join(map(str, doubtful[:MOST_NUMBERS])) + ("…" if doubtful[MOST_NUMBERS:] else "")
        raise ValidationError(
            _("Hay cifras que llaman la atención (filas %(numbers)s): confirme que están bien, o déjelas fuera.")
            % {"numbers": numbers}
        )


def is_doubtful(row: ReleaseRow) -> bool:
    """Whether its value raises a question and it would be published."""
    return row.verdict in FIGURES and bool(row.values.get("doubt"))


def _note(row: ReleaseRow) -> ContextNote:
    texts = {name: row.values[name] for name in ("place", "period", "value", "source", "url")}
    texts["note"] = " ".join(filter(None, (row.values["note"], row.values["detail"])))
    return ContextNote(release_id=row.release_id, indicator_id=row.indicator_id, **texts)


def _close_years(rows: list[ReleaseRow], *, at: datetime) -> None:
    changed = {(row.indicator_id, row.values["year"]) for row in rows if row.verdict in CHANGED}
    openings = YearOpening.objects.filter(closed_at=None, indicator__in={indicator for indicator, _year in changed})
    used = [row.pk for row in openings if (row.indicator_id, row.year) in changed]
    YearOpening.objects.filter(pk__in=used).update(closed_at=at)


@transaction.atomic
def reopen(indicator: Indicator, year: int, *, by, reason: str, at: datetime) -> YearOpening:
    """Open a published year of an indicator for one revision."""
    Indicator.objects.select_for_update(of=["self"]).get(pk=indicator.pk)
    if not indicator.figures.filter(year=year).exists():
        raise ValidationError(_("De %(year)s no hay cifras publicadas: no hace falta reabrirlo.") % {"year": year})
    if indicator.openings.filter(year=year, closed_at=None).exists():
        raise ValidationError(_("El año %(year)s ya está reabierto.") % {"year": year})
    return YearOpening.objects.create(indicator=indicator, year=year, reason=reason, opened_by=by, opened_at=at)


def close_opening(opening: YearOpening, *, at: datetime) -> None:
    """Lock a year again without a revision."""
    if not YearOpening.objects.filter(pk=opening.pk, closed_at=None).update(closed_at=at):
        raise ValidationError(_("Ese año ya está cerrado."))
