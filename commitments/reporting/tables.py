"""The report's data as flat rows: the same in the CSV files and in the JSON."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from commitments.models import REACH, ActivityReport, Unit

from .gathering import YearReport

TARGETS = {
    "number": _("compromiso"),
    "commitment": _("nombre"),
    "target": _("meta"),
    "aim": _("por alcanzar"),
    "remark": _("advertencia"),
    "verdict": _("veredicto calculado"),
    "reason": _("por qué"),
    "indicator": _("indicador"),
    "baseline_year": _("año de la línea base"),
    "baseline": _("línea base"),
    "latest_year": _("año de la última cifra"),
    "latest": _("última cifra"),
    "unit": _("unidad"),
    "judgement": _("juicio de una persona"),
    "judgement_reason": _("motivo del juicio"),
}
ACTIVITY_REPORTS = {
    "number": _("compromiso"),
    "commitment": _("nombre"),
    "organization": _("organización"),
    "text": _("qué hicieron"),
    "states": _("dónde"),
    **{name: ActivityReport._meta.get_field(name).verbose_name for name in REACH},
    "evidence": _("evidencia"),
    "url": _("enlace de la evidencia"),
}


def target_rows(report: YearReport) -> Iterator[dict[str, object]]:
    """Each target by the names of `TARGETS`, and by those that tell the next report which it was and how it stood."""
    for chapter in report.chapters:
        for aim, judgement in chapter.judged:
            target, progress = aim.target, aim.progress
            yield {
                "number": chapter.pledge.number,
                "commitment": chapter.commitment.name,
                "target": target.text,
                "aim": str(target.aim),
                "remark": target.remark,
                "verdict": str(progress.verdict.label),
                "reason": aim.sentence,
                "indicator": target.indicator.code if target.indicator else "",
                "baseline_year": progress.baseline and progress.baseline.year,
                "baseline": progress.baseline and progress.baseline.exact,
                "latest_year": progress.latest and progress.latest.year,
                "latest": progress.latest and progress.latest.exact,
                "unit": str(Unit(target.indicator.unit).label) if target.indicator else "",
                "judgement": judgement.get_verdict_display() if judgement else "",
                "judgement_reason": judgement.reason if judgement else "",
                "target_id": target.pk,
                "verdict_code": progress.verdict.value,
            }


def activity_report_rows(report: YearReport) -> Iterator[dict[str, object]]:
    """Each activity report by the names of `ACTIVITY_REPORTS`."""
    for chapter in report.chapters:
        for row in chapter.activity_reports:
            yield {
                "number": chapter.pledge.number,
                "commitment": chapter.commitment.name,
                "organization": row.organization.name,
                "text": row.text,
                "states": ", ".join(state.name for state in row.states.all()),
                **{name: getattr(row, name) for name in REACH},
                "evidence": row.evidence,
                "url": row.url,
            }


def presence_rows(report: YearReport) -> Iterator[dict[str, object]]:
    """Each commitment and state where organisations work on it, and how many."""
    for chapter in report.chapters:
        for state, count in chapter.presence.lines:
            yield {
                "number": chapter.pledge.number,
                "commitment": chapter.commitment.name,
                "state": state,
                "organizations": count,
            }


def condition_rows(report: YearReport) -> Iterator[dict[str, object]]:
    """Each condition with its last review."""
    for condition, review in report.conditions:
        yield {
            "number": condition.number,
            "name": condition.name,
            "text": condition.text,
            "is_damaged": condition.is_damaged,
            "state": review.get_state_display() if review else "",
            "evidence": review.evidence if review else "",
            "url": review.url if review else "",
            "reviewed_at": review.made_at if review else None,
        }
