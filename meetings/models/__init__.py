"""Where people meet and decide: meetings, quick decisions, notices, and what was agreed."""

from .agreements import OPEN, Agreement, AgreementState
from .answers import AgreementAnswer, AgreementComment, AnswerKind
from .feeds import CalendarFeed
from .meetings import Meeting, Notice, NoticeCopy, Proposal, Stance, Voice
from .silences import SilenceCall

__all__ = [
    "OPEN",
    "Agreement",
    "AgreementAnswer",
    "AgreementComment",
    "AgreementState",
    "AnswerKind",
    "CalendarFeed",
    "Meeting",
    "Notice",
    "NoticeCopy",
    "Proposal",
    "SilenceCall",
    "Stance",
    "Voice",
]
