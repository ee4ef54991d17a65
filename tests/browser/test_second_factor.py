"""The coordination's way in where a second factor is required: whichever way she came, and with which factor."""

import re

import pytest
from allauth.mfa.models import Authenticator
from playwright.sync_api import Page, expect

from members import invitations, offices
from members.models import User
from tests.authentication import code_now
from tests.browser.steps import heading, welcome
from tests.mailboxes import code_for

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "una frase bien larga"


@pytest.fixture(autouse=True)
def required(settings):
    settings.STAFF_MFA_REQUIRED = settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def by_password(page: Page) -> None:
    page.goto("/cuenta/login/?next=/admin/")
    page.get_by_text("Entrar con contraseña").click()
    page.get_by_label("Correo electrónico", exact=True).fill("staff@pacto.example")
    page.get_by_label("Contraseña", exact=True).fill(PASSWORD)
    press(page, "Entrar")


def by_code(page: Page) -> None:
    page.goto("/cuenta/login/?next=/admin/")
    page.get_by_label("Su correo electrónico").fill("staff@pacto.example")
    press(page, "Enviarme un código")
    heading(page, "Escriba el código")
    page.get_by_label("Código").fill(code_for("staff@pacto.example"))
    press(page, "Continuar")


def is_sent_to_set_it_up(page: Page) -> None:
    """Both where the login led and where the address of the office leads."""
    heading(page, "Verificación en dos pasos")
    expect(page.get_by_role("link", name="Coordinación")).to_have_count(0)
    page.goto("/admin/members/organization/")
    heading(page, "Verificación en dos pasos")


def set_up_app(page: Page) -> None:
    page.get_by_role("link", name="Activar").click()
    page.wait_for_load_state()
    if page.get_by_label("Contraseña", exact=True).count():
        page.get_by_label("Contraseña", exact=True).fill(PASSWORD)
        press(page, "Confirmar")
    secret = page.get_by_label("Clave", exact=True).input_value()
    page.get_by_label("Código de la aplicación").fill(code_now(secret))
    press(page, "Activar")
    expect(page.get_by_role("status")).to_contain_text(["La aplicación de códigos quedó activa."])


def set_up_passkey(page: Page, *, alone: bool) -> None:
    """With a key made by the browser itself; `alone` lets it replace password and code."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    key |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    page.get_by_role("link", name="Agregar una llave").click()
    page.get_by_label("Nombre de la llave").fill("Mi teléfono")
    page.get_by_label("Entrar solo con esta llave").set_checked(alone)
    press(page, "Agregar la llave")
    page.wait_for_url(re.compile("recovery-codes"))


def opens_the_office(page: Page) -> None:
    page.goto("/admin/")
    heading(page, "Lo que espera")


def leave(page: Page) -> None:
    page.goto("/cuenta/logout/")
    page.get_by_role("main").get_by_role("button", name="Salir").click()
    page.wait_for_url("**/")


def asks_for_the_second_step(page: Page) -> None:
    """And nothing opens before it is made."""
    heading(page, "El segundo paso")
    page.goto("/admin/")
    heading(page, "El segundo paso")


@pytest.mark.parametrize("come_in", [by_password, by_code])
def test_office_opens_with_the_app_and_asks_for_it_from_then_on(page_as, cast, come_in):
    welcome(cast["staff"], PASSWORD)
    page = page_as()
    come_in(page)
    is_sent_to_set_it_up(page)
    set_up_app(page)
    opens_the_office(page)
    for again in (by_password, by_code):
        page = page_as()
        again(page)
        asks_for_the_second_step(page)
    page.get_by_label("Código").fill(Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0])
    press(page, "Entrar")
    heading(page, "Lo que espera")


@pytest.mark.parametrize("alone", [False, True])
def test_office_opens_with_a_passkey_and_asks_for_it_from_then_on(page_as, cast, alone):
    welcome(cast["staff"])
    page = page_as()
    by_code(page)
    is_sent_to_set_it_up(page)
    set_up_passkey(page, alone=alone)
    opens_the_office(page)
    leave(page)
    by_code(page)
    asks_for_the_second_step(page)
    press(page, "Usar una llave de acceso")
    heading(page, "Lo que espera")
    leave(page)
    page.goto("/cuenta/login/?next=/admin/")
    page.get_by_text("Entrar con una llave de acceso").click()
    press(page, "Usar mi llave de acceso")
    if alone:
        heading(page, "Lo que espera")
    else:
        expect(page.get_by_role("heading", level=1)).not_to_have_text("Lo que espera")
        page.goto("/admin/")
        heading(page, "Entrar")


def test_office_stays_closed_to_whom_an_invitation_lets_in(page_as, cast):
    offices.appoint("nora@pacto.example", name="Nora", kind="coordination", by=None)
    invitation = invitations.invite(cast.organization, email="nora@pacto.example", kind="contact", by=None)
    page = page_as()
    page.goto("/" + invitations.invitation_link(invitation, mailed=True).split("/", 3)[3])
    press(page, "Aceptar la invitación")
    heading(page, "Le damos la bienvenida")
    page.goto("/admin/")
    is_sent_to_set_it_up(page)
    set_up_app(page)
    opens_the_office(page)
    leave(page)
    other = invitations.invite(cast.other, email="nora@pacto.example", kind="contact", by=None)
    page.goto("/" + invitations.invitation_link(other, mailed=True).split("/", 3)[3])
    press(page, "Enviarme el código")
    page.get_by_label("Código").fill(code_for("nora@pacto.example"))
    press(page, "Continuar")
    asks_for_the_second_step(page)
    assert User.objects.get(email="nora@pacto.example").representations.count() == 1
