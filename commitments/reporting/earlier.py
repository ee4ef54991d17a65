"""What the report before said, read from its own stored data."""

import json
from dataclasses import dataclass

from commitments.models import ReportFile, Verdict

DATA = "datos.json"
# A target is the same while its commitment, its words and what it wants to reach are.
TargetKey = tuple[str, str, str]
FigureKey = tuple[str, str, int, float]


@dataclass(frozen=True)
class Earlier:
    """The verdict of each target, and the figures: indicator, INEGI code or nothing, year, value."""

    year: int
    verdicts: dict[TargetKey, Verdict]
    figures: set[FigureKey]


def earlier_than(year: int) -> Earlier | None:
    """The last published report of a year before this one; None before the first."""
    stored = ReportFile.objects.filter(report__year__lt=year, name=DATA).order_by("-report__year")
    file = stored.select_related("report").first()
    if file is None:
        return None
    data, by_label = json.loads(bytes(file.content)), {str(verdict.label): verdict for verdict in Verdict}
    return Earlier(
        file.report.year,
        {(row["commitment"], row["target"], row["aim"]): by_label[row["verdict"]] for row in data["targets"]},
        {(row["code"], row["state"], row["year"], row["value"]) for row in data["figures"]},
    )
