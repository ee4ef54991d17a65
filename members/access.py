"""Who may what in an organisation: as whom a person looks at its pages, and whether she manages it.

The lookup is the permission. Whoever writes asks the same once more with the organisation in hand: a mandate that ended
while she waited gives no right any more.
"""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import Exists, Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.database.compiled import compiled

from .models import Organization, Representation, User


@dataclass(frozen=True)
class OrganizationAccess:
    """The effective mandate with which a person looks at this page, and all that she holds."""

    mandate: Representation
    mandates: list[Representation]

    @property
    def organization(self) -> Organization:
        return self.mandate.organization

    @property
    def may_manage(self) -> bool:
        return self.mandate.may_manage

    @property
    def others(self) -> list[Representation]:
        return [mandate for mandate in self.mandates if mandate != self.mandate]


@compiled
def mandates_of(user: User, *, at: datetime):
    """Her effective ones, each with its organisation; by its name."""
    return Representation.objects.speaking(user, at=at)


def organization_access(user: User, slug: str, *, at: datetime, managing: bool = False) -> OrganizationAccess:
    """What the person may do in the organisation; Http404 where she does not speak for it, or may not manage it."""
    mandates = mandates_of(user, at=at)
    for mandate in mandates:
        if mandate.organization.slug == slug and (mandate.may_manage or not managing):
            return OrganizationAccess(mandate, mandates)
    raise Http404(_("Aquí no hay nada que usted pueda ver."))


def may_manage(organization: Organization, user: User, *, at: datetime) -> Q:
    """Condition of any query: the person manages the organisation at that moment, or is the coordination."""
    mandates = Representation.objects.speaking(user, at=at).managing().filter(organization=organization)
    staff = User.objects.filter(pk=user.pk).with_roles(at=at).filter(is_staff=True)
    return Exists(mandates) | Exists(staff.values("pk"))


def manages(organization: Organization, user: User, *, at: datetime) -> bool:
    """Whether the person manages it, asked in one query."""
    return User.objects.filter(may_manage(organization, user, at=at), pk=user.pk, is_active=True).exists()


def lock_organization(pk: int, *, at: datetime) -> tuple[Organization, datetime]:
    """The organisation, held until the transaction ends, and the moment at which rights count then.

    Whoever changes its record or its people waits here for her turn: the moment is later than `at` where she waited.
    """
    organization = Organization.objects.locked(pk)
    return organization, max(at, timezone.now())


def lock_managed(pk: int, *, by: User | None, at: datetime) -> tuple[Organization, datetime]:
    """As `lock_organization`, by whoever manages it at that moment (None is the server); else `refusal`."""
    organization, moment = lock_organization(pk, at=at)
    if by is not None and not manages(organization, by, at=moment):
        raise refusal(organization)
    return organization, moment


def refusal(organization: Organization) -> ValidationError:
    """What somebody is told who does not speak for the organisation any more."""
    if not organization.is_member:
        return ValidationError(_("La organización ya no es integrante del Pacto."))
    return ValidationError(_("Su encargo en esta organización ya terminó: no se guardó nada."))
