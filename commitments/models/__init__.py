"""What was promised, how it is measured, what people say of it and what members do."""

from .figures import ContextNote, Figure
from .indicators import Direction, Indicator
from .judgements import Condition, ConditionReview, ConditionState, Judgement, Verdict
from .promises import Commitment, Generation, Operator, Pledge, PledgeCommitment, Target
from .releases import Release, ReleaseRow, ReleaseState, RowVerdict, YearOpening
from .reports import AnnualReport, ReportDraft, ReportFile
from .units import Bounds, Unit, plain
from .work import ActivityReport, Focus, FocusState

__all__ = [
    "ActivityReport",
    "AnnualReport",
    "Bounds",
    "Commitment",
    "Condition",
    "ConditionReview",
    "ConditionState",
    "ContextNote",
    "Direction",
    "Figure",
    "Focus",
    "FocusState",
    "Generation",
    "Indicator",
    "Judgement",
    "Operator",
    "Pledge",
    "PledgeCommitment",
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
