"""What was promised, how it is measured, what people say of it and what members do."""

from .figures import ContextNote, Figure
from .indicators import Direction, Indicator
from .judgements import Condition, ConditionReview, ConditionState, Judgement, Verdict
from .promises import Commitment, Generation, Operator, Pledge, PledgeCommitment, Target
from .releases import UNPUBLISHED, Release, ReleaseRow, ReleaseState, ReleaseVerdict, YearOpening
from .reports import AnnualReport, ReportDraft, ReportFile
from .units import Bounds, Unit, plain
from .work import REACH, ActivityPhoto, ActivityReport, Focus, FocusState

__all__ = [
    "REACH",
    "UNPUBLISHED",
    "ActivityPhoto",
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
    "ReleaseVerdict",
    "ReportDraft",
    "ReportFile",
    "Target",
    "Unit",
    "Verdict",
    "YearOpening",
    "plain",
]
