"""How long the registry keeps what: each time in a sentence, with the rows whose time is over.

The law allows personal data only as long as their purpose needs them (LFPDPPP of 20 March 2025); docs/decisions/0007
says why these times.
"""

from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kit.registries.privacy_inventory import Retention

from .fields import CONTACT_FIELDS
from .models import (
    AddressChange,
    AddressRequest,
    Application,
    CallNote,
    ConfirmationRequest,
    Correction,
    Export,
    ImportRow,
    Invitation,
    MandateChange,
    MemberImport,
    Merge,
    Office,
    OfficeNotice,
    Organization,
    PeerMessage,
    Representation,
    ReviewRequest,
    Status,
    SuspectedPair,
    UnprovenMail,
    User,
)
from .models.applications import Decision
from .sessions import end_sessions

MONTH, YEAR = timedelta(days=30), timedelta(days=365)
FIVE_YEARS = 5 * YEAR
NOBODY = "@persona.invalid"


def applications_past(at):
    """Decided a year ago; or the link to confirm the address went out, or failed to, a month ago."""
    silent = Q(confirmation_sent_at__lt=at - MONTH) | Q(confirmation_sent_at=None, failed_at__lt=at - MONTH)
    return Application.objects.filter(
        Q(decided_at__lt=at - YEAR) | Q(silent, decision=Decision.NONE, confirmed_at=None),
    )


def people_past(at):
    """Whose last mandate ended five years ago, or who in a year never had one; offices belong to the Pact's history."""
    mandates = Representation.objects.filter(user=OuterRef("pk"))
    recent = mandates.filter(Q(term__endswith=None) | Q(term__endswith__gte=at - FIVE_YEARS))
    quiet = User.objects.filter(created_at__lt=at - YEAR).exclude(last_login__gte=at - YEAR)
    return quiet.exclude(email__endswith=NOBODY).filter(
        ~Exists(recent),
        ~Exists(Office.objects.filter(user=OuterRef("pk"))),
        # Whoever spoke for somebody may still log in and look, so a login keeps her too.
        ~Exists(mandates) | Q(last_login=None) | Q(last_login__lt=at - FIVE_YEARS),
    )


def erase_people(rows) -> None:
    """The row stays, because history points at it; nothing in it says any more who that was."""
    keys = list(rows.values_list("pk", flat=True))
    end_sessions(keys)
    EmailAddress.objects.filter(user__in=keys).delete()
    Authenticator.objects.filter(user__in=keys).delete()
    Representation.objects.filter(user__in=keys).exclude(position="").update(position="")
    User.objects.filter(pk__in=keys).update(
        email=Concat(Value("persona-"), Cast("pk", CharField()), Value(NOBODY)),
        name="",
        phone="",
        password="!",  # noqa: S106 no usable password
        is_active=False,
        last_login=None,
    )


def contacts_past(at):
    has_contact = Q(*((f"{name}__gt", "") for name in CONTACT_FIELDS), _connector=Q.OR)
    return Organization.objects.exclude(status=Status.ACTIVE).filter(has_contact, status_at__lt=at - FIVE_YEARS)


def erase_contacts(rows) -> None:
    rows.update(**dict.fromkeys(CONTACT_FIELDS, ""), version=F("version") + 1)


PEOPLE = Retention(
    _(
        "Mientras represente a una organización, y cinco años después; un año si nunca la representó. "
        "Quien sirvió en el Consejo Directivo o la Coordinación queda en la historia del Pacto"
    ),
    people_past,
    erase_people,
)
ADDRESS_CHANGES = Retention(_("Un mes"), lambda at: AddressChange.objects.filter(changed_at__lt=at - MONTH))
ADDRESS_REQUESTS = Retention(_("Un mes"), lambda at: AddressRequest.objects.filter(asked_at__lt=at - MONTH))
CALL_NOTES = Retention(
    _("Cinco años"), lambda at: CallNote.objects.filter(called_on__lt=timezone.localdate(at) - FIVE_YEARS)
)
CONTACTS = Retention(_("Mientras la organización sea integrante, y cinco años después"), contacts_past, erase_contacts)
APPLICATIONS = Retention(
    _("Hasta un año después de la decisión; treinta días si no confirma su correo"), applications_past
)
INVITATIONS = Retention(
    _("Cinco años si se acepta, como constancia de quién invitó a quién; si no, un año desde que vence"),
    lambda at: Invitation.objects.filter(
        Q(accepted_at__lt=at - FIVE_YEARS) | Q(accepted_at=None, expires_at__lt=at - YEAR)
    ),
)
UNPROVEN_MAIL = Retention(_("Treinta días"), lambda at: UnprovenMail.objects.filter(asked_at__lt=at - MONTH))
OFFICE_NOTICES = Retention(_("Un año"), lambda at: OfficeNotice.objects.filter(made_at__lt=at - YEAR))
REVIEW_REQUESTS = Retention(_("Un mes"), lambda at: ReviewRequest.objects.filter(made_at__lt=at - MONTH))
CHANGES = Retention(_("Un año"), lambda at: MandateChange.objects.filter(told_at__lt=at - YEAR))
CORRECTIONS = Retention(
    _("Cinco años después de la decisión"), lambda at: Correction.objects.filter(decided_at__lt=at - FIVE_YEARS)
)
QUESTIONS = Retention(
    _("Cinco años"),
    lambda at: ConfirmationRequest.objects.filter(created_at__lt=at - FIVE_YEARS, correction=None),
)
IMPORTED_ROWS = Retention(_("Un año"), lambda at: ImportRow.objects.filter(member_import__created_at__lt=at - YEAR))
# Its rows go first, some at a time: a list may have many thousands.
IMPORTS = Retention(_("Un año"), lambda at: MemberImport.objects.filter(created_at__lt=at - YEAR, rows=None))
MERGES = Retention(_("Cinco años"), lambda at: Merge.objects.filter(merged_at__lt=at - FIVE_YEARS))
EXPORTS = Retention(_("Cinco años"), lambda at: Export.objects.filter(created_at__lt=at - FIVE_YEARS))
PAIRS = Retention(
    _("Mientras las dos sean integrantes"),
    lambda at: SuspectedPair.objects.exclude(first__status=Status.ACTIVE, second__status=Status.ACTIVE),
)
PEER_MESSAGES = Retention(_("Un año"), lambda at: PeerMessage.objects.filter(written_at__lt=at - YEAR))
