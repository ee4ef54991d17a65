"""The agenda when things go wrong: who else is there, and what was typed survives whatever ends meanwhile."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import expect

from commissions.models import Activity, AgendaSection
from commitments.models import Commitment
from meetings.models import Proposal, Voice
from tests import make
from tests.browser.steps import heading, log_in, press, welcome

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BASE = "/comisiones/comision-4/trabajo/agenda/"


@pytest.fixture
def commission(cast):
    row = make.commission(4, name="Comisión de lactancia")
    row.commitments.set(Commitment.objects.promised(on=timezone.localdate())[:1])
    make.seat(row, cast.organization, cast["titular"])
    make.focal_point(row, cast["titular"], cast.organization)
    make.focal_point(row, cast["contact"], cast.organization, "alternate")
    return row


def make_longer(commission) -> None:
    """A plan of six lines, as commissions have."""
    lines = [
        Activity(agenda=commission.agenda, text=f"Presentarla a tres congresos {n}", expected="Una minuta")
        for n in "abcde"
    ]
    Activity.objects.bulk_create(lines)


def test_those_who_have_the_agenda_open_see_each_other_come(page_as, commission):
    """The page that was open first tells it by itself, with its next beat."""
    first, second = page_as("titular"), page_as("contact")
    first.clock.install()
    first.goto(BASE)
    expect(first.locator("#present")).to_have_text("Ahora no hay nadie más en la agenda.")
    second.goto(f"{BASE}objetivos/")
    expect(second.locator("#present")).to_contain_text("Titular")
    first.clock.run_for(21_000)
    expect(first.locator("#present")).to_contain_text("Contact · Objetivos")


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
    assert AgendaSection.objects.get().version == 1


@pytest.mark.parametrize("lost", ["network", "portal"])
def test_text_survives_a_lost_network_and_a_restart_of_the_portal(page_as, commission, machine, lost):
    page = page_as("titular")
    page.goto(f"{BASE}objetivos/")
    page.get_by_label("Objetivos de la comisión").fill("Lo que llevaba escrito")
    machine.stop() if lost == "portal" else page.context.set_offline(True)
    press(page, "Guardar")
    page.wait_for_url("chrome-error://**")
    machine.start() if lost == "portal" else page.context.set_offline(False)
    page.goto(f"{BASE}objetivos/")
    press(page, "Recuperarlo")
    press(page, "Guardar")
    expect(page.locator("#objetivos")).to_contain_text("Lo que llevaba escrito")
    assert AgendaSection.objects.get().version == 1


def test_section_survives_the_end_of_the_session(page_as, commission, cast):
    welcome(cast["titular"], "una frase bien larga")
    page = page_as("titular")
    page.goto(f"{BASE}objetivos/")
    page.get_by_label("Objetivos de la comisión").fill("Lo que llevaba escrito")
    Session.objects.all().delete()
    press(page, "Guardar")
    heading(page, "Esto no se guardó todavía")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="entre a su cuenta en otra pestaña").click()
    log_in(opened.value)
    expect(page.get_by_label("Objetivos de la comisión")).to_have_value("Lo que llevaba escrito")
    press(page, "Enviar otra vez")
    expect(page.locator("#objetivos")).to_contain_text("Lo que llevaba escrito")
    assert AgendaSection.objects.get().version == 1


def test_two_edits_of_a_section_are_merged_by_hand_and_typing_is_choosing(page_as, commission):
    """Red without the script: what is typed beside another choice is lost."""
    first, second = page_as("contact"), page_as("titular")
    for page, text in ((first, "Que nazcan sanos"), (second, "Que crezcan sanas")):
        page.goto(f"{BASE}objetivos/")
        page.get_by_label("Objetivos de la comisión").fill(text)
    press(first, "Guardar")
    press(second, "Guardar")
    box = second.get_by_label("Los dos textos, para corregir: Objetivos de la comisión")
    offered = "Que nazcan sanos\nQue crezcan sanas"
    expect(box).to_have_value(offered)
    mine, theirs, own = (second.get_by_label(f"Queda lo {words}") for words in ("mío", "guardado", "que corrija aquí"))
    mine.check()
    box.fill("Que nazcan y crezcan bien")
    expect(own).to_be_checked()
    theirs.check()
    expect(box).to_have_value(offered)
    own.check()
    expect(box).to_have_value("Que nazcan y crezcan bien")
    press(second, "Guardar")
    expect(second.locator("#objetivos")).to_contain_text("Que nazcan y crezcan bien")
    assert AgendaSection.objects.get().version == 2
    assert AgendaSection.objects.get().content["objectives"] == "Que nazcan y crezcan bien"


def test_term_that_ends_while_its_holder_types_gives_the_text_back(page_as, commission):
    page = page_as("titular")
    page.goto(f"{BASE}objetivos/")
    page.get_by_label("Objetivos de la comisión").fill("Lo que llevaba escrito")
    commission.focal_points.update(term=(timezone.now() - timedelta(days=1), timezone.now()))
    press(page, "Guardar")
    expect(page.get_by_text("su encargo ya terminó")).to_be_visible()
    expect(page.get_by_text("Lo que llevaba escrito")).to_be_visible()
    assert AgendaSection.objects.count() == 0


def test_second_voice_of_an_organization_is_told_of_the_first(page_as, commission, cast):
    commission.seats.update(delegate=cast["contact"])
    words = {"text": "Reunirnos en Oaxaca", "opened_by": cast["titular"], "opened_at": timezone.now()}
    Proposal.objects.create(commission=commission, closes_at=timezone.now() + timedelta(days=1), **words)
    first, second = page_as("titular"), page_as("contact")
    for page in (first, second):
        page.goto("/comisiones/comision-4/trabajo/propuestas/")
        page.get_by_role("link", name="Reunirnos en Oaxaca").click()
    first.get_by_label("De acuerdo").check()
    first.locator("form[action*='/voz/'] button").click()
    expect(first.get_by_role("status")).to_contain_text("Se registró la respuesta de Semilla de Oaxaca.")
    second.get_by_label("Me opongo").check()
    second.locator("form[action*='/voz/']").get_by_label("Motivo").fill("Queda lejos")
    second.locator("form[action*='/voz/'] button").click()
    expect(second.get_by_role("alert")).to_contain_text("Alguien de su organización respondió mientras usted escribía")
    expect(second.locator("form[action*='/voz/']").get_by_label("Motivo")).to_have_value("Queda lejos")
    expect(second.get_by_text("Ya respondió: De acuerdo (Titular")).to_be_visible()
    assert [voice.stance for voice in Voice.objects.all()] == ["agree"]


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
    expect(page.get_by_role("heading", level=1)).to_have_text("¿Publicar la agenda ya?")
    press(page, "Publicar la agenda")
    page.get_by_role("link", name="Edición 1").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Comisión de lactancia")
    expect(page.get_by_text("Foro estatal")).to_be_visible()
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
    assert len(sheets) == 1
