"""What a wave says, in plain sentences: the first screen of its results."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .models import QuestionKind, Respondent
from .results import QuestionResult, Results


def sentences(results: Results) -> list[str]:
    """How many answered, what most agree with, what fewest do, and what changed most."""
    wave = results.wave
    if wave.is_baseline:
        return [_("Se preguntó antes de este portal: sabemos qué se dijo, no cuántas ni quiénes respondieron.")]
    if not results.has_numbers and wave.is_named:
        return [_("Respondieron menos de cinco: aquí no se muestran números.")]
    if not results.has_numbers:
        return [_("Respondieron menos de cinco. Para cuidar a quien respondió, no se muestra ni se guarda nada.")]
    lines = [_who(results)]
    agreed = [each for each in results.questions if _is_opinion(each)]
    if agreed:
        lines += _extremes(sorted(agreed, key=lambda each: -each.favourable))
    changed = [each for each in results.questions if each.change and each.change.points]
    if changed:
        most = max(changed, key=lambda each: abs(each.change.points))
        lines.append(_("Lo que más cambió: «%(item)s». %(change)s.") % {"item": _item(most), "change": change(most)})
    return lines


def _is_opinion(result: QuestionResult) -> bool:
    return result.question.kind == QuestionKind.AGREEMENT and result.favourable is not None


def percent(share: int) -> str:
    """With a space that does not break."""
    return f"{share}\xa0%"


def _item(result: QuestionResult) -> str:
    return result.question.wording.rstrip(".")


def _who(results: Results) -> str:
    if results.wave.unit == Respondent.PERSON:
        text = _("Respondieron %(answered)s de %(asked)s personas (%(share)s).")
    else:
        text = _("Respondieron %(answered)s de %(asked)s organizaciones (%(share)s).")
    answered, asked = results.wave.answered, results.asked or results.wave.answered
    return text % {
        "answered": f"{answered:,}",
        "asked": f"{asked:,}",
        "share": percent(round(100 * answered / asked)),
    }


def _extremes(agreed: list[QuestionResult]) -> list[str]:
    values = {"item": _item(agreed[0]), "share": percent(agreed[0].favourable)}
    lines = [_("Donde más coinciden: «%(item)s». %(share)s está de acuerdo.") % values]
    if len(agreed) > 1:
        values = {"item": _item(agreed[-1]), "share": percent(agreed[-1].favourable)}
        lines.append(_("Donde menos: «%(item)s». %(share)s está de acuerdo.") % values)
    return lines


def change(result: QuestionResult) -> str:
    """How many points the favourable share moved since the last wave with the same item; nothing where none did."""
    moved = result.change
    if moved is None:
        return ""
    points = abs(moved.points)
    more = ngettext("%(points)d punto más que", "%(points)d puntos más que", points)
    fewer = ngettext("%(points)d punto menos que", "%(points)d puntos menos que", points)
    how = (_("igual que"), more, fewer)[(moved.points > 0) - (moved.points < 0)] % {"points": points}
    since = _("%(how)s en «%(wave)s» (%(before)s)") % {
        "how": how,
        "wave": moved.wave,
        "before": percent(moved.before),
    }
    is_opinion = result.question.kind == QuestionKind.AGREEMENT
    text = _("%(share)s está de acuerdo, %(change)s") if is_opinion else _("%(share)s dio 9 o 10, %(change)s")
    return text % {"share": percent(result.favourable), "change": since}


def caution(results: Results) -> str:
    """A warning where fewer answered than in the wave it is compared with; else nothing."""
    former = results.former
    if former is None or results.wave.answered >= former.answered:
        return ""
    return _(
        "Ojo al comparar: esta vez respondieron %(now)s y en «%(wave)s» fueron %(before)s. "
        "Un cambio pequeño puede deberse solo a quiénes contestaron."
    ) % {"now": results.wave.answered, "before": former.answered, "wave": former}
