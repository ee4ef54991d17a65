"""To which parts of the registry the coordination may write."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kit.messages import MailAudience, audiences

from .models import Invitation, Organization, State, WorkingState


def in_states(values, *, at):
    """Those with their seat in any of these states, and those that also work there."""
    working = WorkingState.objects.filter(state__in=values).values("organization")
    return Organization.objects.active().filter(Q(state__in=values) | Q(pk__in=working))


def invited(values, *, at):
    """Whoever was invited to speak for an organisation and has not accepted yet."""
    rows = Invitation.objects.open(at=at).filter(sent_at__isnull=False, organization__in=Organization.objects.active())
    return list(rows.order_by("email", "pk").values_list("email", "organization__name"))


audiences.register(
    MailAudience("everybody", _("Todas las integrantes"), lambda values, *, at: Organization.objects.active()),
    MailAudience(
        "states",
        _("Las de uno o varios estados"),
        in_states,
        choices=lambda *, at: list(State.objects.order_by("name").values_list("code", "name")),
    ),
    MailAudience(
        "unconfirmed",
        _("Las que no han confirmado sus datos en un año"),
        lambda values, *, at: Organization.objects.unconfirmed(at=at),
    ),
    MailAudience(
        "invited",
        _("Quienes tienen una invitación sin aceptar"),
        lambda values, *, at: Organization.objects.none(),
        addresses=invited,
    ),
    MailAudience(
        "organizations",
        _("Las organizaciones que elija"),
        lambda values, *, at: Organization.objects.active().filter(pk__in=[int(value) for value in values]),
        choices=lambda *, at: [
            (str(pk), name) for pk, name in Organization.objects.active().order_by("sort_key").values_list("pk", "name")
        ],
    ),
)
