"""How a target is doing, computed.

The method is the one that Open SDG publishes, after Statistics Canada's for the Sustainable Development Goals: the
growth observed a year since the baseline, over the growth a year that would reach the target at its horizon (both
compound). From 0.95 on the target is on track, from 0.6 progress must speed up, from 0 it is limited, below it is
deterioration. Without a value or a horizon only the trend is judged, at 1.5 %, 0.5 % and 0 % a year in the wanted
direction. Source: open-sdg.org, progress calculation, its default limits.

Ours is stricter in one point: figures on two sides of a break in the series are never compared.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .models import Direction, Figure, Operator, Target, Verdict
from .series import Series

TOWARDS_TARGET = (Decimal("0.95"), Decimal("0.6"), Decimal(0))
WITHOUT_TARGET = (Decimal("0.015"), Decimal("0.005"), Decimal(0))
# In place of a target of zero, which no rate of growth ever reaches (Open SDG's own device).
NEARLY_ZERO = Decimal("0.001")


@dataclass(frozen=True)
class Progress:
    """A verdict, and what it was computed from.

    `rate` and `needed` are growth a year as fractions, `ratio` the first over the second; `goal` is the value to reach
    in the indicator's unit. Each is None where the rule that decided did not need it. `reason` is a sentence.
    """

    verdict: Verdict
    reason: str
    baseline: Figure | None = None
    latest: Figure | None = None
    goal: Decimal | None = None
    rate: Decimal | None = None
    needed: Decimal | None = None
    ratio: Decimal | None = None


def progress(target: Target, series: Series | None) -> Progress:
    """Judge `target` by the national series of its indicator."""
    if not target.operator:
        return Progress(Verdict.UNKNOWN, _("La meta no tiene cifra que alcanzar."))
    if target.indicator_id is None:
        return Progress(Verdict.UNKNOWN, _("Ningún indicador mide todavía esta meta."))
    if series is None or series.latest is None:
        return Progress(Verdict.UNKNOWN, _("El indicador no tiene cifras nacionales."))
    baseline, goal = baseline_of(series), None
    if baseline or target.operator in (Operator.AT_LEAST, Operator.AT_MOST):
        goal = _goal(target, baseline)
    known = {"baseline": baseline, "latest": series.latest, "goal": goal}
    if _is_reached(target, series.latest, goal, baseline):
        return Progress(Verdict.ACHIEVED, _("La última cifra ya alcanza la meta."), **known)
    if baseline is None or baseline.year == series.latest.year:
        return Progress(Verdict.UNKNOWN, _too_few(series.indicator.baseline_year), **known)
    if baseline.value <= 0 or series.latest.value <= 0:
        return Progress(Verdict.UNKNOWN, _("Con cifras de cero o menos no hay ritmo que calcular."), **known)
    return _by_growth(target, known)


def _too_few(year: int | None) -> str:
    if year is None:
        return _("Hacen falta dos cifras que se puedan comparar.")
    return format_lazy(_("Hacen falta dos cifras que se puedan comparar, de {year} o después."), year=year)


def baseline_of(series: Series) -> Figure | None:
    """The first figure of the baseline year or later that can be compared with the latest."""
    since = series.indicator.baseline_year or 0
    return next((figure for figure in series.segments()[-1] if figure.year >= since), None)


def _goal(target: Target, baseline: Figure | None) -> Decimal | None:
    """The value to reach; relative targets count from the baseline."""
    if target.operator in (Operator.AT_LEAST, Operator.AT_MOST):
        return target.value
    if target.operator == Operator.INCREASE_BY:
        return baseline.value * (100 + target.value) / 100
    if target.operator == Operator.REDUCE_BY:
        return baseline.value * (100 - target.value) / 100
    return None


def _is_reached(target: Target, latest: Figure, goal: Decimal | None, baseline: Figure | None) -> bool:
    if target.operator == Operator.NOT_INCREASE:
        return baseline is not None and baseline.year < latest.year and latest.value <= baseline.value
    if goal is None:
        return False
    return latest.value >= goal if wants_more(target) else latest.value <= goal


def wants_more(target: Target) -> bool:
    """Whether the target asks for a higher value."""
    return target.operator in (Operator.AT_LEAST, Operator.INCREASE_BY, Operator.INCREASE)


def _by_growth(target: Target, known: dict) -> Progress:
    baseline, latest, goal = known["baseline"], known["latest"], known["goal"]
    rate = growth(baseline.value, latest.value, years=latest.year - baseline.year)
    if goal is None or target.horizon is None or target.horizon <= baseline.year:
        trend = rate if _higher_is_better(target) else -rate
        return Progress(
            _verdict(trend, WITHOUT_TARGET),
            _("La meta no dice cuánto o para cuándo: se juzga solo la tendencia."),
            rate=rate,
            **known,
        )
    needed = growth(baseline.value, goal or NEARLY_ZERO, years=target.horizon - baseline.year)
    if not needed or (needed > 0) != wants_more(target):
        # The baseline had already passed the target, and the latest figure fell back behind it.
        return Progress(Verdict.WORSE, _("La primera cifra ya alcanzaba la meta; la última, no."), **known)
    ratio = rate / needed
    reason = _("Se compara el ritmo anual observado con el que hace falta para llegar a tiempo.")
    return Progress(_verdict(ratio, TOWARDS_TARGET), reason, rate=rate, needed=needed, ratio=ratio, **known)


def _higher_is_better(target: Target) -> bool:
    if target.indicator.direction == Direction.NONE:
        return wants_more(target)
    return target.indicator.direction == Direction.HIGHER


def growth(first: Decimal, last: Decimal, *, years: int) -> Decimal:
    """Compound growth a year from `first` to `last`, as a fraction; both above zero."""
    return (last / first) ** (Decimal(1) / years) - 1


def _verdict(value: Decimal, limits: tuple[Decimal, Decimal, Decimal]) -> Verdict:
    high, middle, low = limits
    if value >= high:
        return Verdict.ON_TRACK
    if value >= middle:
        return Verdict.SLOW
    return Verdict.LIMITED if value >= low else Verdict.WORSE


def rules() -> list[tuple[Verdict, str, str]]:
    """Each verdict that the pace decides, with its limits in words: with a horizon, and without one."""
    verdicts = (Verdict.ON_TRACK, Verdict.SLOW, Verdict.LIMITED)
    from_on = [
        (verdict, _("desde %s") % _percent(ratio), _("desde %s") % _percent(trend))
        for verdict, ratio, trend in zip(verdicts, TOWARDS_TARGET, WITHOUT_TARGET, strict=True)
    ]
    return [*from_on, (Verdict.WORSE, _("menos de %s") % _percent(0), _("menos de %s") % _percent(0))]


def _percent(fraction) -> str:
    return f"{float(fraction * 100):g}\u00a0%"
