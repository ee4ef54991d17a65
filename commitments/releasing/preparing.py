"""A file, or a form of one figure, becomes a release that waits for a second person."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from commitments.models import Indicator, Release, ReleaseRow, ReleaseState, RowVerdict
from kit.tables import TableError, read_isolated

from .columns import REQUIRED, SPELLINGS
from .verdicts import Judge

MOST_ROWS = 10_000


def prepare_file(content: bytes, *, title: str, by, at: datetime, expected: Indicator | None = None) -> Release:
    """Read a CSV or XLSX file into a release with a verdict a row; ValidationError where it is no table of figures."""
    try:
        with read_isolated(content, columns=SPELLINGS, required=REQUIRED) as table:
            rows = [(row.number, row.values) for row in islice(table.rows, MOST_ROWS + 1)]
    except TableError as error:
        raise ValidationError(_(error.sentence) % error.params if error.params else _(error.sentence)) from error
    if not rows:
        raise ValidationError(_("La tabla no tiene ninguna fila con datos debajo de sus encabezados."))
    if len(rows) > MOST_ROWS:
        raise ValidationError(_("El archivo pasa de %(most)s filas: divídalo.") % {"most": f"{MOST_ROWS:,}"})
    return prepare(rows, title=title, by=by, at=at, expected=expected, content=content)


@transaction.atomic
def prepare(
    rows: Iterable[tuple[int, Mapping[str, str]]],
    *,
    title: str,
    by,
    at: datetime,
    expected: Indicator | None = None,
    content: bytes | None = None,
) -> Release:
    """Judge rows (number, field of `columns.SPELLINGS` → text) and keep them; nothing is published yet."""
    judged = Judge(at=at, on=localdate(at), expected=expected).judge(rows)
    is_refused = any(row.verdict == RowVerdict.REFUSED for row in judged)
    state = ReleaseState.REFUSED if is_refused else ReleaseState.PREVIEW
    release = Release.objects.create(title=title[:255], content=content, state=state, created_by=by, created_at=at)
    for row in judged:
        row.release = release
    ReleaseRow.objects.bulk_create(judged)
    return release
