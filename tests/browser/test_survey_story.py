"""A whole perception survey answered on a telephone: with scripts and without, stopped, cut off and closed."""

from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from surveys.models import Wave
from tests.browser.judging import judge
from tests.surveys.perception import SECTIONS, perception
from tests.surveys.waves import invitees, link, opened_wave, paper, questions

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = "Que nos avisen antes.\nY con claridad."


@pytest.fixture
def invitee(cast):
    return invitees(opened_wave(perception()))[0]


def begin(page: Page, invitee) -> None:
    """From the link that came by mail to the first question."""
    page.goto(urlsplit(link(invitee)).path)
    page.get_by_role("link", name="Empezar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Su organización")


def fill_screen(page: Page) -> int:
    """Answer every question that can be seen, also those that an answer brings; answers how many taps it took."""
    taps, done = 0, set()
    while left := [one for one in page.locator(".question").all() if one.get_attribute("id") not in done]:
        one = left[0]
        done.add(one.get_attribute("id"))
        if one.locator("label:has([type=radio])").count():
            one.locator("label:has([type=radio])").nth(1).click()
        elif one.locator("label:has([type=checkbox])").count():
            one.locator("label:has([type=checkbox])").first.click()
        elif one.locator("textarea").count():
            one.locator("textarea").fill(TEXT)
        else:
            one.locator("input:not([type=hidden])").fill("120")
        taps += 1
        if page.locator("#kept").count():
            settled(page)
    return taps


def settled(page: Page) -> None:
    """With scripts, every change is kept by now."""
    page.evaluate("document.activeElement.blur()")
    page.wait_for_load_state("networkidle")


def go_on(page: Page, title: str) -> None:
    page.get_by_role("button", name="Siguiente").or_(page.get_by_role("button", name="Revisar y enviar")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


@pytest.mark.parametrize("has_scripts", [True, False])
def test_whole_survey_is_answered_on_a_telephone(page_as, invitee, has_scripts):
    page = page_as(java_script_enabled=has_scripts)
    begin(page, invitee)
    taps = 2
    for following in [*list(SECTIONS)[1:], "Revise y envíe"]:
        taps += fill_screen(page) + 1
        if not has_scripts and following == "Revise y envíe":
            go_on(page, "Para terminar")  # the low number brings its question
            taps += fill_screen(page) + 1
        go_on(page, following)
    assert page.locator(".review dt").count() == 24
    page.get_by_role("button", name="Enviar mi respuesta").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gracias: recibimos su respuesta")
    draft = paper(invitee)
    assert draft.is_sent is True
    assert len(draft.answers) == 24
    assert [answer["t"] for answer in draft.answers.values() if "t" in answer] == ["120", TEXT, TEXT, TEXT]
    assert taps + 1 <= 40
    page.goto(urlsplit(link(invitee)).path + "1/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Gracias: recibimos su respuesta")


def test_survey_goes_on_in_another_telephone_as_it_was_left(page_as, invitee):
    first = page_as()
    begin(first, invitee)
    fill_screen(first)
    go_on(first, "Lo que vale pertenecer")
    first.get_by_text("De acuerdo", exact=True).first.click()
    expect(first.locator("#kept")).to_have_text("Guardado")
    second = page_as(java_script_enabled=False)
    second.goto(urlsplit(link(invitee)).path)
    second.get_by_role("link", name="Seguir donde me quedé").click()
    expect(second.get_by_role("heading", level=1)).to_have_text("Ser escuchada")
    second.get_by_role("link", name="Atrás").click()
    expect(second.get_by_label("De acuerdo", exact=True).first).to_be_checked()


def test_condition_shows_and_hides_its_question_at_once(page_as, invitee):
    page = page_as()
    page.goto(urlsplit(link(invitee)).path + "6/")
    brought = page.get_by_label("¿Qué tendría que cambiar para que lo recomendara?")
    last = page.get_by_label("¿Algo más que quiera decir?")
    last.fill("A medio escr")
    page.locator("label", has_text="3").first.click()
    brought.fill("Todo")
    expect(last).to_have_value("A medio escr")
    page.locator("label", has_text="9").first.click()
    expect(brought).to_have_count(0)


@pytest.mark.parametrize("lost", ["network", "portal"])
def test_lost_network_says_so_and_keeps_everything_when_it_is_back(page_as, invitee, machine, lost):
    page = page_as()
    page.goto(urlsplit(link(invitee)).path + "2/")
    machine.stop() if lost == "portal" else page.context.set_offline(True)
    page.get_by_text("De acuerdo", exact=True).first.click()
    expect(page.get_by_text("Sin conexión.")).to_be_visible()
    page.get_by_role("button", name="Siguiente").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lo que vale pertenecer")
    machine.start() if lost == "portal" else page.context.set_offline(False)
    expect(page.get_by_text("Sin conexión.")).to_be_hidden()
    assert paper(invitee).answers == {questions(invitee.wave)[3].pk: {"c": [4]}}
    page_as.trouble.clear()  # the browser's own words about the network


def test_survey_that_closes_in_the_middle_says_so_and_leaves_the_text(page_as, invitee):
    page = page_as()
    page.goto(urlsplit(link(invitee)).path + "6/")
    Wave.objects.filter(pk=invitee.wave_id).update(closes_at=timezone.now())
    page.get_by_label("¿Algo más que quiera decir?").fill(TEXT)
    page.get_by_label("¿Algo más que quiera decir?").blur()
    expect(page.locator("#kept")).to_contain_text("Esto ya no se guardó")
    expect(page.get_by_label("¿Algo más que quiera decir?")).to_have_value(TEXT)
    page.get_by_role("link", name="Ver qué pasó").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Esta encuesta ya cerró")


def test_text_is_kept_once_when_its_field_or_the_page_is_left(page_as, invitee):
    page = page_as()
    page.goto(urlsplit(link(invitee)).path + "6/")
    page.get_by_label("¿Algo más que quiera decir?").press_sequentially(TEXT[:20])
    page.wait_for_timeout(2000)  # nothing is sent while one thinks
    assert paper(invitee).answers == {}
    page.evaluate("Object.defineProperty(document, 'hidden', {value: true})")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#kept")).to_have_text("Guardado")
    assert paper(invitee).answers == {questions(invitee.wave)[-1].pk: {"t": TEXT[:20]}}


def test_long_text_says_how_much_more_fits(page_as, invitee):
    page = page_as()
    page.goto(urlsplit(link(invitee)).path + "6/")
    text = page.get_by_label("¿Algo más que quiera decir?")
    text.fill("a" * 1490)
    expect(page.get_by_text("Caben 10 caracteres más.")).to_be_visible()
    text.fill("a" * 1501)
    expect(page.get_by_text("Sobran 1 caracteres: acórtelo para que se guarde.")).to_be_visible()
    text.blur()
    expect(page.get_by_text("Su texto tiene 1501 caracteres; caben 1500.")).to_be_visible()


def test_survey_pages_are_accessible_and_every_choice_is_a_thumb_wide(page_as, invitee, axe):
    """Every screen, what comes back wrong, what lacks an answer, thanks and the end."""
    page, wrong = page_as(), []
    first = urlsplit(link(invitee)).path
    for number in range(1, 7):
        page.goto(f"{first}{number}/")
        wrong += judge(page, axe)
        page.set_viewport_size({"width": 360, "height": 740})
        sizes = page.eval_on_selector_all(
            ".options label, .survey__on .button", "all => all.map(one => one.getBoundingClientRect().toJSON())"
        )
        wrong += [f"{number}: {size}" for size in sizes if size["height"] < 48 or size["width"] < 44]
    page.get_by_label("¿Algo más que quiera decir?").fill("a" * 1501)
    page.get_by_role("button", name="Revisar y enviar").click()
    expect(page.locator(".flash--error")).to_be_visible()
    wrong += judge(page, axe)
    page.goto(f"{first}enviar/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ya casi: falta algo")
    wrong += judge(page, axe)
    Wave.objects.filter(pk=invitee.wave_id).update(closes_at=timezone.now())
    page.goto(first)
    wrong += judge(page, axe)
    assert wrong == []


def test_text_that_comes_too_late_without_scripts_can_be_copied(page_as, invitee):
    page = page_as(java_script_enabled=False)
    page.goto(urlsplit(link(invitee)).path + "6/")
    page.get_by_label("¿Algo más que quiera decir?").fill(TEXT)
    Wave.objects.filter(pk=invitee.wave_id).update(closes_at=timezone.now())
    page.get_by_role("button", name="Revisar y enviar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Esta encuesta ya cerró")
    expect(page.get_by_label("¿Algo más que quiera decir?")).to_have_value(TEXT)
    page_as.trouble.clear()  # the browser's own words about the status
