"""The report as files that stand alone: a page with its own sheet of styles, and its data."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string

from commitments.drawing import Drawing, drawing_of
from commitments.models import AnnualReport, Figure, ReportFile
from commitments.progress import baseline_of
from commitments.series import Series
from commitments.vintages import COLUMNS, data_rows
from kit.files.export import write_csv

from .earlier import DATA
from .gathering import ReportChapter, YearReport
from .in_short import in_short
from .missing import missing
from .tables import ACTIVITY_REPORTS, TARGETS, activity_report_rows, condition_rows, presence_rows, target_rows

PAGE, SHEET, ICON = "informe.html", "informe.css", "informe.svg"
MARK = "img/mark.svg"
SHEETS = ["tokens", "pacto", "components", "commitments", "report"]
# A longer presentation is folded.
SHORT_WORDS = 700
# So many figures of a series and activity reports to a commitment stand on the page; the files have them all.
MOST_FIGURES, MOST_REPORTS = 6, 20


class _Encoder(DjangoJSONEncoder):
    """Decimals are numbers."""

    def default(self, value):
        return float(value) if isinstance(value, Decimal) else super().default(value)


def page(
    report: YearReport, words: AnnualReport, *, sheets: Iterable[str], icon: str, files: Iterable[ReportFile] = ()
) -> str:
    """The whole document; `words` says its summary and who lets it out, `files` are those it names with their hash."""
    chapters = [(chapter, [_measured(chapter, one) for one in chapter.measures]) for chapter in report.chapters]
    context = {
        "report": report,
        "words": words,
        "chapters": chapters,
        "in_short": in_short(report),
        "missing": missing(report),
        "sheets": sheets,
        "icon": icon,
    }
    context |= {"files": files, "site": settings.SITE_URL, "most_reports": MOST_REPORTS, "is_demo": settings.DEMO}
    context["is_short"] = len(words.summary) <= SHORT_WORDS
    return render_to_string("commitments/report_document.html", context)


def _measured(chapter: ReportChapter, series: Series) -> tuple[Series, Figure, Drawing | None, tuple[Figure, ...]]:
    """A series, whence it is told, its chart where there is a line to draw, and the figures that stand on the page."""
    target = next((aim.target for aim, _judgement in chapter.judged if aim.target.indicator == series.indicator), None)
    drawing = drawing_of(series, target=target) if len(series.figures) > 1 else None
    return series, baseline_of(series) or series.latest, drawing, series.figures[-MOST_FIGURES:]


def files(report: YearReport, words: AnnualReport) -> list[ReportFile]:
    """All files of a report about to be published; the page, which names the others and their hashes, is the last."""
    figures = list(data_rows(report.figures, site=settings.SITE_URL))
    targets, activity = list(target_rows(report)), list(activity_report_rows(report))
    made = [
        _file(words, "cifras.csv", "text/csv; charset=utf-8", _csv(figures, COLUMNS)),
        _file(words, "metas.csv", "text/csv; charset=utf-8", _csv(targets, TARGETS)),
        _file(words, "aportaciones.csv", "text/csv; charset=utf-8", _csv(activity, ACTIVITY_REPORTS)),
        _file(words, DATA, "application/json", _json(report, words, figures, targets, activity)),
        _file(words, SHEET, "text/css; charset=utf-8", b"\n".join(_static(f"css/{name}.css") for name in SHEETS)),
        _file(words, ICON, "image/svg+xml", _static(MARK)),
    ]
    document = page(report, words, sheets=[SHEET], icon=ICON, files=made).encode()
    return [*made, _file(words, PAGE, "text/html; charset=utf-8", document)]


def _file(words: AnnualReport, name: str, media_type: str, content: bytes) -> ReportFile:
    digest = sha256(content).hexdigest()
    return ReportFile(report=words, name=name, media_type=media_type, content=content, sha256=digest)


def _csv(rows: list[Mapping[str, object]], columns: Mapping[str, str]) -> bytes:
    file = BytesIO()
    header = [str(title) for title in columns.values()]
    write_csv(([row[name] for name in columns] for row in rows), header=header, file=file)
    return file.getvalue()


def _json(report: YearReport, words: AnnualReport, figures, targets, activity) -> bytes:
    data = {
        "year": report.year,
        "published_at": words.published_at,
        "summary": words.summary,
        "in_short": in_short(report),
        "generation": {"name": report.generation.name, "adopted_on": report.generation.adopted_on},
        "members": {"organizations": report.members.total, "states": report.members.states_present},
        "targets": targets,
        "figures": figures,
        "presence": list(presence_rows(report)),
        "activity_reports": activity,
        "conditions": list(condition_rows(report)),
        "missing": missing(report),
    }
    return json.dumps(data, cls=_Encoder, ensure_ascii=False, indent=1).encode()


def _static(path: str) -> bytes:
    return Path(finders.find(path)).read_bytes()
