"""The mail of an organisation or a person, in the case files of the office."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kit.registries.case_files import (
    CaseFileGroup,
    CaseFileLine,
    CaseFileSection,
    CaseFileSubject,
    case_file_section,
)
from kit.registries.navigation import Link
from mailings.models import BadAddress, Delivery, DeliveryState
from mailings.outcomes import with_outcome
from mailings.received import ListedMessage, listed, sent_to

NEWEST = 10


@case_file_section(CaseFileSubject.ORGANIZATION, CaseFileGroup.MAIL)
def mail_of_organization(organization, *, at):
    """The newest messages about it and to its people."""
    address = f"{reverse('admin:mailings_delivery_sent_to')}?organizacion={organization.pk}"
    return _section(sent_to(organization), [Link(_("Ver todos sus correos"), address)])


@case_file_section(CaseFileSubject.PERSON, CaseFileGroup.MAIL)
def mail_of_person(user, *, at):
    """The newest messages to her, and the act that writes to her again where her address bounces."""
    bad = BadAddress.objects.active().filter(email__iexact=user.email)[:1]
    label = _("Su dirección rebota: ya funciona")
    acts = [Link(label, reverse("admin:mailings_badaddress_lift", args=[row.pk])) for row in bad]
    rows = with_outcome(Delivery.objects.filter(user=user)).order_by("-created_at", "-pk")
    return _section(rows, acts)


def _section(rows: QuerySet[Delivery], acts: list[Link]) -> CaseFileSection:
    lines = [_line(one) for one in listed(rows[:NEWEST])]
    return CaseFileSection(_("Correos"), lines, empty=_("Todavía no se le ha escrito."), acts=acts)


def _line(one: ListedMessage) -> CaseFileLine:
    delivery = one.delivery
    moment = timezone.localtime(delivery.sent_at or delivery.created_at)
    is_well = delivery.state == DeliveryState.SENT and not delivery.is_bounced
    return CaseFileLine(
        str(one.title),
        reverse("admin:mailings_delivery_change", args=[delivery.pk]),
        notes=[f"{delivery.email}, {date_format(moment, 'SHORT_DATETIME_FORMAT')}"],
        badge=str(one.outcome),
        tone="ok" if is_well else "warn",
    )
