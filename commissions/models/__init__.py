"""Who works on what: commissions, who sits in them, who leads them, and their agendas."""

from .agendas import (
    TO_DO,
    Activity,
    ActivityState,
    Agenda,
    AgendaSection,
    AgendaState,
    Edition,
    Revision,
    SectionComment,
    SectionKind,
)
from .commissions import (
    Commission,
    FocalPoint,
    FocalPointKind,
    Intention,
    Origin,
    Seat,
)
from .handovers import Handover
from .requests import JoinRequest

__all__ = [
    "TO_DO",
    "Activity",
    "ActivityState",
    "Agenda",
    "AgendaSection",
    "AgendaState",
    "Commission",
    "Edition",
    "FocalPoint",
    "FocalPointKind",
    "Handover",
    "Intention",
    "JoinRequest",
    "Origin",
    "Revision",
    "Seat",
    "SectionComment",
    "SectionKind",
]
