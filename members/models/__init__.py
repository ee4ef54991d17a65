"""Who belongs: states, organisations, people and their mandates, and how one comes in."""

from .addresses import AddressChange
from .applications import Application
from .confirmations import ConfirmationRequest, Correction
from .exports import Export
from .imports import ImportRow, ImportState, MemberImport, Outcome, RowDecision, Verdict
from .invitations import Invitation
from .mandates import Office, OfficeKind, Representation, RepresentationKind
from .merges import Merge
from .organizations import Audience, Donee, Kind, LegalForm, Organization, Size, Status, WorkingState
from .privacy import Consent, PrivacyNotice
from .states import State
from .suspicions import SuspectedPair
from .users import User

__all__ = [
    "AddressChange",
    "Application",
    "Audience",
    "ConfirmationRequest",
    "Consent",
    "Correction",
    "Donee",
    "Export",
    "ImportRow",
    "ImportState",
    "Invitation",
    "Kind",
    "LegalForm",
    "MemberImport",
    "Merge",
    "Office",
    "OfficeKind",
    "Organization",
    "Outcome",
    "PrivacyNotice",
    "Representation",
    "RepresentationKind",
    "RowDecision",
    "Size",
    "State",
    "Status",
    "SuspectedPair",
    "User",
    "Verdict",
    "WorkingState",
]
