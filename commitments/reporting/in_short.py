"""The year in a few sentences: how the commitments stand, what changed, who reported, what government did."""

from collections import Counter
from collections.abc import Mapping

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from commitments.models import ConditionState, Verdict

from .gathering import YearReport
from .overall_status import OverallStatus

STATUSES = {
    OverallStatus.ADVANCES: ngettext_lazy("%(count)s avanza", "%(count)s avanzan", "count"),
    OverallStatus.MIXED: ngettext_lazy(
        "%(count)s avanza en unas metas y retrocede en otras",
        "%(count)s avanzan en unas metas y retroceden en otras",
        "count",
    ),
    OverallStatus.RETREATS: ngettext_lazy("%(count)s retrocede", "%(count)s retroceden", "count"),
    OverallStatus.UNKNOWN: ngettext_lazy(
        "%(count)s no tiene datos suficientes para saberlo",
        "%(count)s no tienen datos suficientes para saberlo",
        "count",
    ),
}
CHANGES = {
    "better": ngettext_lazy("mejoró el veredicto de %(count)s meta", "mejoró el veredicto de %(count)s metas", "count"),
    "worse": ngettext_lazy(
        "empeoró el veredicto de %(count)s meta", "empeoró el veredicto de %(count)s metas", "count"
    ),
    "measured": ngettext_lazy("%(count)s meta ya se puede medir", "%(count)s metas ya se pueden medir", "count"),
    "lost": ngettext_lazy("%(count)s meta dejó de poder medirse", "%(count)s metas dejaron de poder medirse", "count"),
    "set": ngettext_lazy("hay %(count)s meta nueva", "hay %(count)s metas nuevas", "count"),
}
STATES = {
    ConditionState.MET: ngettext_lazy("%(count)s se cumple", "%(count)s se cumplen", "count"),
    ConditionState.PARTIAL: ngettext_lazy("%(count)s se cumple en parte", "%(count)s se cumplen en parte", "count"),
    ConditionState.PENDING: ngettext_lazy("%(count)s sigue pendiente", "%(count)s siguen pendientes", "count"),
    ConditionState.LOST: ngettext_lazy("%(count)s se perdió", "%(count)s se perdieron", "count"),
    "": ngettext_lazy("%(count)s está sin revisar", "%(count)s están sin revisar", "count"),
}


def in_short(report: YearReport) -> list[str]:
    """What a reader takes along who reads nothing else."""
    return [_commitments(report), _changed(report), _activity(report), _conditions(report)]


def _clauses(words: Mapping, counted: Counter) -> list[str]:
    return [phrase % {"count": counted[key]} for key, phrase in words.items() if counted[key]]


def _listed(clauses: list[str]) -> str:
    *most, last = clauses
    return _("%(most)s y %(last)s") % {"most": ", ".join(most), "last": last} if most else last


def _commitments(report: YearReport) -> str:
    counted = Counter(chapter.overall_status for chapter in report.chapters)
    words = ngettext("De %(total)s compromiso, %(how)s.", "De %(total)s compromisos, %(how)s.", counted.total())
    return words % {"total": counted.total(), "how": _listed(_clauses(STATUSES, counted))}


def changes(report: YearReport) -> Counter:
    """How many targets went which of the ways of `CHANGES` since the report before, which there must be."""
    counted = Counter()
    for chapter in report.chapters:
        for aim, _judgement in chapter.judged:
            before = report.earlier.verdicts.get((aim.target.pk, str(aim.target.aim)))
            counted[_change(before, aim.progress.verdict)] += 1
    return counted


def _change(before: Verdict | None, now: Verdict) -> str:
    """The key of `CHANGES`, or nothing where nothing changed; verdicts are declared from the best to the worst."""
    if before is None:
        return "set"
    if before == now:
        return ""
    if Verdict.UNKNOWN in (before, now):
        return "measured" if before == Verdict.UNKNOWN else "lost"
    order = list(Verdict)
    return "better" if order.index(now) < order.index(before) else "worse"


def _changed(report: YearReport) -> str:
    if report.earlier is None:
        return _("Es el primer informe: todavía no hay otro con qué comparar.")
    clauses = _clauses(CHANGES, changes(report)) or [_("ningún veredicto cambió")]
    figures = {(row.indicator.code, row.state_id or "", row.year, float(row.value)) for row in report.figures}
    added = len(figures - report.earlier.figures)
    words = ngettext("%(count)s cifra es nueva o se corrigió", "%(count)s cifras son nuevas o se corrigieron", added)
    clauses.append(words % {"count": intcomma(added)} if added else _("no hay cifras nuevas"))
    return _("Desde el informe de %(year)s, %(changes)s.") % {"year": report.earlier.year, "changes": _listed(clauses)}


def _activity(report: YearReport) -> str:
    reports = [row for chapter in report.chapters for row in chapter.activity_reports]
    known = {"year": report.year, "total": intcomma(report.members.total)}
    if not reports:
        return _("Ninguna de las %(total)s organizaciones integrantes contó lo que hizo en %(year)s.") % known
    who = len({row.organization_id for row in reports})
    words = ngettext(
        "%(who)s de %(total)s organizaciones integrantes contó lo que hizo: %(reports)s.",
        "%(who)s de %(total)s organizaciones integrantes contaron lo que hicieron: %(reports)s.",
        who,
    )
    count = ngettext("%(count)s aportación", "%(count)s aportaciones", len(reports))
    return words % {**known, "who": intcomma(who), "reports": count % {"count": intcomma(len(reports))}}


def _conditions(report: YearReport) -> str:
    counted = Counter(review.state if review else "" for _condition, review in report.conditions)
    known = {"total": counted.total(), "how": _listed(_clauses(STATES, counted))}
    return _("De las %(total)s condiciones que se piden al gobierno, %(how)s.") % known
