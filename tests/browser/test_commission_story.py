"""A commission lived through by its people, each in a browser: from an empty sheet to the next focal point."""

import re
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.utils import timezone
from playwright.sync_api import Page, expect

from commitments.models import Commitment
from meetings import answering
from meetings.models import Agreement, Body, SilenceCall
from meetings.tasks import ask_alternates_of_silent_commissions
from tests import make
from tests.browser.judging import DESK
from tests.browser.steps import heading, log_in, press, welcome

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PUBLIC = "/comisiones/comision-4/"
WORK = f"{PUBLIC}trabajo/"
PUZZLING = "<i>Berta</i> שלום"  # markup, and letters from right to left
GOAL = re.compile(r"\d+\. \w+")


@pytest.fixture
def people(cast):
    """Titular leads, Berta stands in; Outsider, of Colibrí, sits there and promises things. The sheet is empty."""
    commission = make.commission(4, name="Comisión de lactancia")
    commission.commitments.set(Commitment.objects.promised(on=timezone.localdate())[:1])
    cast.users["berta"] = make.user("berta@pacto.example", name=PUZZLING)
    home = make.organization("Nube de Sonora", state="26")
    make.representation(home, cast["berta"])
    for place, role in ((cast.organization, "titular"), (home, "berta"), (cast.other, "outsider")):
        make.seat(commission, place, cast[role])
    make.focal_point(commission, cast["titular"], cast.organization)
    make.focal_point(commission, cast["berta"], home, "alternate")
    welcome(cast["titular"], "una frase bien larga")
    return commission


def test_commission_from_its_empty_sheet_to_the_next_focal_point(page_as, people, axe):
    focal, alternate, member, visitor = page_as(), page_as("berta"), page_as("outsider"), page_as()
    alternate.set_viewport_size(DESK)
    log_in_and_open_the_agenda(focal)
    fill_what_is_missing(focal)
    write_the_same_section(focal, alternate, axe)
    merge_both_texts(focal)
    put_to_comments(focal, member)
    publish(focal, visitor)
    agree_on_a_letter(focal)
    answer_from_the_link_of_the_mail(visitor)
    verify(alternate, member)
    hand_over(page_as("staff"), focal, alternate)


def log_in_and_open_the_agenda(page: Page) -> None:
    page.goto("/cuenta/login/")
    log_in(page)
    page.get_by_role("link", name="Su escritorio: Comisión de lactancia").click()
    heading(page, "Su escritorio")
    page.get_by_role("link", name="Agenda", exact=True).click()
    expect(page.get_by_text("1 de 5 secciones completas.")).to_be_visible()


def fill_what_is_missing(page: Page) -> None:
    """Section by section from the list of what is missing, and the one that is optional; the plan, too."""

    def write(section: str, answers: dict[str, str]) -> None:
        page.get_by_role("link", name=section).first.click()
        for label, answer in answers.items():
            field = page.get_by_label(label)
            fill = field.select_option if field.evaluate("field => field.matches('select')") else field.fill
            fill(answer)
        press(page, "Guardar")
        heading(page, "Agenda de la comisión")

    page.get_by_role("link", name="Meta").first.click()
    page.get_by_label("Meta que trabaja la comisión").select_option(index=1)
    press(page, "Guardar")
    write("Objetivos", {"Objetivos de la comisión": "Que nazcan sanos"})
    channel = {"Canal": "WhatsApp", "Reglas de las comunicaciones": "De 9 a 18", "Periodicidad": "Cada viernes"}
    write("Mecanismos de comunicación", channel)
    tools = {"¿Con qué se escriben": "Documentos", "¿Con qué se revisan": "Correo", "¿Quién tomará": "Berta"}
    sent = {"¿Por qué medio": "Correo", "¿A más tardar en cuántos días?": "5"}
    meets = {"¿Cada cuándo se reunirán?": "Cada mes", "¿Las reuniones serán": "Virtuales"}
    write("Mecanismos de trabajo", meets | tools | sent)
    write("Otros acuerdos de la mesa", {"Lo demás que la mesa acuerde": "Empezar con un juego"})
    write("Agregar una actividad", {"Actividad": "Foro estatal"})
    expect(page.get_by_text("5 de 5 secciones completas.")).to_be_visible()
    expect(page.locator("#meta dd")).to_have_text(GOAL)


def write_the_same_section(late: Page, first: Page, axe) -> None:
    """Both have it open and see each other; who saves second is shown both texts, whose the other is, and when."""
    for page in (late, first):
        page.goto(f"{WORK}agenda/objetivos/")
    expect(first.locator("#present")).to_contain_text("Titular · Objetivos")
    late.get_by_label("Objetivos de la comisión").fill("Que nazcan sanos y queridos")
    first.get_by_label("Objetivos de la comisión").fill("<b>Que crezcan sanos</b>")
    press(first, "Guardar")
    heading(first, "Agenda de la comisión")
    with late.expect_response(lambda answer: answer.request.method == "POST") as response:
        press(late, "Guardar")
    assert response.value.status == 409
    note = late.get_by_role("alert")
    expect(note).to_contain_text(f"La versión 2 es del {timezone.localdate().day} de ")
    expect(note.locator("bdi")).to_have_text(PUZZLING)
    expect(late.locator(".beside bdi")).to_have_text(
        ["Que nazcan sanos y queridos", PUZZLING, "<b>Que crezcan sanos</b>"]
    )
    assert axe(late) == []


def merge_both_texts(page: Page) -> None:
    expect(page.get_by_label("Queda lo que corrija aquí")).to_be_checked()
    page.get_by_label("Los dos textos").fill("Que nazcan y crezcan sanos")
    press(page, "Guardar")
    expect(page.locator("#objetivos dd")).to_have_text("Que nazcan y crezcan sanos")
    page.locator("#objetivos").get_by_role("link", name="Versión 3").click()
    expect(page.locator("ins").first).to_be_visible()
    page.get_by_role("link", name="Agenda", exact=True).click()


def put_to_comments(focal: Page, member: Page) -> None:
    """A member is told where she works, comments without being able to write, and it waits until it is attended to."""
    focal.get_by_label("Comentarios hasta").fill((timezone.localdate() + timedelta(days=9)).isoformat())
    press(focal, "Abrir a comentarios")
    member.goto(WORK)
    expect(member.locator(".notice")).to_contain_text("espera sus comentarios hasta el")
    member.get_by_role("link", name="agenda de la comisión").click()
    expect(member.get_by_role("link", name="Escribir")).to_have_count(0)
    member.locator("#objetivos").get_by_role("link", name="Comentar").click()
    member.get_by_label("Comentario").fill("¿También en la sierra?")
    press(member, "Comentar")
    focal.reload()
    expect(focal.locator(".badge--warn")).to_have_text("1 comentario por atender")
    focal.locator("#objetivos").get_by_role("link", name="1 comentario por atender").click()
    expect(focal.locator(".timeline bdi").first).to_have_text("¿También en la sierra?")
    press(focal, "Ya está atendido")
    focal.get_by_role("link", name="Volver a la agenda").click()
    expect(focal.locator(".badge--warn")).to_have_count(0)


def publish(focal: Page, visitor: Page) -> None:
    visitor.goto(PUBLIC)
    expect(visitor.get_by_role("link", name="Leer su agenda")).to_have_count(0)
    press(focal, "Publicar la agenda")
    expect(focal.get_by_role("heading", level=1)).to_have_text("¿Publicar la agenda ya?")
    press(focal, "Publicar la agenda")
    expect(focal.get_by_role("status")).to_have_text("La agenda quedó publicada.")
    caches["parts"].clear()  # a minute passes: visitors' pages are kept that long
    visitor.reload()
    visitor.get_by_role("link", name="Leer su agenda").click()
    heading(visitor, "Agenda de la comisión: Comisión de lactancia")
    for words in ("Que nazcan y crezcan sanos", "WhatsApp", "Cada mes", "Empezar con un juego", "Foro estatal"):
        expect(visitor.get_by_text(words, exact=True)).to_be_visible()


def agree_on_a_letter(page: Page) -> None:
    """Who answers for it is enough: her organisation comes along."""
    page.get_by_role("link", name="Escritorio").click()
    page.get_by_role("link", name="Anotar un acuerdo").click()
    page.get_by_label("Acuerdo", exact=True).fill("Escribir la carta")
    page.get_by_label("Persona responsable").select_option("Outsider · Colibrí de Puebla")
    page.get_by_label("Fecha compromiso").fill((timezone.localdate() + timedelta(days=20)).isoformat())
    page.get_by_role("button", name="Guardar", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text([f"COM-04/{timezone.localdate().year}-01"])
    expect(page.locator(".facts")).to_contain_text("Colibrí de Puebla · Outsider")


def answer_from_the_link_of_the_mail(page: Page) -> None:
    """Without a login: looking changes nothing, one answer is taken, and afterwards the page says which."""
    agreement = Agreement.objects.get()
    link = "/" + answering.answer_link(agreement, agreement.responsible).split("/", 3)[3]
    for _look in range(2):
        page.goto(link)
        heading(page, "¿Cómo va este acuerdo?")
    assert agreement.answers.count() == 0
    page.get_by_label("Hecho").check()
    page.get_by_label("Cuéntenos").fill("Se entregó en oficialía.")
    press(page, "Enviar")
    heading(page, "Gracias: su respuesta quedó guardada")
    page.goto(link)
    expect(page.get_by_role("button", name="Enviar")).to_have_count(0)
    expect(page.get_by_text("Otra persona lo verifica")).to_be_visible()
    assert agreement.answers.count() == 1


def verify(verifier: Page, actor: Page) -> None:
    """Done stays open until somebody else says so; whoever did it is not even asked."""
    actor.goto("/mis-acuerdos/")
    actor.get_by_role("link", name="COM-04").click()
    expect(actor.locator("header .badge")).to_have_text(["En proceso", "Por verificar"])
    expect(actor.get_by_role("button", name="Verificar")).to_have_count(0)
    verifier.goto(f"{WORK}escritorio/")
    verifier.get_by_role("link", name="COM-04").first.click()
    press(verifier, "Verificar que se cumplió")
    expect(verifier.get_by_role("status")).to_contain_text("Acuerdo cumplido.")
    expect(verifier.locator("header .badge")).to_have_text("Cumplido")
    actor.goto(PUBLIC)
    expect(actor.get_by_text("Escribir la carta")).to_be_visible()


def hand_over(office: Page, former: Page, following: Page) -> None:
    """One act: the new one leads, the former reads on, and both have the dossier."""
    office.goto("/admin/commissions/commission/")
    office.get_by_role("link", name="Comisión de lactancia").click()
    office.get_by_role("link", name="Nombrar punto focal").click()
    office.get_by_label("Persona").select_option(f"{PUZZLING} · Nube de Sonora")
    office.get_by_label("Acta o motivo").fill("Acta del viernes")
    former.goto(WORK)
    expect(former.get_by_role("link", name="Escritorio")).to_be_visible()
    press(office, "Nombrar")
    for page, badge, desks in ((former, "Integrante", 0), (following, "Usted: Punto focal", 1)):
        page.goto(WORK)
        expect(page.locator(".badge").first).to_have_text(badge)
        expect(page.get_by_role("link", name="Escritorio")).to_have_count(desks)
        page.get_by_role("link", name="expedientes de entrega").click()
        page.get_by_role("listitem").get_by_role("link", name=PUZZLING).click()
        heading(page, "Expediente de entrega")
        expect(page.locator(".facts")).to_contain_text("Titular · Semilla de Oaxaca")
        expect(page.get_by_text("Foro estatal").first).to_be_visible()


def test_alternate_takes_over_from_silence_and_everybody_sees_it(page_as, people, cast):
    long_ago = timezone.now() - timedelta(days=60)
    people.focal_points.update(term=(long_ago, None))
    agreement = {"year": 2026, "sequence": 1, "key": "a" * 32, "made_by": cast["berta"]}
    Agreement.objects.create(body=Body.objects.of(people), text="Carta", due_on=timezone.localdate(), **agreement)
    ask_alternates_of_silent_commissions()
    member, alternate = page_as("outsider"), page_as("berta")
    member.goto(WORK)
    expect(member.locator(".notice--warn")).to_contain_text("El punto focal no tiene actividad desde el")
    expect(member.get_by_role("link", name="Ver y responder")).to_have_count(0)
    alternate.goto(WORK)
    alternate.get_by_role("link", name="Ver y responder").click()
    press(alternate, "Asumir como punto focal")
    expect(alternate.get_by_role("status")).to_contain_text("Usted es ahora el punto focal.")
    member.reload()
    expect(member.locator(".card .badge")).to_have_text(["Punto focal", "La suplencia asumió por silencio"])
    assert SilenceCall.objects.get().took_over is True
