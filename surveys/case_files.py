"""Which surveys asked an organisation or a person, in the case files of the office: whether, never what was said."""

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
from kit.text.dates import numeric_date

from .models import Invitee

NEWEST = 10


@case_file_section(CaseFileSubject.ORGANIZATION, CaseFileGroup.QUESTIONS)
def surveys_of_organization(organization, *, at):
    return _section(Invitee.objects.filter(organization=organization))


@case_file_section(CaseFileSubject.PERSON, CaseFileGroup.QUESTIONS)
def surveys_of_person(user, *, at):
    """Where she herself was asked, not her organisation."""
    return _section(Invitee.objects.filter(user=user))


def _section(rows: QuerySet[Invitee]) -> CaseFileSection:
    """Those that were opened, the newest first; one query."""
    rows = rows.filter(wave__opened_at__isnull=False).with_wave().order_by("-wave__opened_at", "pk")[:NEWEST]
    lines = [_line(row) for row in rows]
    return CaseFileSection(_("Encuestas"), lines, empty=_("Ninguna encuesta le ha preguntado."))


def _line(row: Invitee) -> CaseFileLine:
    badge, tone = (_("Sin respuesta todavía"), "warn") if row.wave.closed_at is None else (_("No respondió"), "off")
    if row.answered_on:
        badge, tone = _("Respondió"), "ok"
    elif row.declined_on:
        badge, tone = _("Dijo que no responderá"), "off"
    closes_at = row.wave.closes_at
    return CaseFileLine(
        str(row.wave),
        reverse("admin:surveys_wave_change", args=[row.wave_id]),
        notes=[_("hasta el %s") % numeric_date(closes_at)] if closes_at else [],
        badge=badge,
        tone=tone,
    )
