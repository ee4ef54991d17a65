"""Invitations, exports, offices, people, corrections and applications in the coordination's office."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from members import confirming, inviting_many
from members.models import (
    Application,
    ConfirmationRequest,
    Export,
    Invitation,
    Office,
    Organization,
    SuspectedPair,
    User,
)
from tests import make

ORGANIZATIONS = "/admin/members/organization/"
INVITATIONS = "/admin/members/invitation/"


def preview(client, organizations):
    keys = [organization.pk for organization in organizations]
    return client.post(ORGANIZATIONS, {"action": "invite_selected", "_selected_action": keys})


def text(response) -> str:
    return response.content.decode()


def test_admin_invites_those_who_can_be_invited_and_says_why_not_the_others(staff, cast):
    ready, silent = make.organization("Lista", email="Hola@lista.example"), make.organization("Muda")
    page = preview(staff, [ready, silent, cast.organization])
    assert [one.organization.name for one in page.context["plan"].ready] == ["Lista"]
    assert [(one.name, why) for one, why in page.context["plan"].excluded] == [
        ("Muda", "No tiene correo de contacto: escríbalo en su registro."),
        ("Semilla de Oaxaca", "Ya tiene titular."),
    ]
    assert page.context["sample"]["subject"] == "Invitación para representar a Lista en el Pacto"
    assert Invitation.objects.count() == 0
    staff.post(f"{ORGANIZATIONS}invitar/", {"organizations": page.context["keys"]})
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.kind, invitation.invited_by) == (
        *("hola@lista.example", "titular"),
        cast["staff"],
    )


def test_admin_invites_nobody_twice(staff):
    ready = make.organization("Lista", email="hola@lista.example")
    keys = preview(staff, [ready]).context["keys"]
    for _press in range(2):
        assert staff.post(f"{ORGANIZATIONS}invitar/", {"organizations": keys}).status_code == 302
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize("keys", ["", "x", "1;2", "9" * 40])
def test_admin_invites_nobody_on_nonsense(staff, keys):
    assert staff.post(f"{ORGANIZATIONS}invitar/", {"organizations": keys}).status_code == 302
    assert Invitation.objects.count() == 0


def test_inviting_many_needs_the_same_queries_as_inviting_few(cast):
    counts = []
    for total in (2, 60):
        rows = [make.organization(email=f"o{total}-{number}@pacto.example") for number in range(total)]
        chosen = Organization.objects.filter(pk__in=[row.pk for row in rows])
        with CaptureQueriesContext(connection) as captured:
            assert inviting_many.invite_all(chosen, by=cast["staff"], at=timezone.now()) == total
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_admin_invites_one_person_and_explains_a_refusal(staff, cast):
    url = f"{ORGANIZATIONS}{cast.organization.pk}/invitar/"
    data = {"email": "nueva@pacto.example", "name": "Nueva", "kind": "alternate", "position": ""}
    assert staff.post(url, data).status_code == 302
    again = staff.post(url, data)
    assert again.status_code == 422
    assert "Ya hay una invitación abierta para ese correo" in text(again)
    assert Invitation.objects.get().kind == "alternate"


def test_admin_copies_resends_and_revokes_an_invitation(staff, cast):
    sent = timezone.now() - timedelta(days=3)
    row = Invitation.objects.create(organization=cast.organization, email="nueva@pacto.example", sent_at=sent)
    link = staff.get(f"{INVITATIONS}{row.pk}/enlace/").context["link"]
    assert link.startswith("http://localhost:")
    assert staff.post(f"{INVITATIONS}{row.pk}/reenviar/").status_code == 302
    row.refresh_from_db()
    assert row.sent_at is None
    assert staff.post(f"{INVITATIONS}{row.pk}/revocar/").status_code == 302
    row.refresh_from_db()
    assert row.revoked_by == cast["staff"]
    closed = staff.get(f"{INVITATIONS}{row.pk}/enlace/")
    assert closed.context["link"] == ""
    assert "se canceló" in text(closed)


def test_admin_filters_invitations_by_what_became_of_them(staff, cast):
    now, organization = timezone.now(), cast.organization
    facts = {
        "waiting": {},
        "sent": {"sent_at": now},
        "failed": {"sent_at": now, "failed_at": now},
        "accepted": {"accepted_at": now},
        "expired": {"sent_at": now, "expires_at": now - timedelta(days=1)},
        "revoked": {"revoked_at": now},
    }
    for state, fields in facts.items():
        Invitation.objects.create(organization=organization, email=f"{state}@pacto.example", **fields)
    for state in facts:
        rows = staff.get(INVITATIONS, {"situacion": state}).context["cl"].result_list
        assert [row.email for row in rows] == [f"{state}@pacto.example"]


def test_admin_export_respects_search_and_filters_and_needs_a_reason(staff, cast):
    url = f"{ORGANIZATIONS}exportar/?q=semilla"
    assert "lleva las 1 organizaciones" in text(staff.get(url))
    assert staff.post(url, {"reason": "", "file_format": "csv"}).status_code == 422
    assert Export.objects.count() == 0
    response = staff.post(url, {"reason": "Asamblea", "file_format": "csv"})
    content = b"".join(response.streaming_content).decode("utf-8-sig")
    assert [line.split(",")[0] for line in content.splitlines()] == ['"nombre"', '"Semilla de Oaxaca"']
    assert response["Content-Disposition"].startswith('attachment; filename="padron-')
    record = Export.objects.get()
    assert record.created_by == cast["staff"]
    assert record.filters == "q=semilla"
    assert record.rows == 1


def test_admin_approves_with_the_suspects_beside_it(staff, cast):
    row = Application.objects.create(
        name="Semilla de Oaxaca, A.C.", state_id="20", description="x", contact_email="n@pacto.example"
    )
    url = f"/admin/members/application/{row.pk}/"
    assert staff.post(f"{url}aprobar/").status_code == 422
    Application.objects.filter(pk=row.pk).update(confirmed_at=timezone.now())
    assert [one.name for one in staff.get(f"{url}aprobar/").context["suspects"]] == ["Semilla de Oaxaca"]
    assert [one.name for one in staff.get(f"{url}change/").context["suspects"]] == ["Semilla de Oaxaca"]
    assert staff.post(f"{url}aprobar/").status_code == 302
    row.refresh_from_db()
    assert row.decision == "approved"
    assert row.decided_by == cast["staff"]
    assert row.organization.status == "active"


def test_admin_declines_with_a_reason(staff):
    row = Application.objects.create(
        name="Nueva", state_id="20", description="x", contact_email="n@pacto.example", confirmed_at=timezone.now()
    )
    url = f"/admin/members/application/{row.pk}/no-aprobar/"
    assert staff.post(url, {"reason": ""}).status_code == 422
    assert staff.post(url, {"reason": "Falta la CLUNI"}).status_code == 302
    row.refresh_from_db()
    assert row.decision == "declined"
    assert row.reason == "Falta la CLUNI"


def test_admin_applies_a_correction_field_by_field(staff, cast):
    organization = cast.organization
    question = ConfirmationRequest.objects.create(organization=organization, user=cast["titular"], year=2026)
    changes = {"phone": "55 1111 1111", "state": "21"}
    row = confirming.propose(question, changes=changes, comment="Nos mudamos", version=1, at=timezone.now())
    url = f"/admin/members/correction/{row.pk}/"
    assert sorted(staff.get(f"{url}change/").context["rows"]) == [
        ("Estado de la sede", "Oaxaca", "Puebla"),
        ("Teléfono", "—", "55 1111 1111"),
    ]
    assert staff.post(f"{url}aplicar/").status_code == 302
    organization.refresh_from_db()
    assert organization.phone == "55 1111 1111"
    assert organization.state_id == "21"
    assert organization.version == 2
    assert staff.post(f"{url}no-aplicar/").status_code == 422


def test_admin_lists_the_corrections_that_wait_unless_others_are_asked_for(staff, cast):
    question = confirming.ask(cast.organization, user=cast["titular"], at=timezone.now())
    row = confirming.propose(question, changes={}, comment="Nos mudamos", version=1, at=timezone.now())
    address = f"/admin/members/correction/{row.pk}/change/"
    listed = "/admin/members/correction/"
    assert [address in text(staff.get(listed + query)) for query in ("", "?situacion=no-aplicadas")] == [True, False]
    confirming.decide(row, accept=False, by=cast["staff"], at=timezone.now())
    assert [address in text(staff.get(listed + query)) for query in ("", "?situacion=no-aplicadas")] == [False, True]


def test_admin_says_that_an_application_was_corrected_and_sent_again(staff):
    row = make.application(confirmed_at=timezone.now(), reason="Falta la CLUNI")
    page = text(staff.get(f"/admin/members/application/{row.pk}/change/"))
    assert "Sin decidir · corregida y enviada otra vez" in page


def test_admin_folds_the_list_of_those_not_invited(staff, cast):
    page = text(preview(staff, [make.organization("Lista", email="a@lista.example"), cast.organization]))
    assert page.index("<details") < page.index("Ya tiene titular.") < page.index("</details>")
    assert '<details class="results" open' in text(preview(staff, [cast.organization]))


def test_admin_says_to_others_whose_page_it_is_and_their_home_leads_to_theirs(cast):
    page = text(cast.client("board").get("/admin/", follow=True))
    assert "Esa página es de la Coordinación; su cuenta no la abre." in page
    assert "Tablero de comisiones" in page


def test_admin_dismisses_a_suspected_pair_for_good(staff, cast):
    pair = SuspectedPair.objects.create(first=cast.organization, second=cast.other, score=97, found_at=timezone.now())
    url = f"/admin/members/suspectedpair/{pair.pk}/son-distintas/"
    assert staff.post(url).url == "/admin/members/suspectedpair/"
    pair.refresh_from_db()
    assert pair.dismissed_by == cast["staff"]
    assert staff.post(url).status_code == 404


def test_admin_appoints_and_ends_an_office(staff, cast):
    data = {"email": "Nueva@pacto.example", "name": "Nueva", "kind": "board", "position": "Vocal"}
    assert staff.post("/admin/members/office/add/", data).status_code == 302
    row = Office.objects.get(user__email="nueva@pacto.example")
    assert row.kind == "board"
    assert row.given_by == cast["staff"]
    assert row.user.name == "Nueva"
    assert "ya tiene ese cargo" in text(staff.post("/admin/members/office/add/", data))
    assert staff.post(f"/admin/members/office/{row.pk}/terminar/").status_code == 302
    row.refresh_from_db()
    assert row.ended_by == cast["staff"]
    assert row.is_active(at=timezone.now()) is False


def test_admin_never_ends_the_last_office_of_the_coordination(staff, cast):
    row = Office.objects.get(user=cast["staff"])
    response = staff.post(f"/admin/members/office/{row.pk}/terminar/")
    assert response.status_code == 422
    assert "última persona de la Coordinación" in text(response)


def test_admin_user_shows_no_password_and_gives_no_right(staff, cast):
    User.objects.filter(pk=cast["outsider"].pk).update(password="pbkdf2_sha256$secreto")
    url = f"/admin/members/user/{cast['outsider'].pk}/change/"
    assert "secreto" not in text(staff.get(url))
    extra = {"is_staff": "on", "password": "x", "email": "otra@pacto.example"}
    assert staff.post(url, {"name": "Olga", "is_active": "on", **extra}).status_code == 302
    row = User.objects.with_roles(at=timezone.now()).get(pk=cast["outsider"].pk)
    assert (row.name, row.is_staff, row.password, row.email) == (
        *("Olga", False, "pbkdf2_sha256$secreto"),
        "outsider@pacto.example",
    )


def test_admin_ends_a_mandate(staff, cast):
    row = cast.organization.representations.get(kind="titular")
    response = staff.post(f"/admin/members/representation/{row.pk}/terminar/")
    assert response.url == f"{ORGANIZATIONS}{cast.organization.pk}/expediente/"
    row.refresh_from_db()
    assert row.ended_by == cast["staff"]
    assert row.is_active(at=timezone.now()) is False


def test_appoint_staff_makes_the_first_person_of_the_coordination(db, capsys):
    call_command("appoint_staff", "Primera@pacto.example", name="Primera")
    row = User.objects.with_roles(at=timezone.now()).get(email="primera@pacto.example")
    assert row.is_staff is True
    assert row.name == "Primera"
    assert row.has_usable_password() is False
    assert "/cuenta/login/" in capsys.readouterr().out
    with pytest.raises(CommandError, match="ya tiene ese cargo"):
        call_command("appoint_staff", "primera@pacto.example")
    with pytest.raises(CommandError, match="correo"):
        call_command("appoint_staff", "no es un correo")
