"""How a person comes to speak for an organisation: invited, she accepts.

Every act locks the organisation first, then the row it changes, so that two acts on the same people follow one another.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.messages import announce
from kit.pages import links
from kit.text.cleaning import clean_text

from . import mandates
from .access import lock_managed, lock_organization, refusal
from .changes import record_change
from .models import (
    Application,
    Cause,
    ChangeKind,
    Invitation,
    Organization,
    Representation,
    RepresentationKind,
    User,
)
from .models.invitations import LIFETIME
from .reaching import refuse_unreached
from .unproven import count_mail

MAILED, COPIED = "invitation-mailed", "invitation-copied"
LONGEST = timedelta(days=366)  # the row says when an invitation ends; the signature only bounds it
OPEN_AT_MOST = 20


def invite(
    organization: Organization,
    *,
    email: str,
    name: str = "",
    kind: str = RepresentationKind.TITULAR,
    position: str = "",
    by: User | None,
    at: datetime,
) -> Invitation:
    """Invite an address to speak for the organisation; the mail is due from this moment.

    An invitation as titular announces a hand-over: when it is accepted, the mandate of today's titular ends.
    """
    email = clean_text(email).strip().lower()
    if by and by.email == email:
        raise ValidationError({"email": _("Ese es su propio correo: no puede invitarse a sí misma o a sí mismo.")})
    with transaction.atomic():
        refuse_unreached(email)
        organization, moment = _lock_member(organization.pk, by=by, at=at)
        _refuse_repetition(organization, email, at=moment, by=by)
        invitation = Invitation(
            organization=organization,
            email=email,
            name=clean_text(name).strip(),
            kind=kind,
            position=clean_text(position).strip(),
            invited_by=by,
            created_at=moment,
            expires_at=moment + LIFETIME,
        )
        invitation.full_clean(exclude=["organization", "invited_by"], validate_constraints=False)
        invitation.save()
        _note_mail(invitation, by=by, at=moment)
    announce()
    return invitation


def resend(invitation: Invitation, *, by: User, at: datetime) -> None:
    """Send it again, with its full lifetime from now; an expired one opens again."""
    with transaction.atomic():
        _organization, moment = _lock_member(invitation.organization_id, by=by, at=at)
        invitation = _locked(invitation, at=moment)
        refuse_unreached(invitation.email)
        invitation.expires_at = moment + LIFETIME
        invitation.sent_at = None
        invitation.forget_failure()
        invitation.save(update_fields=["expires_at", "sent_at", "failed_at", "failure"])
        _note_mail(invitation, by=by, at=moment)
    announce()


def _note_mail(invitation: Invitation, *, by: User | None, at: datetime) -> None:
    count_mail(Cause.INVITATION, email=invitation.email, about=invitation.organization_id, by=by, at=at)


@transaction.atomic
def revoke(invitation: Invitation, *, by: User, at: datetime) -> None:
    """Close it: its links stop working at once."""
    _organization, moment = lock_managed(invitation.organization_id, by=by, at=at)
    invitation = _locked(invitation, at=moment)
    invitation.revoked_at, invitation.revoked_by = moment, by
    invitation.save(update_fields=["revoked_at", "revoked_by"])


def invitation_link(invitation: Invitation, *, mailed: bool) -> str:
    """Absolute address of its page. Only the mailed one proves the mailbox: never show that one on a page."""
    token = links.sign(MAILED if mailed else COPIED, invitation.key)
    return settings.SITE_URL + reverse("invitation", args=[token])


def read_link(token: str) -> tuple[str, bool]:
    """Key of the invitation and whether the token came by mail; `links.BadLinkError` for every other string."""
    try:
        return links.read(MAILED, token, max_age=LONGEST), True
    except links.BadLinkError:
        return links.read(COPIED, token, max_age=LONGEST), False


def why_closed(invitation: Invitation, *, at: datetime) -> str:
    """Why nobody can accept it now and what to do, or "" while it is open."""
    if invitation.accepted_at:
        return _("Esta invitación ya fue aceptada. Entre al portal con el correo que la recibió.")
    if not invitation.organization.is_member:
        return _("La organización ya no es integrante del Pacto. Si cree que es un error, escriba a la Coordinación.")
    if invitation.revoked_at:
        return _("Esta invitación se canceló. Si aún la necesita, pida otra a su organización o a la Coordinación.")
    if invitation.expires_at <= at:
        return _("Esta invitación ya venció. Pida a su organización o a la Coordinación que se la reenvíen.")
    return ""


@transaction.atomic
def accept(invitation: Invitation, *, user: User, at: datetime) -> Representation:
    """The invited person begins to speak for the organisation; the invitation is used up."""
    organization, moment = lock_organization(invitation.organization_id, at=at)
    invitation = Invitation.objects.select_for_update(of=["self"]).get(pk=invitation.pk)
    invitation.organization = organization
    if sentence := _why_not(invitation, user, at=moment):
        raise ValidationError(sentence)
    if invitation.is_for_titular:
        _hand_over(invitation, at=moment, by=user)
    _introduce(user, invitation)
    invitation.accepted_at, invitation.accepted_by = moment, user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    mandate = Representation.objects.create(
        organization=organization,
        user=user,
        kind=invitation.kind,
        position=invitation.position,
        term=(moment, None),
        given_by=invitation.invited_by,
    )
    record_change(organization, ChangeKind.BEGAN, by=invitation.invited_by, at=moment, representation=mandate)
    return mandate


def _why_not(invitation: Invitation, user: User, *, at: datetime) -> str:
    """Why this person cannot accept it, or ""."""
    if sentence := why_closed(invitation, at=at):
        return sentence
    if not user.is_active:
        return _("Su cuenta está desactivada. Escriba a la Coordinación.")
    if not User.objects.reached_at(invitation.email).filter(pk=user.pk).exists():
        return _("Esta invitación es para otro correo electrónico.")
    if invitation.organization.representations.active(at=at).filter(user=user).exists():
        return _("Usted ya representa a esta organización.")
    return ""


def _introduce(user: User, invitation: Invitation) -> None:
    """Whoever applied, or was named by the inviter, is not asked again for a name or a telephone."""
    if invitation.name and not user.name:
        User.objects.filter(pk=user.pk, name="").update(name=invitation.name)
    applied = Application.objects.filter(organization=invitation.organization, contact_email=invitation.email)
    if phone := applied.values_list("contact_phone", flat=True).first():
        User.objects.filter(pk=user.pk, phone="").update(phone=phone)


def _refuse_repetition(organization: Organization, email: str, *, at: datetime, by: User | None) -> None:
    """Refuse an address that speaks or is invited already; an expired invitation gives way to the new one."""
    if organization.representations.active(at=at).filter(user__in=User.objects.reached_at(email)).exists():
        raise ValidationError(
            {"email": _("Esa persona ya representa a la organización: la encuentra en la lista de personas.")}
        )
    unused = organization.invitations.filter(accepted_at=None, revoked_at=None)
    unused.filter(email=email, expires_at__lte=at).update(revoked_at=at, revoked_by=by)
    if unused.filter(email=email).exists():
        raise ValidationError(
            {"email": _("Ya hay una invitación abierta para ese correo: puede reenviarla o cancelarla.")}
        )
    if unused.filter(expires_at__gt=at).count() >= OPEN_AT_MOST:
        raise ValidationError(_("Hay demasiadas invitaciones abiertas: cancele alguna antes de hacer otra."))


def _hand_over(invitation: Invitation, *, at: datetime, by: User) -> None:
    """End the mandate of the titular that the inviter knew of; one who came later must not be pushed out."""
    titular = invitation.organization.representations.active(at=at).filter(kind=RepresentationKind.TITULAR).first()
    if titular is None:
        return
    if titular.started_at > invitation.created_at:
        raise ValidationError(
            _("Después de esta invitación la organización nombró a otra persona titular. Pida una invitación nueva.")
        )
    mandates.end_mandate(titular, at=at, by=by, decided_by=invitation.invited_by)


def _locked(invitation: Invitation, *, at: datetime) -> Invitation:
    """The row, held, while nobody has accepted or revoked it."""
    invitation = Invitation.objects.select_for_update(of=["self"]).get(pk=invitation.pk)
    if invitation.accepted_at or invitation.revoked_at:
        raise ValidationError(why_closed(invitation, at=at))
    return invitation


def _lock_member(pk: int, *, by: User | None, at: datetime) -> tuple[Organization, datetime]:
    organization, moment = lock_managed(pk, by=by, at=at)
    if not organization.is_member:
        raise refusal(organization)
    return organization, moment
