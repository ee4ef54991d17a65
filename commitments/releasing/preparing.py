"""A file, or a form of one figure, becomes a release that waits for a second person."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from commitments.models import Figure, Indicator, Release, ReleaseRow, ReleaseState, RowVerdict, plain
from kit.tables import TableError, read_isolated

from .columns import REQUIRED, SPELLINGS
from .verdicts import Judge

MOST_ROWS = 10_000
Rows = Iterable[tuple[int, Mapping[str, str]]]


def read_file(content: bytes) -> Rows:
    """Number in the file and field → text of each row; ValidationError where it is no table of figures."""
    try:
        with read_isolated(content, columns=SPELLINGS, required=REQUIRED) as table:
            rows = [(row.number, row.values) for row in islice(table.rows, MOST_ROWS + 1)]
    except TableError as error:
        raise ValidationError(_(error.sentence) % error.params if error.params else _(error.sentence)) from error
    if not rows:
        raise ValidationError(_("La tabla no tiene ninguna fila con datos debajo de sus encabezados."))
    if len(rows) > MOST_ROWS:
        raise ValidationError(_("El archivo pasa de %(most)s filas: divídalo.") % {"most": f"{MOST_ROWS:,}"})
    return rows


def prepare_file(content: bytes, *, title: str, by, at: datetime, expected: Indicator | None = None) -> Release:
    """Read a CSV or XLSX file into a release with a verdict a row; ValidationError where it is no table of figures."""
    return prepare(read_file(content), title=title, by=by, at=at, expected=expected, content=content)


def prepare(
    rows: Rows,
    *,
    title: str,
    by,
    at: datetime,
    expected: Indicator | None = None,
    content: bytes | None = None,
) -> Release:
    """Judge rows (number, field of `columns.SPELLINGS` → text) and keep them; nothing is published yet."""
    judged = Judge(at=at, on=localdate(at), expected=expected).judge(rows)
    return _keep(Release(title=title[:255], content=content, expected=expected, created_by=by, created_at=at), judged)


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
    (row,) = Judge(at=at, on=localdate(at)).again([ReleaseRow(number=1, indicator=figure.indicator, values=values)])
    if row.verdict == RowVerdict.REFUSED:
        raise ValidationError(row.reason)
    title = _("Retirar: %(figure)s") % {"figure": figure}
    return _keep(Release(title=title[:255], created_by=by, created_at=at), [row])


@transaction.atomic
def prepare_again(release: Release, *, at: datetime) -> Release:
    """Judge a release that waits once more: a year was reopened, or another release went first."""
    release = Release.objects.select_for_update(of=["self"]).get(pk=release.pk)
    if release.state not in (ReleaseState.PREVIEW, ReleaseState.REFUSED):
        raise ValidationError(_("Esta entrega ya se publicó o se descartó."))
    judge = Judge(at=at, on=localdate(at), expected=release.expected)
    if release.content is None:
        judged = judge.again(list(release.rows.all()))
    else:
        judged = judge.judge(read_file(bytes(release.content)))
    return _keep(release, judged)


@transaction.atomic
def _keep(release: Release, rows: list[ReleaseRow]) -> Release:
    """Write a release and its rows; where the very same rows wait already (a form sent twice), that release."""
    is_refused = any(row.verdict == RowVerdict.REFUSED for row in rows)
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
    return release


def _digest(rows: list[ReleaseRow]) -> str:
    told = [[row.number, row.indicator_id, row.values] for row in rows]
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
