"""Cards of the first page about a person's organisations and her own account."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kit.database.compiled import compiled
from kit.registries.home import Card, CardGroup, home_cards
from kit.registries.roles import Role

from .models import Organization, User
from .models.organizations import A_YEAR


@home_cards(CardGroup.WELCOME, role=Role.REPRESENTATIVE)
def welcome(user, *, at):
    if not user.welcomed_at:
        text = _("Tres pasos cortos: sus datos, su gente y el aviso de privacidad.")
        yield Card(_("Le damos la bienvenida"), text, reverse("welcome"), waits=True)


@home_cards(CardGroup.ORGANIZATION, role=Role.REPRESENTATIVE)
def organizations(user, *, at):
    for organization in _organizations_of(user, at=at):
        is_fresh = organization.confirmed_at and organization.confirmed_at > at - A_YEAR
        text = _("Su ficha, su gente y sus invitaciones.")
        if not is_fresh:
            text = _("En el último año nadie confirmó sus datos. Revise que sigan siendo estos.")
        url = reverse("member_organization", args=[organization.slug])
        yield Card(organization.name, text, url, waits=not is_fresh)


@compiled
def _organizations_of(user: User, *, at: datetime):
    return Organization.objects.spoken_for_by(user, at=at)


@home_cards(CardGroup.ACCOUNT)
def privacy(user, *, at):
    works_here = user.is_staff or (user.is_representative and user.welcomed_at)
    if user.owes_consent and works_here:
        text = _("Falta que lea y acepte la versión vigente. Toma dos minutos.")
        yield Card(_("Aviso de privacidad"), text, reverse("welcome_privacy"), waits=True)


@home_cards(CardGroup.OFFICE)
def second_factor(user, *, at):
    if user.owes_second_factor:
        text = _("Quien coordina entra con dos pasos. Actívelos para abrir la Coordinación.")
        yield Card(_("Active la verificación en dos pasos"), text, reverse("mfa_index"), waits=True)
