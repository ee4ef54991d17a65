"""Who speaks for an organisation."""

from django.conf import settings

from kit import links
from kit.bell import ring

from .models import Invitation, Organization, User


def invite(
    organization: Organization, *, email: str, name: str = "", kind: str = "titular", position: str = "", by: User
) -> Invitation:
    """Invite an address to speak for the organisation; the mail is due from this moment."""
    ring("mailings.send_due")
    return organization.invitations.create(email=email, name=name, kind=kind, position=position, invited_by=by)


def invitation_link(invitation: Invitation, *, mailed: bool) -> str:
    return f"{settings.SITE_URL}/invitaciones/{links.sign('invitation', invitation.key)}/"
