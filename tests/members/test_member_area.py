"""The pages of a member: what they show, how many queries they take, and that nothing typed is lost."""

import json
from html import unescape
from urllib.parse import quote

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone

from kit.registries.data_export import export_sections
from kit.text.dates import short_date
from members.models import Application, Organization, Representation, State, User
from tests import make

KEYS = ("hoy", "entrada", "historia", "mensajes", "correos", "compromisos", "comisiones", "acuerdos", "encuestas")
CHAPTERS = [f"descarga/?parte={key}" for key in KEYS]
PAGES = ["", "editar/", "asi-nos-ven/", "personas/", "personas/yo/", "invitaciones/nueva/", *CHAPTERS]


@pytest.fixture
def area(cast) -> str:
    return f"/mi-organizacion/{cast.organization.slug}/"


@pytest.mark.parametrize("page", PAGES)
def test_member_page_takes_as_many_queries_with_thirty_people(cast, area, page, django_assert_max_num_queries):
    client = cast.client("titular")
    counts = []
    for many in (1, 30):
        for _number in range(many):
            make.representation(cast.organization, make.user(), "contact")
            make.invitation(cast.organization)
        with django_assert_max_num_queries(10) as queries:
            assert client.get(area + page).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_my_organizations_leads_to_the_only_one(cast, area):
    cast["titular"].welcomed_at = timezone.now()
    cast["titular"].save()
    assert cast.client("titular").get("/mi-organizacion/").url == area


def test_my_organizations_lists_several_and_each_page_switches(cast, area):
    person = cast["titular"]
    person.welcomed_at = timezone.now()
    person.save()
    make.representation(cast.other, person, "contact")
    client = cast.client("titular")
    assert client.get("/mi-organizacion/").status_code == 200
    assert f'<a href="/mi-organizacion/{cast.other.slug}/">' in client.get(area).content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_member_page_of_a_withdrawn_organization_is_gone(cast, area, page):
    Organization.objects.update(status="withdrawn", status_at=timezone.now(), status_reason="x")
    assert cast.client("titular").get(area + page).status_code == 404


def test_preview_shows_each_audience_its_own(cast, area):
    Organization.objects.update(
        email="publico@s.example",
        email_audience="public",
        phone="55 1111",
        phone_audience="members",
        address="Calle 1",
        address_audience="coordination",
    )
    Representation.objects.filter(user=cast["contact"]).update(audience="public")
    client = cast.client("titular")
    public, members = (client.get(f"{area}asi-nos-ven/?como={one}") for one in ("publico", "integrantes"))
    assert public.context["profile"].contact == {"email": "publico@s.example"}
    assert members.context["profile"].contact == {"email": "publico@s.example", "phone": "55 1111"}
    assert [person["name"] for person in public.context["profile"].people] == ["Contact"]
    assert [person["name"] for person in members.context["profile"].people] == ["Contact", "Titular"]
    assert client.get(f"{area}asi-nos-ven/?como=coordinacion").status_code == 404


def test_preview_is_what_a_visitor_gets(cast, area):
    Organization.objects.update(phone="55 1111", phone_audience="public", address="Calle 1")
    shown = Client().get(f"/integrantes/{cast.organization.slug}/").context["profile"]
    previewed = cast.client("titular").get(f"{area}asi-nos-ven/").context["profile"]
    assert previewed.contact == shown.contact
    assert previewed.people == shown.people


def test_person_without_a_name_is_not_shown_by_address(cast):
    Representation.objects.update(audience="public")
    cast["contact"].name = ""
    cast["contact"].save()
    page = Client().get(f"/integrantes/{cast.organization.slug}/")
    assert [person["name"] for person in page.context["profile"].people] == ["Titular"]


def test_self_changes_one_person_and_not_the_term(cast, area):
    typed = {
        "name": "Tita",
        "phone": "55 1234 5678",
        "position": "Dirección",
        "audience": "coordination",
        "kind": "titular",
    }
    client = cast.client("contact")
    assert client.post(area + "personas/yo/", typed | {"is_staff": "1", "email": "x@y.mx"}).status_code == 302
    mandate = cast.organization.representations.get(user=cast["contact"])
    assert mandate.position == "Dirección"
    assert mandate.audience == "coordination"
    assert mandate.kind == "contact"
    assert mandate.ends_at is None
    assert mandate.user.name == "Tita"
    assert mandate.user.email == "contact@pacto.example"


def test_people_shows_who_was_before_and_since_when(cast, area):
    mandate = cast.organization.representations.get(user=cast["contact"])
    cast.client("titular").post(f"{area}personas/{mandate.pk}/terminar/")
    page = cast.client("titular").get(area + "personas/")
    assert [row.user for row in page.context["past"]] == [cast["contact"]]
    assert [row.user for row in page.context["active"]] == [cast["titular"]]


def test_mandate_of_another_organization_cannot_be_ended(cast, area):
    foreign = cast.other.representations.get()
    assert cast.client("titular").post(f"{area}personas/{foreign.pk}/terminar/").status_code == 404
    foreign.refresh_from_db()
    assert foreign.ends_at is None


def test_mandate_of_a_contact_is_ended_by_herself_alone(cast, area):
    client = cast.client("contact")
    other, own = (cast.organization.representations.get(user=cast[role]) for role in ("titular", "contact"))
    assert client.post(f"{area}personas/{other.pk}/terminar/").status_code == 404
    assert client.post(f"{area}personas/{own.pk}/terminar/").url == "/"
    assert client.get(area).url.startswith("/cuenta/login/")
    assert client.post(f"{area}personas/{own.pk}/terminar/").status_code == 302


def test_mandate_ended_twice_says_that_it_was_over(cast, area):
    mandate = cast.organization.representations.get(user=cast["contact"])
    client = cast.client("titular")
    client.post(f"{area}personas/{mandate.pk}/terminar/")
    again = client.post(f"{area}personas/{mandate.pk}/terminar/", follow=True)
    assert [str(message) for message in again.context["messages"]][-1] == "Esa representación ya había terminado."


def test_mandate_warns_before_the_titular_leaves(cast, area):
    mandate = cast.organization.representations.get(user=cast["titular"])
    page = cast.client("titular").get(f"{area}personas/{mandate.pk}/terminar/").content.decode()
    assert "La organización se quedará sin titular." in page
    cast.organization.representations.exclude(pk=mandate.pk).delete()
    page = cast.client("titular").get(f"{area}personas/{mandate.pk}/terminar/").content.decode()
    assert "Es la única persona" in page


def test_invitation_is_made_shown_and_copied(cast, area):
    client = cast.client("titular")
    typed = {"email": "Ana@Pacto.example", "name": "Ana", "kind": "alternate", "position": "", "invited_by": "1"}
    made = client.post(area + "invitaciones/nueva/", typed)
    page = client.get(made.url)
    invitation = cast.organization.invitations.get()
    assert invitation.email == "ana@pacto.example"
    assert invitation.invited_by == cast["titular"]
    token = page.context["link"].removeprefix("http://localhost:8200").split("/")[-2]
    assert Client().get(f"/invitaciones/{token}/").context["step"] == "prove"


def test_invitation_that_was_just_made_is_still_to_be_sent_and_says_nothing_else(cast, area):
    """Red where one page says both «va en camino» and «Por enviar»."""
    typed = {"email": "ana@pacto.example", "name": "Ana", "kind": "alternate"}
    page = cast.client("titular").post(area + "invitaciones/nueva/", typed, follow=True).content.decode()
    assert "está por enviarse" in page
    assert "Por enviar" in page
    assert ("en camino" in page) is False


@pytest.mark.parametrize(
    ("email", "sentence"),
    [
        ("titular@pacto.example", "Ese es su propio correo"),
        ("contact@pacto.example", "Esa persona ya representa a la organización"),
        ("nada", "Escriba un solo correo completo"),
    ],
)
def test_invitation_refused_says_why_and_keeps_what_was_typed(cast, area, email, sentence):
    typed = {"email": email, "name": "Se queda", "kind": "contact"}
    response = cast.client("titular").post(area + "invitaciones/nueva/", typed)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert 'value="Se queda"' in response.content.decode()


def test_invitation_of_another_organization_is_not_there(cast, area):
    foreign = make.invitation(cast.other)
    client = cast.client("titular")
    assert client.get(f"{area}invitaciones/{foreign.pk}/").status_code == 404
    assert client.post(f"{area}invitaciones/{foreign.pk}/revocar/").status_code == 404


def test_form_sent_after_the_session_ended_comes_back_with_what_was_typed(cast, area):
    sent = Client().post(area + "editar/", {"description": "Media hora escribiendo", "version": "1"})
    assert sent.status_code == 403
    assert "Media hora escribiendo" in sent.content.decode()


def test_download_holds_everything_and_no_secret(cast, area):
    state = State.objects.get(code="20")
    Application.objects.create(
        organization=cast.organization,
        state=state,
        name="Semilla",
        contact_name="Ana",
        contact_email="ana@s.example",
        decision="approved",
        decided_at=timezone.now(),
        decided_by=cast["staff"],
    )
    invitation = make.invitation(cast.organization)
    answer = cast.client("contact").get(area + "descarga/datos.json")
    assert answer["Content-Disposition"].startswith(f'attachment; filename="{cast.organization.slug}-')
    content = json.loads(answer.content)["contenido"]
    assert content["Ficha"][0]["nombre"] == "Semilla de Oaxaca"
    assert [row["correo electrónico"] for row in content["Personas y representaciones"]] == [
        "titular@pacto.example",
        "contact@pacto.example",
    ]
    assert content["Solicitud de adhesión"][0]["correo de contacto"] == "ana@s.example"
    assert len(content["Historia de la ficha"]) == 1
    assert invitation.key not in answer.content.decode()
    assert cast.organization.application.key not in answer.content.decode()


def test_download_has_a_page_for_each_chapter_and_no_other(cast, area):
    client = cast.client("contact")
    shown = [table.title for page in CHAPTERS for table in client.get(area + page).context["tables"]]
    content = json.loads(client.get(area + "descarga/datos.json").content)["contenido"]
    assert sorted(shown) == sorted(content)
    assert client.get(area + "descarga/").context["section"].key == "hoy"
    assert client.get(area + "descarga/?parte=nada").status_code == 404


def test_download_does_not_hold_the_other_organization(cast, area):
    assert cast.other.name not in cast.client("titular").get(area + "descarga/datos.json").content.decode()


def test_sessions_of_an_ended_person_close_while_others_stay(cast, area):
    mandate = cast.organization.representations.get(user=cast["contact"])
    titular, contact = cast.client("titular"), cast.client("contact")
    for role, client in (("titular", titular), ("contact", contact)):
        UserSession.objects.create(
            user=cast[role], session_key=client.session.session_key, ip="127.0.0.1", user_agent="x"
        )
    titular.post(f"{area}personas/{mandate.pk}/terminar/")
    assert contact.get(area).url.startswith("/cuenta/login/")
    assert titular.get(area).status_code == 200


def test_link_of_an_invitation_is_passed_on_with_its_words_and_by_when(cast, area):
    invitation = make.invitation(cast.organization, "nueva@pacto.example")
    page = cast.client("titular").get(f"{area}invitaciones/{invitation.pk}/")
    day = short_date(timezone.localdate(invitation.expires_at))
    assert f"Acéptela antes del {day}:" in page.context["words"]
    link = page.context["link"]
    assert f">{link}</textarea>" in page.text
    assert quote(f"{page.context['words']} {link}", safe="") in page.text


def test_telephones_of_people_dial_and_open_whatsapp(cast, area):
    User.objects.filter(pk=cast["titular"].pk).update(phone="971 555 12 34 (WhatsApp)")
    text = cast.client("contact").get(f"{area}personas/").text
    assert '<a href="tel:+529715551234">971 555 12 34</a> (WhatsApp)' in text
    assert 'href="https://wa.me/529715551234"' in text


def test_everything_is_one_page_that_a_telephone_opens(cast, area):
    Organization.objects.filter(pk=cast.organization.pk).update(description="Leemos <b>cuentos</b>.")
    file = cast.client("titular").get(f"{area}descarga/todo.html")
    day = f"{timezone.localdate():%Y-%m-%d}"
    assert file["Content-Disposition"] == f'attachment; filename="{cast.organization.slug}-{day}.html"'
    assert file["Content-Type"].startswith("text/html")
    assert "Leemos &lt;b&gt;cuentos&lt;/b&gt;." in file.text
    assert [key for key in KEYS if str(export_sections()[key].title) not in unescape(file.text)] == []
    assert "<script" not in file.text


def test_own_page_is_passed_on_with_its_words_as_they_were_meant(cast, area):
    Organization.objects.filter(pk=cast.organization.pk).update(name="Luz & Sol")
    text = unescape(cast.client("titular").get(f"{area}asi-nos-ven/").text)
    assert f"/integrantes/{cast.organization.slug}/</textarea>" in text
    assert "text=Conozca%20a%20Luz%20%26%20Sol%2C%20integrante" in text
