"""«Quiero sumarme», from the form to the decision, as a browser goes through it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kit.pages import links
from members import admission
from members.models import Application, Consent, PrivacyNotice
from tests import make
from tests.pages import elements, texts

pytestmark = pytest.mark.django_db
NEW = "/sumarse/"


@pytest.fixture
def typed():
    return {
        "name": "Semilla Nueva",
        "kind": "organization",
        "state": "20",
        "rfc": "abc-010203-xy9",
        "website": "semilla.example",
        "description": "Acompaña a familias.",
        "contact_name": "Ana <b>",
        "contact_email": "ANA@pacto.example",
        "notice": PrivacyNotice.objects.get().version,
        "consent": "on",
    }


def page(name, application) -> str:
    return reverse(name, args=[admission.application_token(application)])


def test_application_new_leads_to_each_field_that_is_wrong(client, typed):
    response = client.post(NEW, typed | {"state": "", "contact_email": "ana"})
    assert response.status_code == 422
    leads = [link.attributes["href"] for link in elements(response, "a")]
    assert [href for href in leads if href.startswith("#id_")] == ["#id_state", "#id_contact_email"]


def test_application_new_keeps_what_was_typed(client, typed):
    response = client.post(NEW, typed | {"decision": "approved", "confirmed_at": "2020-01-01", "key": "x"})
    assert response.status_code == 302
    assert response.url == "/sumarse/enviada/"
    application = Application.objects.get()
    assert application.rfc == "ABC010203XY9"
    assert application.website == "https://semilla.example"
    assert application.decision == ""
    assert application.confirmed_at is None
    assert (application.key == "x") is False
    assert Consent.objects.get().notice.version == typed["notice"]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("consent", "", "Este campo es obligatorio."),
        ("rfc", "ABC", "Escriba el RFC de la organización: 12 caracteres, por ejemplo ABC010203XY9."),
        ("description", "x" * 2001, "máximo 2000"),
        ("state", "99", "Elija una opción de la lista"),
        ("website", "contacto@semilla.example", "Este es un correo"),
        ("contact_email", "ana", "Escriba un solo correo completo"),
    ],
)
def test_application_new_says_what_is_wrong_and_loses_nothing(client, typed, field, value, sentence):
    typed["description"] = "Palabras largas que nadie quiere escribir dos veces."
    response = client.post(NEW, typed | {field: value})
    text = response.text
    assert response.status_code == 422
    assert Application.objects.count() == 0
    assert sentence in text
    assert field == "description" or typed["description"] in text


def test_application_new_after_the_notice_changed_shows_the_new_one(client, typed):
    PrivacyNotice.objects.create(version="2", simplified="Nuevo.", text="Nuevo.", published_at=timezone.now())
    response = client.post(NEW, typed)
    assert response.status_code == 422
    assert [field.attributes["value"] for field in elements(response, "input", name="notice")] == ["2"]


def test_application_new_of_a_browser_that_fills_in_everything_is_sent_on_the_second_try(client, typed):
    """Red where the page of thanks comes and the application is thrown away."""
    response = client.post(NEW, typed | {"fax": "55"})
    assert response.status_code == 422
    assert Application.objects.count() == 0
    assert "una casilla que no se ve. Ya la dejamos vacía" in response.text
    again = {name: field.value() for name, field in ((one.name, one) for one in response.context["form"])}
    response = client.post(NEW, {name: value for name, value in again.items() if value is not None})
    assert response.url == "/sumarse/enviada/"
    assert Application.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("contact_phone", "971 555 12 34 (WhatsApp)", "971 555 12 34 (WhatsApp)"),
        ("contact_phone", *["971 555 12 34 (WhatsApp), 55 8765 4321 (oficina)"] * 2),
        ("rfc", "SIT-200101-AB1", "SIT200101AB1"),
        ("website", "@semillitasistmo", "https://www.instagram.com/semillitasistmo"),
        ("name", "Semilla\x00\u200b", "Semilla"),
        ("contact_email", "<Ana@otra.example>.", "ana@otra.example"),
    ],
)
def test_application_new_takes_what_is_written_as_people_write_it(client, typed, field, value, kept):
    assert client.post(NEW, typed | {field: value}).status_code == 302
    assert getattr(Application.objects.get(), field) == kept


@pytest.mark.parametrize("site", ["contacto@semilla.example", "https://contacto@semilla.example"])
def test_application_new_refuses_a_mail_as_a_site(client, typed, site):
    assert client.post(NEW, typed | {"website": site}).status_code == 422
    assert Application.objects.count() == 0


def test_application_new_answers_the_same_for_a_known_name_and_address(client, typed):
    answers = [client.post(NEW, typed) for _number in range(2)]
    assert [answer.url for answer in answers] == ["/sumarse/enviada/"] * 2
    assert Application.objects.count() == 1


def test_application_new_of_a_sixth_by_one_address_says_so(client, typed):
    for number in range(5):
        client.post(NEW, typed | {"name": f"Semilla {number}"})
    response = client.post(NEW, typed)
    assert response.status_code == 422
    assert Application.objects.count() == 5
    assert "Hoy ya recibimos varias solicitudes con este correo." in response.text


def test_application_is_confirmed_by_the_button_and_not_by_opening_it(client):
    application = make.application()
    response = client.get(page("application", application))
    assert texts(response, "button").count("Confirmar mi correo") == 1
    assert Application.objects.get().confirmed_at is None
    assert client.post(page("application_confirm", application)).status_code == 302
    assert Application.objects.get().confirmed_at is not None


def test_application_page_is_kept_by_nobody_and_told_to_nobody(client):
    response = client.get(page("application", make.application()))
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "private, no-store"


def test_application_confirm_works_from_a_page_without_referrer():
    """Such a page posts `Origin: null`, and a mail app may keep no cookie."""
    application, client = make.application(), Client(enforce_csrf_checks=True)
    response = client.post(page("application_confirm", application), headers={"origin": "null"})
    assert response.status_code == 302


@pytest.mark.parametrize("purpose", ["confirmation", "invitation-mailed"])
def test_application_page_of_a_link_for_another_purpose_does_not_exist(client, purpose):
    token = links.sign(purpose, make.application().key)
    assert client.get(reverse("application", args=[token])).status_code == 404


def test_application_edit_after_a_decline_is_the_way_back(client, typed):
    application = make.application(confirmed_at=timezone.now(), contact_email="ana@pacto.example")
    admission.decline(application, by=make.user(), reason="Falta el <acta>.", at=timezone.now())
    assert "Falta el <acta>." in texts(client.get(page("application", application)), "p")
    edit = page("application_edit", application)
    assert client.post(edit, typed).url == edit.removesuffix("corregir/")
    assert list(Application.objects.waiting()) == [application]


def test_application_declined_has_one_way_back_and_it_is_beside_the_reason(client):
    application = make.application(confirmed_at=timezone.now())
    admission.decline(application, by=make.user(), reason="Falta el acta.", at=timezone.now())
    address = page("application", application)
    response = client.get(address)
    (reason,) = elements(response, "section", class_="notice--warn")
    (way_back,) = elements(response, "a", href=f"{address}corregir/")
    assert "Falta el acta." in reason.text
    assert way_back.text in reason.text


def test_application_confirm_by_the_link_of_an_earlier_address_is_not_done(client, typed):
    """Red while the link names only the application: whoever applies confirms anybody's address."""
    application = make.application(contact_email="ana@pacto.example")
    old = {name: page(name, application) for name in ("application", "application_edit", "application_confirm")}
    client.post(old["application_edit"], typed | {"contact_email": "beto@pacto.example"})
    assert client.post(old["application_confirm"]).status_code == 302
    application.refresh_from_db()
    assert application.contact_email == "beto@pacto.example"
    assert application.confirmed_at is None
    assert "Confirmar mi correo" not in texts(client.get(old["application"]), "button")
    client.post(page("application_confirm", application))
    assert list(Application.objects.waiting()) == [application]


def test_application_edit_into_another_open_one_is_refused(client, typed):
    make.application("Semilla Nueva", contact_email="ana@pacto.example")
    response = client.post(page("application_edit", make.application()), typed)
    assert response.status_code == 422
    assert "Ya hay una solicitud abierta con ese nombre y ese correo." in response.text


def test_application_edit_of_an_approved_one_does_not_exist(client):
    application = make.application(confirmed_at=timezone.now())
    admission.approve(application, by=make.office(make.user()).user, at=timezone.now())
    assert client.get(page("application_edit", application)).status_code == 404


def test_application_from_a_machine_that_never_tires_is_refused_and_loses_nothing(client, typed, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"application": "1/h/ip"}
    assert client.post("/sumarse/", typed).status_code == 302
    again = client.post("/sumarse/", typed | {"contact_email": "otra@pacto.example"})
    assert again.status_code == 422
    assert again.context["form"]["contact_email"].value() == "otra@pacto.example"
    assert Application.objects.count() == 1


def test_application_edit_asks_again_only_when_the_notice_is_a_newer_one(client, typed):
    """Each consent keeps which version, the first one too."""
    now, application = timezone.now(), make.application(contact_email="ana@pacto.example")
    first = PrivacyNotice.objects.get()
    Consent.objects.create(notice=first, application=application)
    edit, unasked = page("application_edit", application), {name: typed[name] for name in typed if name != "consent"}
    assert client.post(edit, unasked).status_code == 302
    PrivacyNotice.objects.create(version="2", simplified="Nuevo.", text="Nuevo.", published_at=now)
    refused = client.post(edit, unasked | {"notice": "2", "name": "Otra"})
    assert refused.status_code == 422
    assert "Nuevo." in refused.text
    assert client.post(edit, unasked | {"notice": first.version, "consent": "on"}).status_code == 422
    assert client.post(edit, typed | {"notice": "2", "name": "Otra"}).status_code == 302
    assert Application.objects.get().name == "Otra"
    assert list(Consent.objects.order_by("pk").values_list("notice__version", flat=True)) == [first.version, "2"]
    assert "Nuevo." not in client.get(edit).text


def test_application_sent_shows_the_address_so_that_a_slip_is_seen(client, typed):
    posted = client.post(NEW, typed | {"contact_email": "rosa@gmial.com"}, follow=True)
    assert "rosa@gmial.com" in posted.text


@pytest.mark.parametrize(("number", "words"), [(4, ""), (5, "responde en 3 días"), (9, "responde en 3 días")])
def test_application_says_how_long_it_takes_where_enough_were_decided(cast, client, number, words):
    now = timezone.now()
    for _number in range(number):
        make.application(
            confirmed_at=now - timedelta(days=2, hours=1),
            decision="declined",
            reason="No",
            decided_at=now,
            decided_by=cast["staff"],
        )
    text = client.get("/sumarse/enviada/").text
    assert ("responde en" in text) is bool(words)
    assert words in text
