"""Figures published for tests, through the same door as the coordination's."""

from datetime import datetime

from django.utils import timezone

from commitments.models import Release
from commitments.releasing.preparing import prepare
from commitments.releasing.publishing import publish


def published(indicator: str, *rows: tuple[int, str], at: datetime | None = None, **fields: str) -> Release:
    """A release of (year, value) of an indicator by its code, published now; `fields` are columns of all rows."""
    at = at or timezone.now()
    shared = {"indicator": indicator, "source": "Fuente de prueba"} | fields
    numbered = [(n, shared | {"year": str(year), "value": value}) for n, (year, value) in enumerate(rows, start=2)]
    return publish(prepare(numbered, title="Prueba", by=None, at=at), by=None, at=at)
