"""How many rows of a file got which verdict, what became of them, and the rows behind each number."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from .background import BackgroundImport, BackgroundImportRow
from .importers import Importer
from .models import AbstractImport
from .states import RowOutcome, RowVerdict

NOTICED = "notices"


@dataclass(frozen=True)
class Tab:
    """One number of a file's page: what it counts, and the word in the address that shows its rows."""

    key: str
    label: str
    count: int


def verdict_tabs(source: AbstractImport) -> list[Tab]:
    """All rows, and each verdict; one query."""
    counts = count_by(source, "verdict")
    choices = source.rows.model._meta.get_field("verdict").flatchoices
    return [
        Tab("", _("Todas"), sum(counts.values())),
        *(Tab(value, str(label), counts.get(value, 0)) for value, label in choices),
    ]


def count_by(source: AbstractImport, field: str) -> dict[str, int]:
    """Value of a field → rows with it, in one query."""
    return dict(source.rows.order_by().values_list(field).annotate(Count("pk")))


def tabs(source: BackgroundImport) -> list[Tab]:
    """Those of the verdicts, the rows with notices, and what was left out or not undone."""
    outcomes = count_by(source, "outcome")
    odd = [Tab(one.value, str(one.label), outcomes.get(one, 0)) for one in (RowOutcome.LEFT, RowOutcome.KEPT)]
    noticed = Tab(NOTICED, _("Con avisos"), source.rows.exclude(notices=[]).count())
    return [*verdict_tabs(source), noticed, *(tab for tab in odd if tab.count)]


def rows_of_tab(source: BackgroundImport, key: str) -> QuerySet[BackgroundImportRow]:
    """The rows of a tab in the order of the file."""
    if key == NOTICED:
        return source.rows.exclude(notices=[])
    if key in (RowOutcome.LEFT, RowOutcome.KEPT):
        return source.rows.filter(outcome=key)
    return source.rows.filter(verdict=key) if key else source.rows.all()


def in_one_line(importer: Importer, row: BackgroundImportRow) -> str:
    """What there is to say of a row: why it is refused or doubted, what it changes, what was left out."""
    sentences = [row.reason] if row.reason else []
    if row.verdict == RowVerdict.UPDATED:
        changes = importer.differences(row)
        sentences += [f"{field}: {former or _('vacío')} → {new}." for field, former, new in changes]
    return " ".join([*sentences, *row.notices])
