"""A published figure is put right in one step: its year is reopened and the new value waits for a second person."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from commitments.models import Figure, Release, ReleaseVerdict, YearOpening

from .preparing import prepare
from .publishing import reopen


@transaction.atomic
def correct(figure: Figure, cells: Mapping[str, str], *, reason: str, by, at: datetime) -> Release:
    """Both or neither: refused where the rules of figures refuse the value, or it says nothing new."""
    is_open = YearOpening.objects.filter(indicator=figure.indicator_id, year=figure.year, closed_at=None).exists()
    if not is_open:
        reopen(figure.indicator, figure.year, by=by, reason=reason, at=at)
    title = _("Corregir: %(figure)s") % {"figure": figure}
    release = prepare([(1, cells)], title=title, by=by, at=at)
    row = release.rows.get()
    if row.verdict == ReleaseVerdict.UNCHANGED:
        raise ValidationError(_("No cambió nada: la cifra dice ya eso."))
    if row.is_refused:
        raise ValidationError(row.reason)
    return release
