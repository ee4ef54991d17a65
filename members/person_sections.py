"""The case file of a person: for whom she speaks, her offices, what she may do, how she comes in."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kit.registries.case_files import (
    CaseFileGroup,
    CaseFileLine,
    CaseFileSection,
    CaseFileSubject,
    case_file_section,
)
from kit.registries.navigation import Link
from kit.text.dates import numeric_date

from .models import AddressRequest, Invitation, Office, Representation, Status, User
from .organization_sections import MOST, invitation_line, organization_url
from .reaching import unreached

PERSON = CaseFileSubject.PERSON


@case_file_section(PERSON, CaseFileGroup.PEOPLE)
def mandates(user, *, at):
    rows = list(user.representations.select_related("organization").order_by("-term")[:MOST])
    rows.sort(key=lambda row: not row.is_active(at=at))
    lines = [_mandate(row, at=at) for row in rows]
    return CaseFileSection(_("Por quién habla"), lines, empty=_("No representa a ninguna organización."))


def _mandate(row: Representation, *, at: datetime) -> CaseFileLine:
    is_active, is_member = row.is_active(at=at), row.organization.status == Status.ACTIVE
    end = Link(_("Quitar"), reverse("admin:members_representation_end", args=[row.pk]))
    return CaseFileLine(
        row.organization.name,
        organization_url(row.organization_id),
        notes=[*filter(None, [row.position]), row.in_words],
        badge=(row.get_kind_display() if is_member else _("La organización no es integrante"))
        if is_active
        else _("Terminó"),
        tone="ok" if is_active and is_member else "off",
        acts=[end] if is_active else [],
    )


@case_file_section(PERSON, CaseFileGroup.PEOPLE)
def offices(user, *, at):
    rows = user.offices.order_by("-term")[:MOST]
    lines = [
        CaseFileLine(
            row.get_kind_display(),
            reverse("admin:members_office_change", args=[row.pk]),
            notes=[*filter(None, [row.position]), row.in_words],
            badge=_office_state(row, at=at),
            tone="ok" if row.is_active(at=at) else "off",
        )
        for row in rows
    ]
    return CaseFileSection(_("Cargos en el Pacto"), lines) if lines else None


def _office_state(row: Office, *, at: datetime) -> str:
    if row.is_waiting(at=at):
        return _("Espera a otra persona")
    return _("Vigente") if row.is_active(at=at) else _("Terminó")


@case_file_section(PERSON, CaseFileGroup.PEOPLE)
def invitations(user, *, at):
    """Those that wait at her address."""
    rows = Invitation.objects.open(at=at).filter(email=user.email).select_related("organization")[:MOST]
    lines = [invitation_line(row, row.organization.name, at=at) for row in rows]
    return CaseFileSection(_("Invitaciones a su correo"), lines) if lines else None


@case_file_section(PERSON, CaseFileGroup.PEOPLE)
def rights(user, *, at):
    """What she may do, in sentences; the row comes with its roles."""
    rows = Representation.objects.speaking(user, at=at)
    return CaseFileSection(_("Qué puede hacer"), [CaseFileLine(text) for text in _rights(user, list(rows))])


def _rights(user: User, rows: list[Representation]) -> list[str]:
    if not user.is_active:
        return [_("Nada: su cuenta está cerrada y no puede entrar.")]
    sentences = [(user.is_staff, _("Todo lo de la Coordinación."))]
    sentences += [(user.owes_second_factor, _("Lo de la Coordinación, cuando active la verificación en dos pasos."))]
    sentences += [(user.is_board, _("Ver cómo van todas las comisiones, como parte del Consejo Directivo."))]
    manages = _("Cambiar los datos y la gente de «%s», contestar y comprometerse por ella.")
    sees = _("Ver lo de «%s» y contestar lo que se le pregunta; no cambia sus datos ni a quienes la representan.")
    sentences += [(True, (manages if row.may_manage else sees) % row.organization.name) for row in rows]
    return [text for holds, text in sentences if holds] or [_("Entrar y leer lo público: hoy no habla por nadie.")]


@case_file_section(PERSON, CaseFileGroup.MAIL)
def entering(user, *, at):
    """How she comes in: when she was last here, how many sessions are open, whether mail reaches her."""
    alive = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=at)
    count = UserSession.objects.filter(Exists(alive), user=user).count()
    last = date_format(timezone.localtime(user.last_login), "DATETIME_FORMAT").lower() if user.last_login else ""
    lines = [
        CaseFileLine(_("Entró por última vez el %s.") % last if last else _("Nunca ha entrado.")),
        CaseFileLine(
            ngettext("Tiene una sesión abierta.", "Tiene %(count)s sesiones abiertas.", count) % {"count": count}
            if count
            else _("No tiene ninguna sesión abierta.")
        ),
        *(
            [CaseFileLine(_("Los correos a %s rebotan.") % user.email, badge=_("No llegan"), tone="warn")]
            if unreached([user.email])
            else []
        ),
        *(_address_request(row) for row in AddressRequest.objects.waiting(at=at).filter(user=user)),
    ]
    return CaseFileSection(_("Cómo entra"), lines)


def _address_request(row: AddressRequest) -> CaseFileLine:
    words = {"email": row.email, "day": numeric_date(row.asked_at)}
    text = _("Desde el %(day)s se espera que %(email)s confirme que es su correo nuevo.") % words
    return CaseFileLine(text, notes=[*filter(None, [row.failure])], badge=_("Espera"), tone="warn")
