"""Who works on what: commissions, their agendas, what they agree and decide, and who leads them."""

from .agendas import (
    Activity,
    ActivityState,
    Agenda,
    AgendaState,
    Edition,
    Revision,
    Section,
    SectionComment,
    SectionKind,
)
from .agreements import OPEN, Agreement, AgreementState
from .answers import AgreementAnswer, AgreementComment, AnswerKind
from .commissions import (
    Commission,
    FocalPoint,
    FocalPointKind,
    Intention,
    JoinRequest,
    Origin,
    Seat,
)
from .feeds import CalendarFeed
from .handovers import Handover, SilenceCall
from .meetings import Meeting, Notice, NoticeCopy, Proposal, Stance, Voice

__all__ = [
    "OPEN",
    "Activity",
    "ActivityState",
    "Agenda",
    "AgendaState",
    "Agreement",
    "AgreementAnswer",
    "AgreementComment",
    "AgreementState",
    "AnswerKind",
    "CalendarFeed",
    "Commission",
    "Edition",
    "FocalPoint",
    "FocalPointKind",
    "Handover",
    "Intention",
    "JoinRequest",
    "Meeting",
    "Notice",
    "NoticeCopy",
    "Origin",
    "Proposal",
    "Revision",
    "Seat",
    "Section",
    "SectionComment",
    "SectionKind",
    "SilenceCall",
    "Stance",
    "Voice",
]
