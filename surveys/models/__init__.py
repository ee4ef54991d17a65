"""What is asked, whom, what they answered and what became of it."""

from .answers import Answer, Breakdown, Cell, Draft, NamedAnswer, Theme, Tone, Turnout
from .audience import WaveCommission, WaveCommitment, WaveTerritory
from .findings import Finding, FindingState
from .openings import OpeningMail
from .questions import WITH_OPTIONS, Item, Question, QuestionKind, Section, Wording
from .waves import Invitee, Respondent, Survey, Wave

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
    "OpeningMail",
    "Question",
    "QuestionKind",
    "Respondent",
    "Section",
    "Survey",
    "Theme",
    "Tone",
    "Turnout",
    "Wave",
    "WaveCommission",
    "WaveCommitment",
    "WaveTerritory",
    "Wording",
]
