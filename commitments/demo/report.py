"""A report of the demonstration: real figures, everything else invented, and it says so."""

from datetime import datetime

from commitments.models import AnnualReport, ReportDraft
from commitments.reporting.publishing import publish
from members.models import User

PREPARES, PUBLISHES = "coordinacion2@pacto.example", "coordinacion@pacto.example"
SUMMARY = """\
Este informe es de demostración: lo hizo el portal con sus datos de prueba y no lo firma el Pacto.

Las cifras son reales, cada una con su fuente y su advertencia. Las organizaciones, lo que cuentan y quién lo publica \
son inventadas."""


def load(year: int, *, at: datetime) -> None:
    """Publish the report of a year from what the demonstration holds by then; does nothing where one is begun."""
    if any(model.objects.filter(year=year).exists() for model in (AnnualReport, ReportDraft)):
        return
    people = {user.email: user for user in User.objects.filter(email__in=[PREPARES, PUBLISHES])}
    draft = ReportDraft.objects.create(year=year, summary=SUMMARY, prepared_by=people[PREPARES], prepared_at=at)
    publish(draft, by=people[PUBLISHES], at=at)
