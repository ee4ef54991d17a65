"""Where people meet and decide: meetings, quick decisions, notices, and what was agreed."""

from .agreements import OPEN, UNCLEAR, Agreement, AgreementState
from .answers import AgreementAnswer, AgreementComment, AgreementRecall, AnswerKind, CommentKind
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
    "AgreementRecall",
    "AgreementState",
    "AnswerKind",
    "Body",
    "BodyKind",
    "CalendarFeed",
    "CommentKind",
    "CommissionNotice",
    "Meeting",
    "MeetingStatus",
    "NoticeCopy",
    "Proposal",
    "SilenceCall",
    "Stance",
    "Voice",
]
