"""Figures published for tests, through the same door as the coordination's."""

from datetime import UTC, datetime

from commitments.models import Release
from commitments.releasing.preparing import prepare
from commitments.releasing.publishing import publish

NOW = datetime(2026, 11, 1, 18, tzinfo=UTC)


def published(indicator: str, *rows: tuple[int, str], at: datetime = NOW, **fields: str) -> Release:
    """A published release of (year, value) of an indicator by its code; `fields` are columns that all rows share."""
    shared = {"indicator": indicator, "source": "Fuente de prueba"} | fields
    numbered = [(n, shared | {"year": str(year), "value": value}) for n, (year, value) in enumerate(rows, start=2)]
    return publish(prepare(numbered, title="Prueba", by=None, at=at), by=None, at=at)
