"""What the registry finds for the search box of the office."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from kit.registries.office_search import MOST, SearchGroup, SearchResult, SearchResults, office_search
from kit.text.searching import search

from .models import Application, Invitation, Organization, Representation, Status, User


def _list_url(model: str, text: str, rows: list, **query: str) -> str:
    """Address of the whole list, where it has more than is shown."""
    address = reverse(f"admin:members_{model}_changelist")
    return f"{address}?{urlencode({'q': text} | query)}" if len(rows) > MOST else ""


@office_search(SearchGroup.ORGANIZATIONS)
def organizations(text):
    """By name, acronym, e-mail, telephone, RFC, CLUNI, municipality; one query."""
    matches = Organization.objects.looked_for(text).exclude(status=Status.MERGED).select_related("state")
    rows = list(matches.order_by("sort_key", "id")[: MOST + 1])
    results = [_organization(row) for row in rows[:MOST]]
    return SearchResults(_("Organizaciones"), results, _list_url("organization", text, rows, estatus="todas"))


def _organization(row: Organization) -> SearchResult:
    place = ", ".join(filter(None, [row.municipality, row.state and row.state.name]))
    status = "" if row.is_member else row.get_status_display()
    notes = [note for note in (row.acronym, place, row.email, row.phone, status) if note]
    return SearchResult(row.name, reverse("admin:members_organization_case_file", args=[row.pk]), notes)


@office_search(SearchGroup.PEOPLE)
def people(text):
    """By name, e-mail or telephone, with the organisations for which she last spoke; two queries."""
    rows = list(User.objects.looked_for(text).order_by("name", "email")[: MOST + 1])
    mandates = Representation.objects.filter(user__in=rows).select_related("organization").order_by("-term")
    spoke = {}
    for mandate in mandates:
        spoke.setdefault(mandate.user_id, []).append(mandate.organization.name)
    results = [_person(row, spoke.get(row.pk, [])) for row in rows[:MOST]]
    return SearchResults(_("Personas"), results, _list_url("user", text, rows))


def _person(row: User, organizations: list[str]) -> SearchResult:
    notes = [note for note in (row.email if row.name else "", row.phone, *dict.fromkeys(organizations[:3])) if note]
    return SearchResult(str(row), reverse("admin:members_user_case_file", args=[row.pk]), notes)


@office_search(SearchGroup.INVITATIONS)
def invitations(text):
    """Those that nobody has accepted."""
    rows = Invitation.objects.filter(accepted_at=None, revoked_at=None).select_related("organization")
    rows = list(search(rows, text, ["email", "name"]).order_by("-created_at")[: MOST + 1])
    results = [
        SearchResult(row.email, reverse("admin:members_invitation_change", args=[row.pk]), [row.organization.name])
        for row in rows[:MOST]
    ]
    return SearchResults(_("Invitaciones sin aceptar"), results, _list_url("invitation", text, rows))


@office_search(SearchGroup.APPLICATIONS)
def applications(text):
    matches = search(
        Application.objects.filter(organization=None), text, ["name", "acronym", "contact_name", "contact_email"]
    )
    rows = list(matches.order_by("-created_at")[: MOST + 1])
    results = [
        SearchResult(
            row.name,
            reverse("admin:members_application_change", args=[row.pk]),
            [note for note in (row.contact_name, row.contact_email, row.get_decision_display()) if note],
        )
        for row in rows[:MOST]
    ]
    return SearchResults(_("Solicitudes de adhesión"), results, _list_url("application", text, rows))
