"""What is asked, whom, what they answered and what became of it."""

from .answers import Answer, Breakdown, Cell, Draft, NamedAnswer, Theme, Tone, Turnout
from .audience import WaveCommission, WaveCommitment, WaveState
from .findings import Finding, FindingState
from .questions import WITH_OPTIONS, Item, Question, QuestionKind, Section, Wording
from .waves import Invitee, Survey, Unit, Wave

__all__ = [
    "WITH_OPTIONS",
    "Answer",
    "Breakdown",
    "Cell",
    "Draft",
    "Finding",
    "FindingState",
    "Invitee",
    "Item",
    "NamedAnswer",
    "Question",
    "QuestionKind",
    "Section",
    "Survey",
    "Theme",
    "Tone",
    "Turnout",
    "Unit",
    "Wave",
    "WaveCommission",
    "WaveCommitment",
    "WaveState",
    "Wording",
]
