"""What a member lives through, in a real browser: invited, welcomed, edits, previews, invites, leaves."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from members import invitations, mandates
from members.models import Representation, User
from tests.browser.steps import heading, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_member_story(page_as, cast):
    invitation = invitations.invite(
        cast.organization, email="nora@pacto.example", kind="alternate", by=None, at=timezone.now()
    )
    page = page_as(java_script_enabled=False)
    page.goto("/" + invitations.invitation_link(invitation, mailed=True).split("/", 3)[3])
    press(page, "Aceptar la invitación")

    heading(page, "Le damos la bienvenida")
    page.get_by_label("Su nombre").fill("Nora Nueva")
    press(page, "Todo está bien, seguir")
    heading(page, "¿Estas son las personas?")
    press(page, "Sí, seguir")
    page.get_by_label("Leí el aviso de privacidad").check()
    press(page, "Terminar")

    expect(page.get_by_role("status")).to_contain_text("primeros pasos")
    page.goto("/mi-organizacion/")
    heading(page, "Nuestra ficha")
    page.get_by_role("link", name="Editar la ficha").click()
    page.get_by_label("Correo de contacto").fill("hola@semilla.example")
    page.get_by_label("Quién ve el correo").select_option("Cualquier persona")
    press(page, "Guardar")
    expect(page.get_by_role("status")).to_contain_text("La ficha quedó guardada.")

    page.get_by_role("link", name="Cómo se ve", exact=True).click()
    expect(page.get_by_role("link", name="hola@semilla.example")).to_be_visible()
    expect(page.get_by_role("heading", name="Nora Nueva")).to_be_hidden()
    page.get_by_role("link", name="Las y los integrantes").click()
    expect(page.get_by_role("heading", name="Nora Nueva")).to_be_visible()

    page.get_by_role("link", name="Personas").click()
    page.get_by_role("link", name="Invitar a alguien").click()
    page.get_by_label("Correo electrónico").fill("colega@pacto.example")
    page.get_by_label("Contacto").check()
    press(page, "Invitar")
    heading(page, "Invitación para colega@pacto.example")

    page.get_by_role("link", name="Personas", exact=True).click()
    page.get_by_role("link", name="Quitar a Contact").click()
    press(page, "Sí, quitar a Contact")
    expect(page.get_by_role("status")).to_contain_text("Contact ya no representa a la organización.")
    assert Representation.objects.get(user=cast["contact"]).ended_by == User.objects.get(name="Nora Nueva")


def test_member_whose_mandate_ends_is_out_at_the_next_click(page_as, cast):
    organization = cast.organization
    page = page_as("contact")
    page.goto(f"/mi-organizacion/{organization.slug}/")
    heading(page, "Nuestra ficha")
    mandates.end(organization.representations.get(user=cast["contact"]), by=cast["titular"], at=timezone.now())
    page.get_by_role("link", name="Personas").click()
    expect(page.get_by_role("heading", name="Quiénes nos representan")).to_be_hidden()


def test_member_who_was_overtaken_sees_both_texts(page_as, cast):
    address = f"/mi-organizacion/{cast.organization.slug}/editar/"
    cast.users["alternate"] = second = User.objects.create(email="suplente@pacto.example", password="!")
    Representation.objects.create(
        user=second,
        organization=cast.organization,
        kind="alternate",
        term=cast.organization.representations.first().term,
    )
    first, other = page_as("titular"), page_as("alternate")
    for page, words in ((first, "Lo de la titular"), (other, "Lo de la suplente")):
        page.goto(address)
        page.get_by_label("Qué hace").fill(words)
    press(first, "Guardar")
    press(other, "Guardar")
    expect(other.get_by_role("heading", name="Alguien guardó esto mientras usted escribía")).to_be_visible()
    expect(other.locator(".beside bdi")).to_have_text(["Lo de la suplente", "Titular", "Lo de la titular"])
    expect(other.get_by_label("Qué hace")).to_have_value("Lo de la titular\nLo de la suplente")
    other.get_by_label("Queda lo mío").check()
    press(other, "Guardar")
    cast.organization.refresh_from_db()
    assert cast.organization.description == "Lo de la suplente"
    assert cast.organization.version == 3
