"""What the report before said, read from its own stored data."""

import json
from dataclasses import dataclass

from commitments.models import ReportFile, Verdict

DATA = "datos.json"
# A target stays the same while it wants to reach the same, whatever its words and its commitment's.
TargetKey = tuple[int, str]
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
    data = json.loads(bytes(file.content))
    return Earlier(
        file.report.year,
        {
            (row["target_id"], row["aim"]): Verdict(row["verdict_code"])
            for row in data["targets"]
            if "target_id" in row  # not in the first reports
        },
        {(row["code"], row["state"], row["year"], row["value"]) for row in data["figures"]},
    )
