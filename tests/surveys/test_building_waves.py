"""The coordination builds a wave in its office: from nothing to open, copied, discarded, locked once it is open."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from surveys.models import Item, Question, Survey, Wave
from tests import make
from tests.surveys.office import add_question_url, question_data, refusal, url
from tests.surveys.waves import invitees, make_wave, opened_wave, questions

pytestmark = pytest.mark.django_db


def test_survey_is_built_from_nothing_to_open(staff):
    make.organization()
    survey = Survey.objects.create(slug="percepcion-de-prueba", name="Percepción")
    data = {"survey": survey.pk, "slug": "percepcion-2026", "title": "Percepción 2026", "minutes": 7}
    data |= {"unit": "organization", "is_named": "False"}
    assert staff.post(reverse("admin:surveys_wave_add"), data).status_code == 302
    wave = Wave.objects.get(slug="percepcion-2026")
    added = staff.post(url(wave, "add_section"), {"title": "Cómo lo ve"}).url
    section = wave.sections.get()
    assert added == f"{url(wave)}#section-{section.pk}"
    first = {"wording": "El Pacto avanza.", "is_required": "on"}
    second = {"kind": "one", "wording": "¿Por dónde?", "options": " Correo \r\n\r\nReunión"}
    for typed in (first, second):
        assert staff.post(add_question_url(section), question_data(**typed)).url == added
    on = questions(wave)[0]
    third = {"kind": "long", "wording": "¿Qué falta?", "conditions": [f"{on.pk}:1", f"{on.pk}:2"]}
    more = staff.post(add_question_url(section), question_data(**third, _addanother="1"))
    assert more.url == add_question_url(section)
    rows = [(q.position, q.wording, q.options, q.is_required, q.shown_values) for q in questions(wave)]
    assert rows == [
        (1, "El Pacto avanza.", [], True, []),
        (2, "¿Por dónde?", ["Correo", "Reunión"], False, []),
        (3, "¿Qué falta?", [], False, [1, 2]),
    ]
    page = staff.get(url(wave)).content.decode()
    assert page.count("Invita a 1 organización.") == 1
    assert page.count("Lo que falta para abrirla") == 0
    assert page.count("Solo si en «El Pacto avanza.» se respondió: Nada de acuerdo / Poco de acuerdo") == 1
    closes = (timezone.localtime() + timedelta(days=9)).strftime("%Y-%m-%dT%H:%M")
    assert staff.post(url(wave, "open"), {"closes_at": closes}).status_code == 302
    assert len(invitees(wave)) == 1


def test_finding_is_in_somebodys_charge_and_leads_back_to_the_results(staff):
    wave = Wave.objects.get(is_baseline=True)
    add, data = reverse("admin:surveys_finding_add"), {"wave": wave.pk, "position": 1, "text": "Falta avanzar."}
    nobody = staff.post(add, data)
    assert nobody.content.decode().count("Diga quién queda a cargo: una persona o una organización.") == 1
    results = reverse("wave_results", args=[wave.slug])
    made = staff.post(add, data | {"organization": make.organization().pk}, follow=True)
    assert made.redirect_chain == [(results, 302)]
    assert made.content.decode().count("Se agregó «") == 1
    reply = reverse("admin:surveys_finding_reply", args=[wave.findings.get().pk])
    assert f'href="{reply}"' in staff.get(results).content.decode()
    assert f'href="{reply}"' not in Client().get(results).content.decode()


@pytest.mark.parametrize("name", ["wave", "section", "item", "survey"])
def test_form_saved_over_another_version_is_a_conflict(staff, name):
    wave = make_wave()
    section = wave.sections.get(position=2)
    item = Item.objects.create(code="avance-de-prueba", kind="scale", wording="¿Avanza?")
    row = {"wave": wave, "section": section, "item": item, "survey": wave.survey}[name]
    data = {"survey": wave.survey_id, "title": "Otro", "text": ""}
    data |= {"slug": "otra", "minutes": 7, "unit": "person", "is_named": "False", "name": "Otra", "code": "otra"}
    data |= {"wording": "¿Otra?", "kind": "scale", "version": ""}
    answer = staff.post(url(row), data)
    assert answer.status_code == 409
    assert answer.content.decode().count("Alguien guardó esto mientras") == 1
    assert staff.post(url(row), data | {"version": 1}).status_code == 302
    assert type(row).objects.get(pk=row.pk).version == 2


def test_open_wave_shows_why_nothing_of_it_changes(staff):
    make.organization()
    wave = opened_wave(make_wave())
    section = wave.sections.get(position=1)
    data = {"title": "Con otro título", "minutes": 5, "version": wave.version}
    data |= {"unit": "person", "is_named": "True", "slug": "otra", "states": ["20"]}
    assert staff.post(url(wave), data).status_code == 302
    assert not wave.states.exists()
    row = Wave.objects.get(pk=wave.pk)
    assert row.title == "Con otro título"
    assert row.unit == wave.unit
    assert row.is_named is False
    assert row.slug == wave.slug
    assert staff.get(url(wave)).content.decode().count("cambiarlas falsearía lo respondido") == 1
    assert staff.get(url(section)).content.decode().count("cambiarlas falsearía lo respondido") == 1
    question = questions(wave)[0]
    assert staff.get(url(question)).status_code == 200
    late = staff.post(url(question), question_data(question, wording="Lo que escribía mientras se abrió"))
    assert "La encuesta ya está abierta: sus preguntas quedan como están, y esto no se guardó." in refusal(late)
    assert late.content.decode().count("Lo que escribía mientras se abrió</textarea>") == 1
    assert questions(wave)[0].wording == "El Pacto avanza."
    for name in ("discard", "open", "add_section"):
        assert staff.post(url(wave, name), {"title": "x", "closes_at": "2030-01-01T10:00"}).status_code == 422
    assert staff.post(url(section, "discard")).status_code == 422


@pytest.mark.parametrize(
    ("closes_at", "sentence"),
    [
        ("2020-01-01T10:00", "en el futuro"),
        ("2098-12-31T23:59", "180 días"),
        ("9999-12-31T23:59", "Revise el año"),
        ("mañana", "Escriba un día y una hora"),
    ],
)
def test_wave_with_hours_that_make_no_sense_is_not_opened(staff, closes_at, sentence):
    make.organization()
    wave = make_wave()
    answer = staff.post(url(wave, "open"), {"closes_at": closes_at})
    assert answer.status_code == 422
    assert answer.content.decode().count(sentence) == 1
    assert Wave.objects.get(pk=wave.pk).opened_at is None


def test_audience_is_counted_while_it_is_ticked(staff):
    oaxaca, chiapas = make.organization(state="20"), make.organization(state="07")
    make.representation(oaxaca, make.user())
    make.representation(oaxaca, make.user(), "contact")
    commission = make.commission(77)
    make.seat(commission, chiapas)
    wave = make_wave()
    address = url(wave, "invited")
    expected = {
        "": "Invita a 2 organizaciones.",
        "?states=20": "Invita a 1 organización.",
        "?states=20&unit=person": "Invita a 1 organización, 2 personas.",
        f"?states=20&commissions={commission.pk}": "Invita a 0 organizaciones.",
        f"?commissions={commission.pk}": "Invita a 1 organización.",
    }
    assert {query: staff.get(address + query).context["audience"] for query in expected} == expected
    assert "99" in staff.get(address + "?states=99").context["audience"]


def test_preview_shows_every_screen_and_saves_nothing(staff):
    wave = make_wave(is_named=True)
    page = staff.get(url(wave, "preview")).content.decode()
    assert [page.count(each) for each in ("Parte 1 de 2", "Parte 2 de 2", "CON NOMBRE", "<button", "<form")] == [
        1,
        1,
        1,
        0,
        0,
    ]
    assert page.count("Solo si en «El Pacto avanza.» se respondió: Nada de acuerdo / Poco de acuerdo") == 1


def test_wave_is_copied_with_its_bank_conditions_and_audience(staff):
    item = Item.objects.create(code="avance-de-prueba", kind="scale", wording="¿Avanza?")
    wave = make_wave(is_named=True)
    Question.objects.create(section=wave.sections.get(position=2), position=4, item=item)
    wave.states.set(["20"])
    make.organization()
    opened_wave(wave)
    answer = staff.post(url(wave, "copy"), {"title": "La siguiente", "slug": "la-siguiente"})
    made = Wave.objects.get(slug="la-siguiente")
    assert answer.url == url(made)
    assert staff.post(url(wave, "copy"), {"title": "La siguiente", "slug": "la-siguiente"}).status_code == 422
    names = ("position", "item_id", "kind", "wording", "options", "is_required", "highest", "shown_values")
    banks = [[[getattr(q, name) for name in names] for q in questions(each)] for each in (wave, made)]
    assert banks[0] == banks[1]
    assert questions(made)[5].shown_if == questions(made)[0]
    assert made.is_locked is False
    assert made.is_named is True
    assert [state.pk for state in made.states.all()] == ["20"]


def test_section_or_draft_that_is_not_wanted_goes_with_its_questions(staff):
    wave = make_wave()
    first, second = wave.sections.order_by("position")
    refused = staff.post(url(first, "discard"))
    assert refused.status_code == 422
    assert refused.content.decode().count("«¿Qué falta?» depende") == 1
    assert staff.post(url(second, "discard")).url == url(wave)
    assert len(questions(wave)) == 3
    assert staff.post(url(wave, "discard")).status_code == 302
    assert Wave.objects.filter(pk=wave.pk).count() == 0
    assert Question.objects.filter(section=first).count() == 0


def test_who_is_missing_is_listed_without_the_personal_link(staff):
    wave = opened_wave(make_wave(), organizations=3)
    respondent, declined, missing = invitees(wave)
    day = timezone.localdate()
    type(respondent).objects.filter(pk=respondent.pk).update(answered_on=day)
    type(declined).objects.filter(pk=declined.pk).update(declined_on=day)
    listed = staff.get(reverse("admin:surveys_invitee_changelist") + f"?wave__id__exact={wave.pk}")
    assert list(listed.context["cl"].queryset) == [missing]
    pages = [staff.get(url(missing, name)).content.decode() for name in ("change", "send_again", "capture")]
    assert [page.count("/encuestas/r/") for page in pages] == [0, 0, 0]
    assert pages[0].count("Enviarle otra vez su enlace") == 1
    assert staff.get(url(respondent)).content.decode().count("Enviarle otra vez") == 0


@pytest.mark.parametrize("listed", ["wave", "invitee", "question"])
def test_office_lists_cost_the_same_with_more_rows(staff, listed):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            page = url(wave) if listed == "question" else reverse(f"admin:surveys_{listed}_changelist")
            assert staff.get(page).status_code == 200
        return len(queries)

    wave = make_wave()
    section = wave.sections.get(position=2)
    opened_wave(make_wave(), organizations=1)
    cost()  # the first look also opens the session
    few = cost()
    opened_wave(make_wave(), organizations=3)
    on = questions(section.wave)[0]
    for position in (4, 5):
        item = Item.objects.create(code=f"c{position}", kind="scale", wording=f"¿{position}?")
        Question.objects.create(section=section, position=position, item=item, shown_if=on, shown_values=[1])
    assert cost() == few


def test_survey_is_added_from_the_page_of_its_series(staff):
    wave = make_wave()
    page = staff.get(url(wave.survey)).content.decode()
    add = f"{reverse('admin:surveys_wave_add')}?survey={wave.survey_id}"
    assert f'href="{add}"' in page
    assert f'href="{url(wave)}"' in page
    assert f'<option value="{wave.survey_id}" selected>' in staff.get(add).content.decode()


def test_page_of_a_draft_adds_questions_and_moves_them(staff):
    wave = make_wave()
    page = staff.get(url(wave)).content.decode()
    assert page.count('aria-label="Subir') == 8  # two sections, six questions
    assert page.count(">Agregar una pregunta<") == 2
    assert page.count('name="wording"') == 2
