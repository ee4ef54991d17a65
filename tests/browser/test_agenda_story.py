"""Two people at one agenda in two browsers: nothing of either is lost, nor what was typed before a lost network."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from commissions.models import Activity, Section
from commitments.models import Commitment
from tests import make
from tests.browser.test_member_story import heading, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
BASE = "/comisiones/comision-4/trabajo/agenda/"


@pytest.fixture
def commission(house):
    found = make.commission(4, name="Comisión de lactancia")
    found.commitments.set(Commitment.objects.promised(on=timezone.localdate())[:1])
    make.seat(found, house.organization, house.users["titular"])
    make.focal_point(found, house.users["titular"], house.organization)
    make.focal_point(found, house.users["contact"], house.organization, "alternate")
    return found


def make_longer(commission) -> None:
    """A plan of six lines, as commissions have."""
    lines = [
        Activity(agenda=commission.agenda, text=f"Presentarla a tres congresos {n}", expected="Una minuta")
        for n in "abcde"
    ]
    Activity.objects.bulk_create(lines)


def test_two_at_one_section_keep_both_texts(page_as, commission, axe):
    first, second = page_as("titular"), page_as("contact")
    for page in (first, second):
        page.goto(f"{BASE}objetivos/")
    first.get_by_label("Objetivos de la comisión").fill("Que nazcan sanos")
    second.get_by_label("Objetivos de la comisión").fill("Que crezcan sanos")
    press(first, "Guardar")
    heading(first, "Agenda de la comisión")
    press(second, "Guardar")
    expect(second.get_by_role("alert")).to_contain_text("Titular")
    expect(second.get_by_text("Queda lo que corrija aquí")).to_be_visible()
    assert axe(second) == []
    second.get_by_label("Los dos textos").fill("Que nazcan y crezcan sanos")
    press(second, "Guardar")
    expect(second.locator("#objetivos")).to_contain_text("Que nazcan y crezcan sanos")
    assert axe(second) == []
    second.get_by_role("link", name="Versión 2").click()
    expect(second.locator("ins").first).to_be_visible()
    assert axe(second) == []


def test_text_typed_before_the_window_closed_is_offered_again(page_as, commission):
    page = page_as("titular")
    page.goto(f"{BASE}objetivos/")
    page.get_by_label("Objetivos de la comisión").fill("Lo que llevaba escrito")
    page.goto("/")
    page.goto(f"{BASE}objetivos/")
    expect(page.get_by_label("Objetivos de la comisión")).to_have_value("")
    press(page, "Recuperarlo")
    expect(page.get_by_label("Objetivos de la comisión")).to_have_value("Lo que llevaba escrito")
    press(page, "Guardar")
    expect(page.locator("#objetivos")).to_contain_text("Lo que llevaba escrito")
    page.goto(f"{BASE}objetivos/")
    expect(page.get_by_role("button", name="Recuperarlo")).to_be_hidden()
    assert Section.objects.get().version == 1


def test_agenda_is_filled_and_published_without_scripts(page_as, commission):
    page = page_as("titular", java_script_enabled=False)
    page.goto(f"{BASE}meta/")
    page.get_by_label("Meta que trabaja la comisión").select_option(index=1)
    press(page, "Guardar")
    page.goto(f"{BASE}objetivos/")
    page.get_by_label("Objetivos de la comisión").fill("Que nazcan sanos")
    press(page, "Guardar")
    page.goto(f"{BASE}comunicacion/")
    for label in ("Canal", "Reglas de las comunicaciones", "Periodicidad"):
        page.get_by_label(label).fill("Lo acordado")
    press(page, "Guardar")
    page.goto(f"{BASE}mecanismos/")
    page.get_by_label("¿Cada cuándo se reunirán?").select_option("Cada mes")
    page.get_by_label("¿Las reuniones serán").select_option("Virtuales")
    for label in ("¿Con qué se escriben", "¿Con qué se revisan", "¿Quién tomará", "¿Por qué medio"):
        page.get_by_label(label).fill("Correo")
    page.get_by_label("¿A más tardar en cuántos días?").fill("5")
    press(page, "Guardar")
    page.get_by_role("link", name="Agregar una actividad").click()
    page.get_by_label("Actividad").fill("Foro estatal")
    press(page, "Guardar")
    make_longer(commission)
    press(page, "Publicar la agenda")
    page.get_by_role("link", name="Edición 1").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Comisión de lactancia")
    expect(page.get_by_text("Foro estatal")).to_be_visible()
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
    assert len(sheets) == 1
