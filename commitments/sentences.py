"""Verdicts and figures in one plain sentence each, for whoever does not read numbers all day."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import Figure, Target, Unit, Verdict
from .progress import Progress, rules

# From which share of the needed pace on; the first that holds is said.
PACES = [
    (Decimal("2.5"), gettext_lazy("Avanza a más del doble del ritmo necesario para llegar a la meta")),
    (Decimal("1.75"), gettext_lazy("Avanza más o menos al doble del ritmo necesario para llegar a la meta")),
    (Decimal("1.05"), gettext_lazy("Avanza más rápido de lo necesario para llegar a la meta")),
    (Decimal("0.95"), gettext_lazy("Avanza al ritmo necesario para llegar a la meta")),
    (Decimal("0.6"), gettext_lazy("Avanza, pero más lento de lo necesario para llegar a la meta")),
    (Decimal("0.4"), gettext_lazy("Avanza más o menos a la mitad del ritmo necesario para llegar a la meta")),
    (Decimal("0.05"), gettext_lazy("Avanza a menos de la mitad del ritmo necesario para llegar a la meta")),
    (Decimal(0), gettext_lazy("Casi no avanza: a este ritmo no se llega a la meta")),
    (Decimal("-Infinity"), gettext_lazy("Va en sentido contrario: así no se llega a la meta")),
]
TRENDS = {
    Verdict.ON_TRACK: gettext_lazy("La cifra mejora a buen paso."),
    Verdict.SLOW: gettext_lazy("La cifra mejora poco a poco."),
    Verdict.LIMITED: gettext_lazy("La cifra casi no cambia."),
    Verdict.WORSE: gettext_lazy("La cifra empeora."),
}


def verdict_in_words(target: Target, progress: Progress) -> str:
    """How it goes: «Avanza al ritmo necesario para llegar a la meta en 2030.»"""
    if progress.ratio is not None:
        words = next(words for least, words in PACES if progress.ratio >= least)
        return _("%(words)s en %(year)s.") % {"words": words, "year": target.horizon}
    return str(progress.reason if progress.rate is None else TRENDS[progress.verdict])


def rule(progress: Progress) -> str:
    """The rule of the method that decided, in one sentence; nothing where the reason alone did."""
    limits = {verdict: (ratio, trend) for verdict, ratio, trend in rules()}
    verdict = progress.verdict.label
    if progress.ratio is not None:
        words = _("La regla: el ritmo hasta ahora entre el necesario da %(ratio)s, y %(limit)s es «%(verdict)s».")
        return words % {"ratio": percent(progress.ratio), "limit": limits[progress.verdict][0], "verdict": verdict}
    if progress.rate is not None:
        words = _(
            "La regla: si la meta no dice cuánto o para cuándo, cuenta cuánto mejora la cifra cada año; %(limit)s es "
            "«%(verdict)s»."
        )
        return words % {"limit": limits[progress.verdict][1], "verdict": verdict}
    if progress.verdict == Verdict.ACHIEVED:
        return _("La regla: si la última cifra alcanza la meta, el ritmo ya no cuenta.")
    return ""


def figure_in_words(figure: Figure) -> str:
    """What the number says: «Niñas y niños menores de 6 años en pobreza: cerca de 48 de cada 100 en Oaxaca, 2022.»"""
    return _("%(what)s: %(value)s en %(place)s, %(year)s.") % {
        "what": figure.indicator.definition.strip().removesuffix("."),
        "value": _spoken(figure),
        "place": figure.state.name if figure.state else _("todo el país"),
        "year": figure.year,
    }


def _spoken(figure: Figure) -> str:
    value, unit = figure.value, Unit(figure.indicator.unit)
    if unit == Unit.PERCENT:
        return _of_each(value, _("%(count)s de cada 100"))
    if unit == Unit.GROSS_PERCENT:
        return _of_each(value, _("%(count)s por cada 100"))
    if unit == Unit.POINTS and value:
        words = _("bajó %(points)s puntos porcentuales") if value < 0 else _("subió %(points)s puntos porcentuales")
        return words % {"points": Unit.PERCENT.number(abs(value))}
    return _("no cambió") if unit == Unit.POINTS else figure.written()


def _of_each(value: Decimal, words: str) -> str:
    if 0 < value < 1:
        return _("menos de %s") % words % {"count": 1}
    count = value.quantize(Decimal(1), ROUND_HALF_UP)
    return (words if count == value else _("cerca de %s") % words) % {"count": count}


def percent(fraction: Decimal) -> str:
    """A fraction as a percentage, with the sign that is printed: 0.0123 → «1.2 %», -0.02 → «−2.0 %»."""
    return f"{fraction * 100:.1f}\u00a0%".replace("-", "−")
