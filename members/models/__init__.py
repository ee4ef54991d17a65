"""Who belongs: states, organisations, people and their mandates, and how one comes in."""

from .applications import Application
from .confirmations import ConfirmationRequest, Correction
from .exports import Export
from .imports import ImportRow, MemberImport
from .invitations import Invitation
from .mandates import Office, OfficeKind, Representation, RepresentationKind
from .merges import Merge
from .organizations import Audience, Donee, Kind, LegalForm, Organization, Status, WorkingState
from .privacy import Consent, PrivacyNotice
from .states import State
from .suspicions import SuspectedPair
from .users import User

__all__ = [
    "Application",
    "Audience",
    "ConfirmationRequest",
    "Consent",
    "Correction",
    "Donee",
    "Export",
    "ImportRow",
    "Invitation",
    "Kind",
    "LegalForm",
    "MemberImport",
    "Merge",
    "Office",
    "OfficeKind",
    "Organization",
    "PrivacyNotice",
    "Representation",
    "RepresentationKind",
    "State",
    "Status",
    "SuspectedPair",
    "User",
    "WorkingState",
]
