"""Where people meet and decide: meetings, quick decisions, notices, and what was agreed."""

from .agreements import OPEN, UNCLEAR, Agreement, AgreementState
from .answers import AgreementAnswer, AgreementComment, AnswerKind
from .bodies import Body, BodyKind
from .feeds import CalendarFeed
from .meetings import CommissionNotice, Meeting, MeetingStatus, NoticeCopy, Proposal, Stance, Voice
from .silences import SilenceCall

__all__ = [
    "OPEN",
    "UNCLEAR",
    "Agreement",
    "AgreementAnswer",
    "AgreementComment",
    "AgreementState",
    "AnswerKind",
    "Body",
    "BodyKind",
    "CalendarFeed",
    "CommissionNotice",
    "Meeting",
    "MeetingStatus",
    "NoticeCopy",
    "Proposal",
    "SilenceCall",
    "Stance",
    "Voice",
]
