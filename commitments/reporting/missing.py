"""What the report of a year lacks, said in sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commitments.models import Verdict

from .gathering import YearReport


def missing(report: YearReport) -> list[str]:
    """A sentence for each kind of thing that is missing; none where nothing is."""
    chapters = report.chapters
    aims = [aim for chapter in chapters for aim, _judgement in chapter.judged]
    blind = [aim for aim in aims if aim.progress.verdict == Verdict.UNKNOWN]
    sentences = [
        blind
        and _("%(count)s de %(total)s metas no tienen datos suficientes para un veredicto.")
        % {"count": len(blind), "total": len(aims)},
        _named(_("Sin ninguna cifra nacional: %s."), [one for one in chapters if not one.measures]),
        _named(_("Sin una meta que seguir: %s."), [one for one in chapters if not one.judged]),
        _named(_("Nadie ha dicho que trabaja en: %s."), [one for one in chapters if not one.presence.total]),
        _named(_("Sin aportaciones contadas este año: %s."), [one for one in chapters if not one.activity_reports]),
        _silent(report),
        _unreviewed(report),
        _late(report),
        _undated(report),
    ]
    return [sentence for sentence in sentences if sentence]


def _named(words: str, chapters) -> str:
    return words % ", ".join(one.commitment.name for one in chapters) if chapters else ""


def _silent(report: YearReport) -> str:
    reporting = {row.organization_id for chapter in report.chapters for row in chapter.activity_reports}
    words = _("Contaron lo que hicieron %(count)s de %(total)s organizaciones integrantes.")
    return words % {"count": len(reporting), "total": report.members.total}


def _unreviewed(report: YearReport) -> str:
    names = [condition.name for condition, review in report.conditions if review is None]
    return _("Condiciones que nadie ha revisado: %s.") % ", ".join(names) if names else ""


def _late(report: YearReport) -> str:
    names = "; ".join(str(indicator) for indicator in report.overdue)
    return _("Cifras que ya debían haberse actualizado: %s.") % names if names else ""


def _undated(report: YearReport) -> str:
    count = sum(figure.retrieved_on is None for figure in report.figures)
    words = ngettext(
        "De %(count)s cifra no se sabe qué día se consultó.",
        "De %(count)s cifras no se sabe qué día se consultaron.",
        count,
    )
    return words % {"count": count} if count else ""
