"""The results as one table: exactly what the page shows, for every group that it may show."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import Breakdown
from .results import EVERYBODY, Results

COLUMNS = [
    gettext_lazy("Pregunta"),
    gettext_lazy("Por"),
    gettext_lazy("Grupo"),
    gettext_lazy("Respuesta"),
    gettext_lazy("Cuántas"),
    gettext_lazy("De cuántas"),
    gettext_lazy("Por ciento"),
]
Row = tuple[object, ...]


def table(results: Results) -> list[Row]:
    """A row for each number that is shown."""
    return [*_turnout(results), *_answers(results), *_words(results)]


def _turnout(results: Results) -> Iterator[Row]:
    for row in results.turnout:
        if row.answered is not None and results.has_numbers:
            by, group = _named(row.breakdown, row.group)
            yield _("Participación"), by, group, _("Respondieron"), row.answered, row.asked, row.share


def _answers(results: Results) -> Iterator[Row]:
    for result in results.questions:
        for key in sorted(result.rows, key=lambda each: (each != EVERYBODY, each)):
            by, group = _named(*key)
            for bar in result.rows[key]:
                yield result.question.wording, by, group, bar.label, bar.count, bar.base, bar.share


def _words(results: Results) -> Iterator[Row]:
    by, group = _named(*EVERYBODY)
    for result in results.questions:
        if result.words:
            wording = result.question.wording
            for title, shares in ((_("Tono"), result.words.tones), (_("Tema"), result.words.themes)):
                for share in shares:
                    yield wording, by, group, f"{title}: {share.label}", share.count, share.base, share.share
            for quarter, number in zip((25, 50, 75), result.words.numbers, strict=False):
                yield wording, by, group, _("Hasta este número respondió el %d %%") % quarter, number, None, None


def _named(breakdown: str, group: str) -> tuple[str, str]:
    label = Breakdown(breakdown).label
    return str(label), "" if (breakdown, group) == EVERYBODY else group or _("Sin dato")
