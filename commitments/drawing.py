"""A national series as a line chart, with its words for those who do not see it."""

from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit.pages.charts import HEIGHT, WIDTH, Chart, Tick, line_chart
from kit.pages.sharing import image_snippet

from .models import Indicator, Operator, Target, Unit
from .series import Series

# Characters that fit beside each other under a chart, pixels from line to line, and where they begin under one number.
CAPTION_WIDTH, CAPTION_LEADING = 54, 15
UNDER_A_NUMBER = 100


@dataclass(frozen=True)
class Drawing:
    """A chart with what a template writes around it."""

    chart: Chart
    title: str
    description: str
    unit: str

    @property
    def is_single(self) -> bool:
        """Whether it would be one dot and no line of a target: a sentence says that better."""
        return len(self.chart.marks) == 1 and self.chart.goal is None


def drawing_of(series: Series, *, target: Target | None = None) -> Drawing | None:
    """The chart of a series, with the line of a target that names a level; None without figures."""
    if not series.figures:
        return None
    unit, runs = Unit(series.indicator.unit), series.segments()
    goal = None
    if target and target.operator in (Operator.AT_LEAST, Operator.AT_MOST):
        words = _("Meta %(year)s: %(value)s") if target.horizon else _("Meta: %(value)s")
        text = words % {"year": target.horizon, "value": unit.written(target.value)}
        goal = (target.horizon, float(target.value), text)
    chart = line_chart(
        [[(figure.year, float(figure.value)) for figure in run] for run in runs],
        written=lambda value: unit.number(Decimal(str(value))),
        goal=goal,
    )
    return Drawing(chart, str(series.indicator), _described(series, goal), unit.label)


def caption(series: Series, *, under: float = HEIGHT) -> list[Tick]:
    """The lines of a chart that stands alone, `under` it: what it shows, whose figures they are, what they warn of."""
    sources = dict.fromkeys(figure.source for figure in series.figures)
    warnings = dict.fromkeys(text for figure in series.figures for text in figure.warnings())
    texts = [str(series.indicator), _("Fuente: %s") % "; ".join(sources), *(f"⚠ {text}" for text in warnings)]
    lines = [line for text in texts for line in wrap(text, CAPTION_WIDTH)]
    return [Tick(under + number * CAPTION_LEADING, line) for number, line in enumerate(lines, start=1)]


def _described(series: Series, goal) -> str:
    first, last, count = series.figures[0], series.figures[-1], len(series.figures)
    description = _("%(value)s en %(year)s.") % {"value": first.written(), "year": first.year}
    if count > 1:
        words = ngettext("%(count)s cifra", "%(count)s cifras", count) % {"count": count}
        description = _("%(words)s: de %(first)s en %(from)s a %(last)s en %(to)s.") % {
            "words": words,
            "first": first.written(),
            "from": first.year,
            "last": last.written(),
            "to": last.year,
        }
    breaks = len(series.segments()) - 1
    if breaks:
        description += " " + _("La serie se rompe: no se comparan las cifras a los lados de la marca ≠.")
    return f"{description} {goal[2]}." if goal else description


def chart_snippet(indicator: Indicator, address: str) -> str:
    """What another site copies to show the chart of an indicator, which leads to that page of ours."""
    return image_snippet(reverse("indicator_chart", args=[indicator.code]), address, alt=str(indicator), width=WIDTH)
