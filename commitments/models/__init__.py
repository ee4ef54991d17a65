"""What was promised, how it is measured, what people say of it and what members do."""

from .figures import ContextNote, Figure, Release, ReleaseRow, ReleaseState, RowVerdict, YearOpening
from .indicators import Direction, Indicator
from .judgements import Condition, ConditionReview, ConditionState, Judgement, Verdict
from .promises import Commitment, Generation, Operator, Pledge, Target
from .reports import AnnualReport, ReportDraft, ReportFile
from .units import Bounds, Unit, plain
from .work import Contribution, Focus

__all__ = [
    "AnnualReport",
    "Bounds",
    "Commitment",
    "Condition",
    "ConditionReview",
    "ConditionState",
    "ContextNote",
    "Contribution",
    "Direction",
    "Figure",
    "Focus",
    "Generation",
    "Indicator",
    "Judgement",
    "Operator",
    "Pledge",
    "Release",
    "ReleaseRow",
    "ReleaseState",
    "ReportDraft",
    "ReportFile",
    "RowVerdict",
    "Target",
    "Unit",
    "Verdict",
    "YearOpening",
    "plain",
]
