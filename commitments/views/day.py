"""As of which day a page is shown: today, or with `?al=2025-12-31` what was known at the end of that day."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.core.exceptions import SuspiciousOperation
from django.http import Http404
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from commitments.models import Commitment, Indicator
from commitments.snapshot import Snapshot, snapshot

PARAMETER = "al"


@dataclass(frozen=True)
class Day:
    """`at` is now, or the last moment of a day gone by; `query` keeps the day in links («?al=2025-12-31» or "")."""

    on: date
    at: datetime
    query: str = ""

    @property
    def past(self) -> datetime | None:
        """The moment gone by, None today."""
        return self.at if self.query else None

    @cached_property
    def known(self) -> Snapshot:
        return snapshot(past=self.past)

    def commitment(self, slug: str) -> Commitment:
        return self._found(self.known.commitment(slug))

    def indicator(self, code: str) -> Indicator:
        """Today's costs one query, because nothing else is needed with it."""
        if self.past:
            return self._found(self.known.indicator(code))
        return self._found(Indicator.objects.select_related("commitment").filter(code=code).first())

    def _found(self, row):
        if row is None:
            raise Http404(_("Ese día no existía, o la dirección está mal escrita."))
        return row


def day_of(request) -> Day:
    """The day that the address asks for; SuspiciousOperation with a sentence for what is none, or not yet."""
    text, now = request.GET.get(PARAMETER), timezone.now()
    if not text:
        return Day(timezone.localdate(now), now)
    try:
        on = parse_date(text)
    except ValueError:
        on = None
    if on is None:
        raise SuspiciousOperation(_("Elija el día en el calendario de la página."))
    if on >= timezone.localdate(now):
        raise SuspiciousOperation(_("Solo se puede ver lo que se sabía en un día que ya pasó."))
    return Day(on, timezone.make_aware(datetime.combine(on, time.max)), f"?{PARAMETER}={on.isoformat()}")
