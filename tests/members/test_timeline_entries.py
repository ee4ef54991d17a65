"""The history of an organisation in words."""

from datetime import timedelta

import pghistory
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from members import membership_status, merging
from members.models import Export, ImportRow, Invitation, MemberImport, Organization, WorkingState
from members.timeline import Timeline
from tests import make


@pytest.fixture
def staff(db):
    return make.user("staff@pacto.example", name="Carmen")


def entries(organization, count: int = 50) -> list:
    return Timeline(organization)[0:count]


def lines(entry) -> list[tuple[str, str, str]]:
    return [(change.label, change.before, change.after) for change in entry.changes]


def test_timeline_tells_who_changed_what_from_what_to_what(staff):
    organization = make.organization("Semilla")
    with pghistory.context(user=staff.pk):
        Organization.objects.filter(pk=organization.pk).update(donee="yes", state_id="21", phone="55 1", version=2)
    newest = entries(organization)[0]
    assert newest.title == "Organización «Semilla»: cambio"
    assert newest.who == "Carmen"
    assert sorted(lines(newest)) == [
        ("Donataria autorizada", "Sin dato", "Sí"),
        ("Estado de la sede", "Oaxaca", "Puebla"),
        ("Teléfono", "", "55 1"),
    ]


def test_timeline_shows_withdrawal_with_its_reason(staff):
    organization = make.organization("Semilla")
    membership_status.withdraw(organization, by=staff, reason="Cerró", at=timezone.now())
    changes = {label: (before, after) for label, before, after in lines(entries(organization)[0])}
    assert changes["Estatus"] == ("Integrante", "De baja")
    assert changes["Motivo del estatus"] == ("", "Cerró")
    assert changes["Quién lo cambió"] == ("", "Carmen")


def test_timeline_shows_people_with_names_and_local_dates(staff):
    organization = make.organization("Semilla")
    start = timezone.now().replace(year=2026, month=3, day=2, hour=18, minute=30)
    mandate = make.representation(organization, make.user("rosa@pacto.example", name="Rosa"), term=(start, None))
    mandate.term = (start, start + timedelta(days=1))
    mandate.save()
    by_title = {entry.title: entry for entry in entries(organization)}
    ended, begun = by_title["Representación «Rosa»: cambio"], by_title["Representación «Rosa»: alta"]
    assert lines(ended) == [
        (
            "Vigencia",
            "desde el 2 de marzo de 2026, 12:30 sin fecha de fin",
            "desde el 2 de marzo de 2026, 12:30 hasta el 3 de marzo de 2026, 12:30",
        )
    ]
    assert ("Tipo", "", "Titular") in lines(begun)


def test_timeline_shows_invitations_and_states_without_their_secrets(staff):
    organization = make.organization("Semilla")
    invitation = Invitation.objects.create(organization=organization, email="nueva@pacto.example", invited_by=staff)
    WorkingState.objects.create(organization=organization, state_id="09").delete()
    assert {entry.title for entry in entries(organization)} == {
        "Estado donde trabaja «Ciudad de México»: baja",
        "Estado donde trabaja «Ciudad de México»: alta",
        "Invitación «nueva@pacto.example»: alta",
        "Organización «Semilla»: alta",
    }
    assert invitation.key not in str(entries(organization))


def test_timeline_shows_merges_imports_and_exports(staff):
    organization, other = make.organization("Semilla"), make.organization("Semilla A.C.")
    now = timezone.now()
    merging.merge(organization, other, by=staff, at=timezone.now())
    source = MemberImport.objects.create(file_name="lista.csv", content=b"", applied_at=now, applied_by=staff)
    ImportRow.objects.create(member_import=source, number=7, verdict="updated", organization=organization)
    Export.objects.create(
        created_by=staff, reason="Asamblea", file_format="csv", rows=1, organizations=[organization.pk]
    )
    by_title = {entry.title: (entry.who, entry.note) for entry in entries(organization)}
    assert by_title["Fusión: «Semilla A.C.» en «Semilla»"] == ("Carmen", "")
    assert by_title["Importación: «lista.csv», fila 7 (cambia)"] == ("Carmen", "")
    assert by_title["Exportación del padrón (CSV)"] == ("Carmen", "Asamblea")
    assert "Exportación del padrón (CSV)" not in {entry.title for entry in entries(other)}


def test_timeline_pages_follow_one_another_without_gaps(staff):
    organization = make.organization("Semilla")
    for number in range(9):
        Organization.objects.filter(pk=organization.pk).update(phone=str(number))
    whole = Timeline(organization)
    assert len(whole) == 10
    assert whole[0:4] + whole[4:8] + whole[8:12] == whole[0:10]
    assert [entry.at for entry in whole[0:10]] == sorted((entry.at for entry in whole[0:10]), reverse=True)


def test_timeline_needs_the_same_queries_for_few_and_many(staff):
    organization = make.organization("Semilla")
    counts = []
    for rows in (1, 15):
        for number in range(rows):
            make.representation(organization, make.user(), "contact")
            Organization.objects.filter(pk=organization.pk).update(phone=f"{rows}{number}", status_by=staff)
        with CaptureQueriesContext(connection) as captured:
            entries(organization)
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert counts[1] <= 8
