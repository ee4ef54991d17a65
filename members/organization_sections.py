"""The case file of an organisation: its people, its invitations, what was spoken about, its last changes."""

from datetime import datetime
from itertools import islice

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kit.office.history import TimelineEntry
from kit.registries.case_files import (
    CaseFileGroup,
    CaseFileLine,
    CaseFileSection,
    CaseFileSubject,
    case_file_section,
)
from kit.registries.navigation import Link
from kit.text.dates import numeric_date

from .confirming import BY_KIND
from .models import Invitation, Representation
from .reaching import unreached
from .timeline import Timeline

MOST = 20
NEWEST = 8
ORGANIZATION = CaseFileSubject.ORGANIZATION


@case_file_section(ORGANIZATION, CaseFileGroup.PEOPLE)
def people(organization, *, at):
    """Who speaks for it now, then who did; one query, and one for each source of addresses that bounce."""
    rows = list(organization.representations.select_related("user").order_by(BY_KIND, "-term")[:MOST])
    rows.sort(key=lambda row: not row.is_active(at=at))
    bouncing = unreached({row.user.email for row in rows})
    invite = Link(_("Invitar a una persona"), reverse("admin:members_organization_invite", args=[organization.pk]))
    return CaseFileSection(
        _("Quiénes la representan"),
        [_mandate(row, at=at, is_bouncing=row.user.email in bouncing) for row in rows],
        empty=_("Nadie habla todavía por esta organización."),
        acts=[invite] if organization.is_member else [],
    )


def _mandate(row: Representation, *, at: datetime, is_bouncing: bool) -> CaseFileLine:
    is_active = row.is_active(at=at)
    end = Link(_("Quitar"), reverse("admin:members_representation_end", args=[row.pk]))
    mail = _("%s: sus correos rebotan") % row.user.email if is_bouncing else row.user.email
    return CaseFileLine(
        str(row.user),
        reverse("admin:members_user_case_file", args=[row.user_id]),
        notes=[*filter(None, (row.position, mail, row.user.phone)), row.in_words],
        badge=row.get_kind_display() if is_active else _("Terminó"),
        tone=("warn" if is_bouncing else "ok") if is_active else "off",
        acts=[end] if is_active else [],
    )


@case_file_section(ORGANIZATION, CaseFileGroup.PEOPLE)
def invitations(organization, *, at):
    rows = organization.invitations.filter(accepted_at=None, revoked_at=None).order_by("-created_at")[:MOST]
    lines = [invitation_line(row, row.email, at=at) for row in rows]
    return CaseFileSection(_("Invitaciones sin aceptar"), lines) if lines else None


def invitation_line(row: Invitation, text: str, *, at: datetime) -> CaseFileLine:
    """An invitation that nobody has used, with what can be done about it."""
    state = row.state(at=at)
    acts = [(_("Enlace para WhatsApp"), "copy"), (_("Reenviar"), "resend"), (_("Cancelar la invitación"), "revoke")]
    notes = [row.get_kind_display(), _("vence el %s") % numeric_date(row.expires_at), row.failure]
    return CaseFileLine(
        text,
        reverse("admin:members_invitation_change", args=[row.pk]),
        notes=[note for note in notes if note],
        badge=state.label,
        tone=state.tone,
        acts=[Link(label, reverse(f"admin:members_invitation_{act}", args=[row.pk])) for label, act in acts],
    )


@case_file_section(ORGANIZATION, CaseFileGroup.CALLS)
def calls(organization, *, at):
    rows = organization.call_notes.select_related("written_by")[:MOST]
    note = Link(_("Registrar una llamada"), reverse("admin:members_organization_note_call", args=[organization.pk]))
    lines = [
        CaseFileLine(
            _("El %(day)s con %(person)s") % {"day": date_format(row.called_on).lower(), "person": row.person},
            notes=[row.text, _("Lo anotó %s.") % row.written_by],
        )
        for row in rows
    ]
    return CaseFileSection(_("Llamadas y visitas"), lines, empty=_("Nadie ha anotado una llamada."), acts=[note])


@case_file_section(ORGANIZATION, CaseFileGroup.HISTORY)
def history(organization, *, at):
    whole = Link(_("Ver toda su historia"), reverse("admin:members_organization_timeline", args=[organization.pk]))
    entries = islice(Timeline(organization)[:NEWEST], NEWEST)
    return CaseFileSection(
        _("Lo último que cambió"),
        [_entry(entry) for entry in entries],
        empty=_("Todavía no hay nada en su historia."),
        acts=[whole],
    )


def _entry(entry: TimelineEntry) -> CaseFileLine:
    when = date_format(timezone.localtime(entry.at), "DATETIME_FORMAT").lower()
    changes = [_change(change.label, change.before, change.after) for change in entry.changes]
    who = _("%(who)s, el %(when)s") % {"who": entry.who or _("El portal"), "when": when}
    return CaseFileLine(entry.title, notes=[who, *changes, *filter(None, [entry.note])])


def _change(label: str, before: str, after: str) -> str:
    words = {"label": label, "before": before, "after": after}
    if before and after:
        return _("%(label)s: de «%(before)s» a «%(after)s».") % words
    return (_("%(label)s: «%(after)s».") if after else _("%(label)s: se quitó «%(before)s».")) % words


def organization_url(pk: int) -> str:
    """Address of its case file."""
    return reverse("admin:members_organization_case_file", args=[pk])
