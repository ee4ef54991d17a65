"""Commitment by state: who works there, how the children are, and where nobody is yet."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.filters import STATES, Select

from .directory import counted
from .models import Commitment, Direction, Figure, Indicator
from .series import Series, by_state


class GapFilter(forms.Form):
    """One state, one commitment, or all; the names are part of the address."""

    estado = forms.ChoiceField(choices=[("", ""), *STATES], required=False)
    compromiso = forms.SlugField(required=False)


@dataclass(frozen=True)
class Trend:
    """Where the last two comparable figures lead: an arrow for the value, words for what it means."""

    arrow: str
    words: str


@dataclass(frozen=True)
class GapCell:
    """A commitment in a state: how many organisations work there on it, and the latest figure, if there is one."""

    code: str
    state: str
    commitment: Commitment
    count: int
    series: Series | None

    @property
    def url(self) -> str:
        """Who works there; where nobody does, whom to invite."""
        if self.count:
            return f"{reverse('commitment_members', args=[self.commitment.slug])}?estado={self.code}"
        return reverse("commitment_gap", args=[self.commitment.slug, slugify(self.state)])

    @property
    def spoken(self) -> str:
        """The cell as one hears it, away from its row and column."""
        text = ngettext("%(count)s organización", "%(count)s organizaciones", self.count) % {"count": self.count}
        return f"{self.state}, {self.commitment.name}: {text if self.count else _('Nadie aún; a quién invitar')}"

    @property
    def figure(self) -> Figure | None:
        return self.series.latest if self.series else None

    @property
    def value(self) -> str:
        """The figure with its unit: «34.2 %»."""
        return self.figure.written()

    @property
    def trend(self) -> Trend | None:
        return trend(self.series)

    @property
    def warnings(self) -> list[str]:
        """What must stand beside the figure."""
        return self.figure.warnings() if self.series else []

    @property
    def remarks(self) -> list[str]:
        """What the figure measures, then its warnings."""
        if not self.series:
            return []
        indicator = self.series.indicator
        return [f"{indicator}: {indicator.definition}", *self.warnings]


@dataclass(frozen=True)
class GapRow:
    """A state with a cell for each commitment."""

    code: str
    name: str
    cells: list[GapCell]


class GapMap:
    """States by commitments, narrowed as asked; remarks are numbered in the order in which they appear."""

    def __init__(self, commitments: Sequence[Commitment], *, state: str = "", commitment: str = "", at: datetime):
        self.all_commitments, self.state, self.commitment = commitments, state, commitment
        self.commitments = [row for row in commitments if commitment in ("", row.slug)]
        numbers, figures = counted(), _first_figures(self.commitments, at=at)
        self.rows = []
        for code, name in STATES:
            keys = [((code, row.pk), row) for row in self.commitments if state in ("", code)]
            cells = [GapCell(code, name, row, numbers.get(key, 0), figures.get(key)) for key, row in keys]
            self.rows += [GapRow(code, name, cells)] if cells else []
        self.cells = [cell for row in self.rows for cell in row.cells]
        self.empty = sum(not cell.count for cell in self.cells)
        self.remarks = {
            text: number
            for number, text in enumerate(dict.fromkeys(text for cell in self.cells for text in cell.remarks), start=1)
        }

    def by_commitment(self) -> list[tuple[Commitment, int]]:
        """Each commitment with the number of states in which nobody works on it."""
        empty = Counter(cell.commitment.pk for cell in self.cells if not cell.count)
        return [(row, empty[row.pk]) for row in self.commitments]

    @property
    def title(self) -> str:
        """What it shows, as one calls it."""
        names = [row.name for row in self.commitments if self.commitment]
        names += [name for code, name in STATES if code == self.state]
        title = _("Quién trabaja en cada compromiso y dónde falta alguien")
        return f"{title}: {', '.join(names)}" if names else title

    @property
    def by_state(self) -> dict[str, int]:
        """INEGI code → organisations, where one commitment is shown."""
        return {cell.code: cell.count for cell in self.cells}

    def lines(self) -> list[tuple[GapRow, list[tuple[GapCell, list[int]]]]]:
        """Each row with its cells and the numbers of their remarks."""
        numbers = self.remarks
        return [(row, [(cell, [numbers[text] for text in cell.remarks]) for cell in row.cells]) for row in self.rows]

    @property
    def selects(self) -> list[Select]:
        """The lists that narrow it."""
        names = [(row.slug, f"{row.number}. {row.name}") for row in self.all_commitments]
        return [
            Select("estado", _("Estado"), _("Todos"), self.state, STATES),
            Select("compromiso", _("Compromiso"), _("Todos"), self.commitment, names),
        ]

    def table(self) -> tuple[list[str], list[list[object]]]:
        """Header and rows of the file: one row a cell, with the source and the warnings of its figure."""
        header = [
            *(_("Clave del estado"), _("Estado"), _("Número"), _("Compromiso"), _("Organizaciones")),
            *(_("Indicador"), _("Año"), _("Valor"), _("Unidad"), _("Tendencia"), _("Fuente"), _("Advertencia")),
        ]
        lines = [
            [cell.code, cell.state, cell.commitment.number, cell.commitment.name, cell.count, *_figure_columns(cell)]
            for cell in self.cells
        ]
        return header, lines


def _figure_columns(cell: GapCell) -> list[object]:
    if cell.series is None:
        return [None] * 7
    indicator, figure = cell.series.indicator, cell.figure
    words = cell.trend.words if cell.trend else ""
    unit = indicator.get_unit_display()
    return [str(indicator), figure.year, figure.exact, unit, words, figure.source, " ".join(cell.warnings)]


def _first_figures(commitments: Sequence[Commitment], *, at: datetime) -> dict[tuple[str, int], Series]:
    """(INEGI code, commitment id) → series of the commitment's first indicator that has a figure of that state."""
    indicators = list(Indicator.objects.filter(commitment__in=[row.pk for row in commitments]))
    series, first = by_state(indicators, at=at), {}
    for indicator in indicators:
        for code, figures in series[indicator.pk].items():
            first.setdefault((code, indicator.commitment_id), figures)
    return first


def trend(series: Series) -> Trend | None:
    """From the last figure but one to the last, or None where there are not two that may be compared."""
    comparable = series.segments()[-1]
    if len(comparable) < 2:
        return None
    step: Decimal = comparable[-1].value - comparable[-2].value
    if not step:
        return Trend("→", _("sin cambio"))
    arrow, rises = ("↑", True) if step > 0 else ("↓", False)
    if series.indicator.direction == Direction.NONE:
        return Trend(arrow, _("sube") if rises else _("baja"))
    return Trend(arrow, _("mejora") if rises == (series.indicator.direction == Direction.HIGHER) else _("empeora"))


def gap_map(data, *, at: datetime) -> GapMap | None:
    """The map that an address asks for, of the current generation; None where it asks for what does not exist."""
    form = GapFilter(data)
    commitments = list(Commitment.objects.promised(on=timezone.localdate(at)))
    if not form.is_valid() or form.cleaned_data["compromiso"] not in ("", *(row.slug for row in commitments)):
        return None
    chosen = form.cleaned_data
    return GapMap(commitments, state=chosen["estado"], commitment=chosen["compromiso"], at=at)
