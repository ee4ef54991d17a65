"""The demonstration's figures: real ones, with their sources, through the same door as the coordination's files."""

from datetime import datetime

from members.models import User

from .catalogue import DATA
from .models import AnnualReport, Figure, ReportDraft
from .releasing.preparing import prepare_file
from .releasing.publishing import publish
from .reporting import publishing as reports

FILES = {"figures_national.csv": "Cifras nacionales", "figures_states.csv": "Cifras por estado"}
PREPARES, PUBLISHES = "coordinacion2@pacto.example", "coordinacion@pacto.example"
SUMMARY = """\
Este informe es de demostración: lo hizo el portal con sus datos de prueba y no lo firma el Pacto.

Las cifras son reales, cada una con su fuente y su advertencia. Las organizaciones, lo que cuentan y quién lo publica \
son inventadas."""


def load(*, at: datetime) -> None:
    """Publish the files of figures that come with the portal; does nothing where some figure already is."""
    if Figure.objects.exists():
        return
    for name, title in FILES.items():
        publish(prepare_file((DATA / name).read_bytes(), title=title, by=None, at=at), by=None, at=at)


def load_report(year: int, *, at: datetime) -> None:
    """Publish the report of a year from what the demonstration holds by then; does nothing where there is one."""
    if AnnualReport.objects.exists():
        return
    people = {user.email: user for user in User.objects.filter(email__in=[PREPARES, PUBLISHES])}
    draft = ReportDraft.objects.create(year=year, summary=SUMMARY, prepared_by=people[PREPARES], prepared_at=at)
    reports.publish(draft, by=people[PUBLISHES], at=at)
