"""A file, or a form of one figure, becomes a release that waits for a second person."""

import json
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from commitments.models import UNPUBLISHED, Figure, Indicator, Release, ReleaseRow, ReleaseState, ReleaseVerdict, plain
from kit.tables.numbers import has_decimal_comma
from members.reviewing import ask_for_review

from .files import Rows, read_file
from .verdicts import NOT_WRITTEN, FigureJudge


def prepare_file(
    content: bytes,
    *,
    title: str,
    by,
    at: datetime,
    expected: Indicator | None = None,
    source: str = "",
    is_comma_decimal: bool = False,
) -> Release:
    """Read a CSV or XLSX file into a release with a verdict a row; ValidationError where it is no table of figures."""
    own = {"expected": expected, "is_comma_decimal": is_comma_decimal}
    table = read_file(content, expected=expected, source=source)
    return prepare(table.rows, title=title, by=by, at=at, content=content, notices=table.notices, **own)


def prepare(
    rows: Rows,
    *,
    title: str,
    by,
    at: datetime,
    expected: Indicator | None = None,
    is_comma_decimal: bool = False,
    content: bytes | None = None,
    notices: str = "",
) -> Release:
    """Judge rows (number, field of `columns.SPELLINGS` → text) and keep them; nothing is published yet.

    `notices` are what is worth knowing of the file that they come from.
    """
    judged = FigureJudge(at=at, on=localdate(at), expected=expected, is_comma_decimal=is_comma_decimal).judge(rows)
    release = Release(
        title=title[:255], content=content, expected=expected, problem=notices, created_by=by, created_at=at
    )
    return _keep(release, judged)


def prepare_withdrawal(figure: Figure, *, reason: str, by, at: datetime) -> Release:
    """Ask for a published figure to be withdrawn: a vintage without value, for a second person to publish."""
    values = {
        "state": figure.state_id,
        "year": figure.year,
        "withdraws": "" if figure.value is None else str(plain(figure.value)),
        "source": figure.source,
        "url": figure.url,
        "retrieved_on": figure.retrieved_on.isoformat() if figure.retrieved_on else None,
        "note": reason,
        "detail": "",
        "is_break": figure.is_break,
    }
    (row,) = FigureJudge(at=at, on=localdate(at)).again(
        [ReleaseRow(number=1, indicator=figure.indicator, values=values)]
    )
    if row.verdict == ReleaseVerdict.REFUSED:
        raise ValidationError(row.reason)
    title = _("Retirar: %(figure)s") % {"figure": figure}
    return _keep(Release(title=title[:255], created_by=by, created_at=at), [row])


@transaction.atomic
def prepare_again(release: Release, *, at: datetime) -> Release:
    """Judge a release that waits once more: a year was reopened, or another release went first."""
    release = release.locked(*UNPUBLISHED)
    rows = list(release.rows.select_related("indicator"))
    return _judged_again(release, rows, at=at, left_out=_left_out(rows))


@transaction.atomic
def choose_row(release: Release, number: int, *, is_wanted: bool, at: datetime) -> Release:
    """Leave a row out of a release that waits, or take it back; the others are judged once more."""
    release = release.locked(*UNPUBLISHED)
    rows = list(release.rows.select_related("indicator"))
    chosen = next((row for row in rows if row.number == number and not row.values.get("is_unread")), None)
    if chosen is None:
        raise ValidationError(_("Esa fila no se puede dejar fuera ni tomar en cuenta: vea lo que dice."))
    left_out = _left_out(rows) - {number} if is_wanted else _left_out(rows) | {number}
    return _judged_again(release, rows, at=at, left_out=left_out)


def _left_out(rows: list[ReleaseRow]) -> set[int]:
    return {row.number for row in rows if row.values.get("is_left_out")}


def with_decimal_commas(rows: Iterable[ReleaseRow]) -> list[ReleaseRow]:
    """The rows that are refused for a comma that can only be for decimals."""
    unread = (row for row in rows if row.verdict == ReleaseVerdict.REFUSED and row.values.get("is_unread"))
    return [row for row in unread if has_decimal_comma(row.values.get("value") or "")]


@transaction.atomic
def read_commas(release: Release, *, at: datetime) -> Release:
    """Read the file of a release that waits once more, its commas as those of decimals."""
    release = release.locked(*UNPUBLISHED)
    rows = list(release.rows.select_related("indicator"))
    if release.content is None or not with_decimal_commas(rows):
        raise ValidationError(_("No hay comas decimales por leer."))
    return _judged_again(release, rows, at=at, left_out=_left_out(rows), is_comma_decimal=True)


def _judged_again(
    release: Release, rows: list[ReleaseRow], *, at: datetime, left_out: set[int], is_comma_decimal: bool = False
) -> Release:
    is_decimal = is_comma_decimal or any(row.values.get("is_comma_decimal") for row in rows)
    judge = FigureJudge(at=at, on=localdate(at), expected=release.expected, is_comma_decimal=is_decimal)
    if release.content is None:
        return _keep(release, judge.once_more(rows, left_out=left_out))
    source = next((row.values["source"] for row in rows if row.values.get("source")), "")
    table = read_file(bytes(release.content), expected=release.expected, source=source)
    return _keep(release, judge.judge(table.rows, left_out=left_out))


@transaction.atomic
def _keep(release: Release, rows: list[ReleaseRow]) -> Release:
    """Write a release and its rows; where the very same rows wait already (a form sent twice), that release."""
    is_refused = all(row.verdict in NOT_WRITTEN for row in rows)
    release.state = ReleaseState.REFUSED if is_refused else ReleaseState.PREVIEW
    release.digest = _digest(rows)
    try:
        with transaction.atomic():
            release.save()
    except IntegrityError:
        return Release.objects.get(state=ReleaseState.PREVIEW, digest=release.digest)
    release.rows.all().delete()
    for row in rows:
        row.release = release
    ReleaseRow.objects.bulk_create(rows)
    if release.state == ReleaseState.PREVIEW:
        page = reverse("admin:commitments_release_change", args=[release.pk])
        ask_for_review(_("Cifras: %s") % release.title, page, by=release.created_by, at=release.created_at)
    return release


def _digest(rows: list[ReleaseRow]) -> str:
    content = [[row.number, row.indicator_id, row.values] for row in rows]
    return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
