"""As whom a person looks at a page of an organisation, and which other organisations she may switch to."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.utils.translation import gettext as _

from kit.database.compiled import compiled

from .models import Organization, Representation, User


@dataclass(frozen=True)
class OrganizationAccess:
    """The active mandate with which a person looks at this page, and all that she holds."""

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
    """Those in force, each with its organisation; by its name."""
    return Representation.objects.speaking(user, at=at)


def organization_access(user: User, slug: str, *, at: datetime, managing: bool = False) -> OrganizationAccess:
    """What the person may do in the organisation; Http404 where she does not speak for it, or may not manage it."""
    mandates = mandates_of(user, at=at)
    for mandate in mandates:
        if mandate.organization.slug == slug and (mandate.may_manage or not managing):
            return OrganizationAccess(mandate, mandates)
    raise Http404(_("Aquí no hay nada que usted pueda ver."))
