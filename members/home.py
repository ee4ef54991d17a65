"""The first page: a person's organisations, and what her own account waits for."""

from datetime import datetime

from django.db.models import Value
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.database.compiled import compiled
from kit.registries.home import Card, CardGroup, WaitingItem, home_cards, waiting_items
from kit.registries.roles import Role

from . import first_steps
from .first_steps import StepRow
from .models import Organization, User
from .models.organizations import A_YEAR


@waiting_items(role=Role.REPRESENTATIVE)
def welcome(user, *, at):
    if not user.welcomed_at:
        text = _("Le damos la bienvenida: sus datos, quiénes la representan y el aviso de privacidad")
        yield WaitingItem(text, reverse("welcome"), _("Empezar"), minutes=5)


@home_cards(CardGroup.ORGANIZATION, role=Role.REPRESENTATIVE)
def organizations(user, *, at):
    for organization in _organizations_of(user, at=at):
        url = reverse("member_organization", args=[organization.slug])
        yield Card(organization.name, _("Su ficha, quiénes la representan y sus invitaciones."), url)


@waiting_items(role=Role.REPRESENTATIVE)
def records_to_confirm(user, *, at):
    for organization in _organizations_of(user, at=at):
        if not (organization.confirmed_at and organization.confirmed_at > at - A_YEAR):
            text = _("Revise que los datos sigan igual: en el último año nadie los confirmó")
            url = reverse("member_organization", args=[organization.slug])
            yield WaitingItem(text, url, _("Revisar"), minutes=2, about=organization.name)


@waiting_items(role=Role.REPRESENTATIVE)
def steps(user, *, at):
    """Of organisations that are new in the portal."""
    return first_steps.steps_of(user, at=at) if first_steps.is_new(user, at=at) else ()


def _contact(row: StepRow) -> WaitingItem:
    text = _("¿Cómo las contactan las demás organizaciones?")
    return WaitingItem(text, reverse("member_contact", args=[row.slug]), _("Elegir"), minutes=1, about=row.name)


@first_steps.first_step(_contact)
def _without_contact(user: User, *, at: datetime):
    rows = first_steps.without_contact(first_steps.managed_by(user, at=at))
    return rows.values_list("name", "slug", Value(""))


def _alternate(row: StepRow) -> WaitingItem:
    text = _("Inviten a una suplente, para que no todo dependa de una persona")
    return WaitingItem(text, reverse("invitation_new", args=[row.slug]), _("Invitar"), minutes=1, about=row.name)


@first_steps.first_step(_alternate)
def _with_one_person(user: User, *, at: datetime):
    rows = first_steps.with_one_person(first_steps.managed_by(user, at=at), at=at)
    return rows.values_list("name", "slug", Value(""))


def _organizations_of(user: User, *, at: datetime) -> list[Organization]:
    """Asked once for the person of a request, for whom two functions want it."""
    if getattr(user, "organizations_at_home", None) is None:
        user.organizations_at_home = _spoken_for(user, at=at)
    return user.organizations_at_home


@compiled
def _spoken_for(user: User, *, at: datetime):
    return Organization.objects.spoken_for_by(user, at=at).only("name", "slug", "confirmed_at")


@waiting_items()
def privacy(user, *, at):
    works_here = user.is_staff or (user.is_representative and user.welcomed_at)
    if user.owes_consent and works_here:
        text = _("Lea y acepte el aviso de privacidad vigente")
        yield WaitingItem(text, reverse("welcome_privacy"), _("Leerlo"), minutes=2)


@waiting_items()
def second_factor(user, *, at):
    if user.owes_second_factor:
        text = _("Active la verificación en dos pasos, para abrir la Coordinación")
        yield WaitingItem(text, reverse("mfa_index"), _("Activar"), minutes=3)
