"""How a person comes to speak for an organisation: invited, she accepts.

Every act locks the organisation first, then the row it changes, and reads the clock after that, so that two acts
on the same people follow one another.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.messages import announce
from kit.pages import links
from kit.text.cleaning import clean_text

from . import mandates
from .changes import record_change
from .models import (
    Application,
    Cause,
    ChangeKind,
    Invitation,
    Organization,
    Representation,
    RepresentationKind,
    Status,
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
) -> Invitation:
    """Invite an address to speak for the organisation; the mail is due from this moment.

    An invitation as titular announces a hand-over: when it is accepted, the mandate of today's titular ends.
    """
    email = clean_text(email).strip().lower()
    if by and by.email == email:
        raise ValidationError({"email": _("Ese es su propio correo: no puede invitarse a sí misma o a sí mismo.")})
    with transaction.atomic():
        refuse_unreached(email)
        organization = _locked_member(organization.pk)
        _make_room(organization, email, at=timezone.now(), by=by)
        invitation = Invitation(
            organization=organization,
            email=email,
            name=clean_text(name).strip(),
            kind=kind,
            position=clean_text(position).strip(),
            invited_by=by,
        )
        invitation.full_clean(exclude=["organization", "invited_by"], validate_constraints=False)
        invitation.save()
        _note_mail(invitation, by=by)
    announce()
    return invitation


def resend(invitation: Invitation, *, by: User) -> None:
    """Send it again, with its full lifetime from now; an expired one opens again."""
    with transaction.atomic():
        _locked_member(invitation.organization_id)
        invitation = Invitation.objects.select_for_update(of=["self"]).get(pk=invitation.pk)
        now = timezone.now()
        if invitation.accepted_at or invitation.revoked_at:
            raise ValidationError(why_closed(invitation, at=now))
        refuse_unreached(invitation.email)
        invitation.expires_at = now + LIFETIME
        invitation.sent_at = None
        invitation.forget_failure()
        invitation.save(update_fields=["expires_at", "sent_at", "failed_at", "failure"])
        _note_mail(invitation, by=by)
    announce()


def _note_mail(invitation: Invitation, *, by: User | None) -> None:
    about = {"email": invitation.email, "about": invitation.organization_id}
    count_mail(Cause.INVITATION, **about, by=by, at=timezone.now())


@transaction.atomic
def revoke(invitation: Invitation, *, by: User) -> None:
    """Close it: its links stop working at once."""
    Organization.objects.locked(invitation.organization_id)
    invitation = Invitation.objects.select_for_update(of=["self"]).get(pk=invitation.pk)
    now = timezone.now()
    if invitation.accepted_at or invitation.revoked_at:
        raise ValidationError(why_closed(invitation, at=now))
    invitation.revoked_at, invitation.revoked_by = now, by
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
    if invitation.organization.status != Status.ACTIVE:
        return _("La organización ya no es integrante del Pacto. Si cree que es un error, escriba a la Coordinación.")
    if invitation.revoked_at:
        return _("Esta invitación fue revocada. Si aún la necesita, pida otra a su organización o a la Coordinación.")
    if invitation.expires_at <= at:
        return _("Esta invitación ya venció. Pida a su organización o a la Coordinación que se la reenvíen.")
    return ""


def accept(invitation: Invitation, *, user: User) -> Representation:
    """The invited person begins to speak for the organisation; the invitation is used up."""
    with transaction.atomic():
        organization = Organization.objects.locked(invitation.organization_id)
        invitation = Invitation.objects.select_for_update(of=["self"]).get(pk=invitation.pk)
        invitation.organization = organization
        now = timezone.now()
        if sentence := why_closed(invitation, at=now):
            raise ValidationError(sentence)
        if not user.is_active:
            raise ValidationError(_("Su cuenta está desactivada. Escriba a la Coordinación."))
        if not User.objects.reached_at(invitation.email).filter(pk=user.pk).exists():
            raise ValidationError(_("Esta invitación es para otro correo electrónico."))
        if organization.representations.active(at=now).filter(user=user).exists():
            raise ValidationError(_("Usted ya representa a esta organización."))
        if invitation.kind == RepresentationKind.TITULAR:
            _hand_over(invitation, at=now, by=user)
        _introduce(user, invitation)
        invitation.accepted_at, invitation.accepted_by = now, user
        invitation.save(update_fields=["accepted_at", "accepted_by"])
        begun = Representation.objects.create(
            organization=organization,
            user=user,
            kind=invitation.kind,
            position=invitation.position,
            term=(now, None),
            given_by=invitation.invited_by,
        )
        record_change(organization, ChangeKind.BEGAN, by=invitation.invited_by, at=now, representation=begun)
        return begun


def _introduce(user: User, invitation: Invitation) -> None:
    """Whoever applied, or was named by the inviter, is not asked again for a name or a telephone."""
    if invitation.name and not user.name:
        User.objects.filter(pk=user.pk, name="").update(name=invitation.name)
    applied = Application.objects.filter(organization=invitation.organization, contact_email=invitation.email)
    if phone := applied.values_list("contact_phone", flat=True).first():
        User.objects.filter(pk=user.pk, phone="").update(phone=phone)


def _make_room(organization: Organization, email: str, *, at: datetime, by: User | None) -> None:
    """Refuse an address that speaks or is invited already; an expired invitation gives way to the new one."""
    if organization.representations.active(at=at).filter(user__in=User.objects.reached_at(email)).exists():
        raise ValidationError(
            {"email": _("Esa persona ya representa a la organización: la encuentra en la lista de personas.")}
        )
    unused = organization.invitations.filter(accepted_at=None, revoked_at=None)
    unused.filter(email=email, expires_at__lte=at).update(revoked_at=at, revoked_by=by)
    if unused.filter(email=email).exists():
        raise ValidationError(
            {"email": _("Ya hay una invitación abierta para ese correo: puede reenviarla o revocarla.")}
        )
    if unused.filter(expires_at__gt=at).count() >= OPEN_AT_MOST:
        raise ValidationError(_("Hay demasiadas invitaciones abiertas: revoque alguna antes de hacer otra."))


def _hand_over(invitation: Invitation, *, at: datetime, by: User) -> None:
    """End the mandate of the titular that the inviter knew of; one who came later must not be pushed out."""
    sitting = invitation.organization.representations.active(at=at).filter(kind=RepresentationKind.TITULAR).first()
    if sitting is None:
        return
    if sitting.started_at > invitation.created_at:
        raise ValidationError(
            _("Después de esta invitación la organización nombró a otra persona titular. Pida una invitación nueva.")
        )
    mandates.close(sitting, at=at, by=by, decided_by=invitation.invited_by)


def _locked_member(pk: int) -> Organization:
    organization = Organization.objects.locked(pk)
    if organization.status != Status.ACTIVE:
        raise ValidationError(_("La organización ya no es integrante del Pacto."))
    return organization
