"""Who belongs: states, organisations, people and their mandates, and how one comes in."""

from .addresses import AddressChange, AddressRequest
from .applications import Application
from .call_notes import CallNote
from .changes import ChangeKind, MandateChange
from .choices import Audience, Donee, Kind, LegalForm, Size, Status
from .confirmations import ConfirmationRequest, Correction
from .exports import Export
from .imports import ImportRow, MemberImport
from .invitations import Invitation, InvitationState
from .mandates import Office, OfficeKind, Representation, RepresentationKind
from .merges import Merge
from .office_acts import EndProposal, OfficeEvent, OfficeNotice
from .organizations import Organization, WorkingState
from .peer_messages import PeerMessage, PeerMessageCopy, WritingBlock
from .possible_duplicates import SuspectedPair
from .privacy import Consent, PrivacyNotice
from .review_requests import ReviewRequest
from .states import State
from .unproven import Cause, UnprovenMail
from .users import User

__all__ = [
    "AddressChange",
    "AddressRequest",
    "Application",
    "Audience",
    "CallNote",
    "Cause",
    "ChangeKind",
    "ConfirmationRequest",
    "Consent",
    "Correction",
    "Donee",
    "EndProposal",
    "Export",
    "ImportRow",
    "Invitation",
    "InvitationState",
    "Kind",
    "LegalForm",
    "MandateChange",
    "MemberImport",
    "Merge",
    "Office",
    "OfficeEvent",
    "OfficeKind",
    "OfficeNotice",
    "Organization",
    "PeerMessage",
    "PeerMessageCopy",
    "PrivacyNotice",
    "Representation",
    "RepresentationKind",
    "ReviewRequest",
    "Size",
    "State",
    "Status",
    "SuspectedPair",
    "UnprovenMail",
    "User",
    "WorkingState",
    "WritingBlock",
]
