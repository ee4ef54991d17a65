"""Verdicts and figures in one plain sentence each, for whoever does not read numbers all day.

A change is said in percentage points or in the figure's own unit, never as a percentage of the figure: «bajó 5 %» of a
poverty of 60 % would be read as points.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

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
# Of a commitment's only target, and of several.
WAYS = {
    Verdict.ACHIEVED: (
        gettext_lazy("Su única meta ya se alcanzó."),
        ngettext_lazy("%(count)s ya se alcanzó", "%(count)s ya se alcanzaron", "count"),
    ),
    Verdict.ON_TRACK: (
        gettext_lazy("Su única meta va en camino."),
        ngettext_lazy("%(count)s va en camino", "%(count)s van en camino", "count"),
    ),
    Verdict.SLOW: (
        gettext_lazy("Su única meta avanza, pero debe acelerar."),
        ngettext_lazy("%(count)s avanza, pero debe acelerar", "%(count)s avanzan, pero deben acelerar", "count"),
    ),
    Verdict.LIMITED: (
        gettext_lazy("Su única meta casi no avanza."),
        ngettext_lazy("%(count)s casi no avanza", "%(count)s casi no avanzan", "count"),
    ),
    Verdict.WORSE: (
        gettext_lazy("Su única meta retrocede."),
        ngettext_lazy("%(count)s retrocede", "%(count)s retroceden", "count"),
    ),
    Verdict.UNKNOWN: (
        gettext_lazy("De su única meta no hay datos suficientes para saber cómo va."),
        ngettext_lazy("de %(count)s no hay datos suficientes", "de %(count)s no hay datos suficientes", "count"),
    ),
}


def answer(tally: Sequence[tuple[Verdict, int]]) -> str:
    """How all targets of a commitment go: «De sus 3 metas: 1 va en camino; 2 retroceden.»; "" where there are none."""
    total = sum(count for _verdict, count in tally)
    if not total:
        return ""
    if total == 1:
        return str(WAYS[tally[0][0]][0])
    if tally[0][0] == Verdict.UNKNOWN:
        return _("De ninguna de sus %(total)s metas hay datos suficientes para saber cómo va.") % {"total": total}
    ways = [WAYS[verdict][1] % {"count": count} for verdict, count in tally]
    return _("De sus %(total)s metas: %(how)s.") % {"total": total, "how": "; ".join(ways)}


def verdict_in_words(target: Target, progress: Progress) -> str:
    """How it goes: «Avanza al ritmo necesario para llegar a la meta en 2030.»"""
    if progress.ratio is not None:
        words = next(words for least, words in PACES if progress.ratio >= least)
        return _("%(words)s en %(year)s.") % {"words": words, "year": target.horizon}
    return str(progress.reason if progress.rate is None else TRENDS[progress.verdict])


def change_so_far(progress: Progress) -> str:
    """From the first to the last figure that can be compared: «bajó 4 puntos porcentuales en 6 años»; "" of one."""
    first, last = progress.baseline, progress.latest
    if first is None or last is None or first.year == last.year:
        return ""
    step, years = last.value - first.value, last.year - first.year
    within = ngettext("en %(count)s año", "en %(count)s años", years) % {"count": years}
    if not step:
        return _("no cambió %(within)s") % {"within": within}
    words = _("bajó %(step)s %(within)s") if step < 0 else _("subió %(step)s %(within)s")
    return words % {"step": _difference(step, last), "within": within}


def change_to_come(target: Target, progress: Progress) -> str:
    """What is still to change and by when: «bajar 6 puntos porcentuales antes de 2030»; "" without a goal to reach."""
    if progress.needed is None or target.horizon is None or target.horizon <= progress.latest.year:
        return ""
    step = progress.goal - progress.latest.value
    words = _("bajar %(step)s de aquí a %(year)s") if step < 0 else _("subir %(step)s de aquí a %(year)s")
    return words % {"step": _difference(step, progress.latest), "year": target.horizon}


def projection(target: Target, progress: Progress) -> str:
    """Where the pace so far leads: «41.4 % en 2030»; "" where no pace decided, or it leads past what can be."""
    if progress.ratio is None or target.horizon <= progress.latest.year:
        return ""
    unit = Unit(progress.latest.indicator.unit)
    value = progress.latest.value * (1 + progress.rate) ** (target.horizon - progress.latest.year)
    if not unit.bounds.hold(value):
        return ""
    return _("%(value)s en %(year)s") % {"value": unit.written(value), "year": target.horizon}


def _difference(step: Decimal, figure: Figure) -> str:
    """A change without its sign, in points where the figure is a percentage: «4 puntos porcentuales»."""
    unit = Unit(figure.indicator.unit)
    if unit in (Unit.PERCENT, Unit.GROSS_PERCENT, Unit.POINTS):
        number = Unit.PERCENT.number(abs(step))
        return ngettext("%(number)s punto porcentual", "%(number)s puntos porcentuales", 1 if number == "1" else 2) % {
            "number": number
        }
    return unit.written(abs(step))


def rule(progress: Progress) -> str:
    """The rule of the method that decided, in one sentence; nothing where the reason alone did."""
    limits = {verdict: (ratio, trend) for verdict, ratio, trend in rules()}
    verdict = progress.verdict.label
    if progress.ratio is not None and progress.ratio < 0:
        words = _("Por qué: la cifra se aleja de la meta en lugar de acercarse, y eso es «%(verdict)s».")
        return words % {"verdict": verdict}
    if progress.ratio is not None:
        words = _("Por qué: lleva %(ratio)s del ritmo que hace falta, y %(limit)s es «%(verdict)s».")
        return words % {"ratio": percent(progress.ratio), "limit": limits[progress.verdict][0], "verdict": verdict}
    if progress.rate is not None:
        words = _(
            "Por qué: la meta no dice cuánto o para cuándo, así que cuenta cuánto mejora la cifra cada año en "
            "proporción a sí misma; %(limit)s es «%(verdict)s»."
        )
        return words % {"limit": limits[progress.verdict][1], "verdict": verdict}
    if progress.verdict == Verdict.ACHIEVED:
        return _("Por qué: si la última cifra alcanza la meta, el ritmo ya no cuenta.")
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
