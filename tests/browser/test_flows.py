"""Ways through the portal that people walk, in a real browser."""

from itertools import combinations

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from tests.access.table import SUBJECTS
from tests.authentication import code_now
from tests.browser.steps import log_in, welcome
from tests.mailboxes import code_for

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_login_by_code_from_the_mail(page_as, cast):
    welcome(cast["titular"])
    page = page_as()
    page.goto("/cuenta/login/")
    page.get_by_label("Su correo electrónico").fill("titular@pacto.example")
    page.get_by_role("button", name="Enviarme un código").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Escriba el código")
    expect(page.get_by_role("button", name="Enviar otro código")).to_be_visible()
    page.get_by_label("Código").fill(code_for("titular@pacto.example"))
    page.get_by_role("button", name="Continuar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hola, Titular")


def test_login_by_password_without_javascript(page_as, cast):
    welcome(cast["titular"], "una frase bien larga")
    page = page_as(java_script_enabled=False)
    page.goto("/cuenta/login/")
    page.get_by_text("Entrar con contraseña").click()
    page.get_by_label("Correo electrónico", exact=True).fill("titular@pacto.example")
    page.get_by_label("Contraseña", exact=True).fill("una frase bien larga")
    page.get_by_role("button", name="Entrar", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hola, Titular")


def test_wrong_password_keeps_the_address_and_says_why(page_as, cast):
    welcome(cast["titular"], "una frase bien larga")
    page = page_as()
    page.goto("/cuenta/login/")
    page.get_by_text("Entrar con contraseña").click()
    page.get_by_label("Correo electrónico", exact=True).fill("titular@pacto.example")
    page.get_by_label("Contraseña", exact=True).fill("otra cosa distinta")
    page.get_by_role("button", name="Entrar", exact=True).click()
    expect(page.get_by_role("alert").first).to_have_text("El correo o la contraseña no son correctos.")
    expect(page.get_by_label("Correo electrónico", exact=True)).to_have_value("titular@pacto.example")


def test_menu_opens_without_javascript(page_as):
    page = page_as(java_script_enabled=False)
    page.goto("/")
    directory = page.get_by_role("navigation", name="Principal").get_by_role("link", name="Integrantes")
    expect(directory).to_be_hidden()
    page.get_by_text("Menú").click()
    expect(directory).to_be_visible()


@pytest.mark.parametrize("letters", [100, 150, 200])
def test_open_menu_covers_nothing_on_a_telephone_with_large_letters(page_as, letters):
    page = page_as("titular")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/")
    page.evaluate("size => { document.documentElement.style.fontSize = `${size}%` }", letters)
    page.locator(".menu summary").click()
    parts = page.locator(".site-header > a, .menu summary, .site-header nav a").all()
    boxes = [part.bounding_box() for part in parts]
    assert [(one, other) for one, other in combinations(boxes, 2) if overlap(one, other)] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def overlap(one: dict, other: dict) -> bool:
    """Whether two boxes share more than an edge."""
    across = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
    down = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
    return across > 1 and down > 1


def test_authenticator_app_is_set_up_and_used(page_as, cast):
    welcome(cast["titular"], "una frase bien larga")
    page = page_as("titular")
    page.goto("/cuenta/2fa/totp/activate/")
    page.get_by_label("Contraseña", exact=True).fill("una frase bien larga")
    page.get_by_role("button", name="Confirmar").click()
    expect(page.get_by_role("img", name="Código QR con la clave")).to_be_visible()
    secret = page.get_by_label("Clave", exact=True).input_value()
    page.get_by_label("Código de la aplicación").fill(code_now(secret))
    page.get_by_role("button", name="Activar").click()
    expect(page.get_by_role("status")).to_contain_text(["La aplicación de códigos quedó activa."])
    expect(page.locator(".codes li")).to_have_count(10)


def test_session_that_ends_while_writing_loses_nothing(page_as, cast):
    welcome(cast["titular"], "una frase bien larga")
    page = page_as("titular")
    page.goto("/cuenta/email/")
    page.get_by_label("Correo electrónico", exact=True).fill("nueva@pacto.example")
    Session.objects.all().delete()
    page.get_by_role("button", name="Cambiar de correo").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Esto no se guardó todavía")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="entre a su cuenta en otra pestaña").click()
    log_in(opened.value)
    page.get_by_role("button", name="Enviar otra vez").click()
    page.get_by_label("Contraseña", exact=True).fill("una frase bien larga")
    page.get_by_role("button", name="Confirmar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Escriba el código")
    expect(page.get_by_text("nueva@pacto.example").first).to_be_visible()


def test_button_behind_a_signed_link_is_taken(page_as, cast):
    page = page_as()
    page.goto(reverse("application", kwargs=SUBJECTS["application"](cast)))
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()
    expect(page.get_by_text("Esto no se guardó todavía")).to_have_count(0)
