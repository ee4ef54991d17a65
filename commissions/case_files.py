"""Where an organisation or a person works, in the case files of the office."""

from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.registries.case_files import (
    CaseFileGroup,
    CaseFileLine,
    CaseFileSection,
    CaseFileSubject,
    case_file_section,
)
from kit.registries.navigation import Link
from kit.text.dates import numeric_date

from .models import Commission, FocalPoint, JoinRequest, Seat
from .public_profile import seats

MOST, MOST_SEATS = 20, 200


@case_file_section(CaseFileSubject.ORGANIZATION, CaseFileGroup.WORK)
def commissions_of_organization(organization, *, at):
    """Its seats with the delegate, who of its people leads, and what it asks to join; three queries."""
    sitting = Seat.objects.filter(organization=organization)
    leading = FocalPoint.objects.active(at=at).filter(organization=organization)
    requests = JoinRequest.objects.waiting().filter(organization=organization)
    return CaseFileSection(
        _("Comisiones"), _lines(leading, sitting, requests, at=at), empty=_("No está en ninguna comisión.")
    )


@case_file_section(CaseFileSubject.PERSON, CaseFileGroup.WORK)
def commissions_of_person(user, *, at):
    """Where she leads, is the delegate or was named as one; three queries."""
    leading = FocalPoint.objects.active(at=at).filter(user=user)
    sitting, requests = Seat.objects.filter(delegate=user), JoinRequest.objects.waiting().filter(delegate=user)
    return CaseFileSection(
        _("Comisiones"), _lines(leading, sitting, requests, at=at), empty=_("No está en ninguna comisión.")
    )


def _lines(leading: QuerySet, sitting: QuerySet, requests: QuerySet, *, at: datetime) -> list[CaseFileLine]:
    related = ("commission", "organization")
    rows = list(sitting.select_related(*related, "delegate").order_by("-term")[:MOST])
    rows.sort(key=lambda row: not row.is_active(at=at))
    return [
        *(_leading(row) for row in leading.select_related(*related, "user")[:MOST]),
        *(_request(row) for row in requests.select_related(*related, "delegate")[:MOST]),
        *(_seat(row, at=at) for row in rows),
    ]


def _leading(row: FocalPoint) -> CaseFileLine:
    end = Link(_("Terminar"), reverse("admin:commissions_focalpoint_end", args=[row.pk]))
    return CaseFileLine(
        _("%(role)s de %(commission)s") % {"role": row.get_kind_display(), "commission": row.commission},
        row.commission.get_absolute_url(),
        notes=[str(row.user), row.in_words],
        badge=row.get_kind_display(),
        tone="ok",
        acts=[end],
    )


def _request(row: JoinRequest) -> CaseFileLine:
    acts = [(_("Aceptar"), "accept"), (_("No aceptar"), "decline")]
    return CaseFileLine(
        str(row.commission),
        reverse("admin:commissions_joinrequest_change", args=[row.pk]),
        notes=[str(row.delegate), _("lo pidió el %s") % numeric_date(row.asked_at)],
        badge=_("Pide unirse"),
        tone="warn",
        acts=[Link(label, reverse(f"admin:commissions_joinrequest_{act}", args=[row.pk])) for label, act in acts],
    )


def _seat(row: Seat, *, at: datetime) -> CaseFileLine:
    is_active = row.is_active(at=at)
    leave = Link(_("Sacar de la comisión"), reverse("admin:commissions_seat_leave", args=[row.pk]))
    delegate = str(row.delegate) if row.delegate else _("Sin persona delegada")
    return CaseFileLine(
        str(row.commission),
        row.commission.get_absolute_url(),
        notes=[delegate, *([_("edita la agenda")] if row.is_editor else []), row.in_words],
        badge=_("Participa") if is_active else _("Salió"),
        tone="ok" if is_active else "off",
        acts=[leave] if is_active else [],
    )


def commission_sections(commission: Commission, *, at: datetime) -> list[CaseFileSection]:
    """Who leads a commission and who sits in it, for its own page in the office; two queries."""
    leading = FocalPoint.objects.active(at=at).filter(commission=commission).select_related("user", "organization")
    sitting = seats(commission, at=at).order_by("organization__sort_key")
    leaders = [_leader(row) for row in leading.order_by("-kind")]
    return [
        CaseFileSection(_("Quién la coordina"), leaders, empty=_("Nadie la coordina.")),
        CaseFileSection(
            _("Quién participa"),
            [_sitting(row) for row in sitting[:MOST_SEATS]],
            empty=_("Ninguna organización: agregue primero una, y después nombre a quien coordina."),
            acts=[Link(_("Ver su página, con su tablero y sus acuerdos"), commission.get_absolute_url())],
        ),
    ]


def _leader(row: FocalPoint) -> CaseFileLine:
    return CaseFileLine(
        str(row.user),
        reverse("admin:members_user_case_file", args=[row.user_id]),
        notes=[row.organization.name, row.in_words],
        badge=row.get_kind_display(),
        tone="ok",
    )


def _sitting(row: Seat) -> CaseFileLine:
    return CaseFileLine(
        row.organization.name,
        reverse("admin:members_organization_case_file", args=[row.organization_id]),
        notes=[str(row.delegate) if row.delegate else _("Sin persona delegada")],
        acts=[Link(_("Sacar"), reverse("admin:commissions_seat_leave", args=[row.pk]))],
    )
