"""The coordination writes a survey's questions: what is refused and why, and in which order they stand."""

import pytest

from surveys.models import Item, Question
from surveys.opening import refusals
from tests import make
from tests.surveys.office import refusal, section_data, url
from tests.surveys.waves import make_wave, opened_wave, questions

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"kind": "one", "wording": "¿Cuál?"}, "al menos dos opciones"),
        ({"kind": "one", "wording": "¿Cuál?", "options": "Sí\nsí"}, "«sí» está dos veces"),
        ({"kind": "one", "wording": "¿Cuál?", "options": "Sí\n" + "x" * 161}, "es muy larga: caben 160"),
        ({"kind": "several", "wording": "¿Cuál?", "options": "\n".join(map(str, range(31)))}, "Caben 30"),
        ({"kind": "several", "wording": "¿Cuál?", "options": "A\nB", "is_required": "on"}, "escriba «Ambas» como"),
        ({"kind": "long", "wording": "¿Cuál?", "options": "Sí\nNo"}, "no lleva opciones"),
        ({"kind": "number", "wording": "¿Cuántas?", "lowest": "9", "highest": "3"}, "El máximo va después"),
        ({"kind": "long", "wording": "¿Cuál?", "highest": "3"}, "Solo una pregunta de número"),
        ({"kind": "long", "help": "Sin pregunta"}, "Escriba la pregunta, o elija una del banco"),
        ({"wording": "¿Ve?", "shown_words": "Sí"}, "necesita la pregunta y al menos una"),
    ],
)
def test_question_that_cannot_be_asked_is_refused_with_a_sentence(staff, typed, sentence):
    section = make_wave().sections.get(position=2)
    before = list(Question.objects.order_by("pk").values())
    answer = staff.post(url(section), section_data(section, {}, {}, {}, typed))
    assert refusal(answer).count(sentence) == 1
    assert list(Question.objects.order_by("pk").values()) == before


def test_draft_with_a_question_that_would_tell_who_chose_both_is_not_opened(staff):
    wave = make_wave()
    Question.objects.filter(section__wave=wave, kind="several").update(is_required=True, options=["A", "B"])
    assert [sentence.count("escriba «Ambas» como") for sentence in refusals(wave)] == [1]
    Question.objects.filter(section__wave=wave, kind="several").update(options=["A", "B", "C"])
    assert refusals(wave) == []


def test_condition_looks_back_and_in_the_words_of_the_options(staff):
    wave = make_wave()
    first, second = wave.sections.order_by("position")
    way = questions(wave)[1]
    itself = staff.post(url(first), section_data(first, {}, {"shown_if": way.pk, "shown_words": "Correo"}))
    later = staff.post(url(first), section_data(first, {"shown_if": way.pk, "shown_words": "Correo"}))
    unknown = staff.post(url(second), section_data(second, {"shown_if": way.pk, "shown_words": "Paloma"}))
    foreign = staff.post(
        url(second), section_data(second, {"shown_if": questions(make_wave())[1].pk, "shown_words": "Correo"})
    )
    assert [refusal(each).count("una que se responda antes") for each in (itself, later, foreign)] == [1, 1, 1]
    assert (
        refusal(unknown).count("«Paloma» no es una opción de «¿Por dónde?». Escriba una de estas: Correo; Reunión.")
        == 1
    )


def test_option_that_shows_another_question_keeps_its_words(staff):
    wave = make_wave()
    first, second = wave.sections.order_by("position")
    way = questions(wave)[1]
    Question.objects.filter(section=second, position=1).update(shown_if=way, shown_values=[2])
    text = refusal(staff.post(url(first), section_data(first, {}, {"options": "Reunión\nCorreo"})))
    assert text.count("se muestra por la opción «Reunión»: déjela en su lugar") == 1
    assert staff.post(url(first), section_data(first, {}, {"options": "Carta\nReunión\nOtra"})).status_code == 302


def test_questions_and_sections_are_put_in_the_order_of_their_places(staff):
    wave = make_wave()
    first = wave.sections.get(position=1)
    assert staff.post(url(first), section_data(first, {"place": 9}, place=2)).status_code == 302
    assert [(s.position, s.title) for s in wave.sections.order_by("position")] == [
        (1, "Lo que diría"),
        (2, "Cómo lo ve"),
    ]
    assert [q.wording for q in first.questions.order_by("position")] == [
        "¿Por dónde?",
        "¿Qué le sirve?",
        "El Pacto avanza.",
    ]
    assert [sentence.count("no va antes") for sentence in refusals(wave)] == [1]
    page = staff.get(url(wave)).content.decode()
    assert page.count("Lo que falta para abrirla") == 1


def test_question_of_the_bank_is_asked_in_its_words_and_follows_them_until_it_is_asked(staff):
    item = Item.objects.create(code="avance-de-prueba", kind="one", wording="¿Avanza?", options=["Sí", "No"])
    section = make_wave().sections.get(position=2)
    typed = {"item": item.pk, "wording": "Otras palabras", "kind": "long"}
    assert staff.post(url(section), section_data(section, {}, {}, {}, typed)).status_code == 302
    question = Question.objects.get(item=item)
    assert question.kind == "one"
    assert question.wording == "¿Avanza?"
    assert question.options == ["Sí", "No"]
    data = {
        "code": "avance-de-prueba",
        "kind": "one",
        "wording": "¿Avanza el Pacto?",
        "options": "Sí\nNo",
        "version": 1,
    }
    assert staff.post(url(item), data).status_code == 302
    question.refresh_from_db()
    assert question.wording == "¿Avanza el Pacto?"
    make.organization()
    opened_wave(section.wave)
    assert staff.get(url(item)).content.decode().count("Ya se preguntó: sus palabras no cambian") == 1
    assert staff.post(url(item), data | {"version": 2}).status_code == 403


def test_two_hundred_questions_are_too_many(staff):
    wave = make_wave()
    section = wave.sections.get(position=2)
    many = [{}] * 3 + [{"wording": f"¿{number}?"} for number in range(200)]
    assert "30" in refusal(staff.post(url(section), section_data(section, *many)))
    Question.objects.bulk_create(Question(section=section, position=n, wording=f"¿{n}?") for n in range(10, 210))
    assert [sentence for sentence in refusals(wave) if "caben" in sentence] == [
        "Tiene 206 preguntas; caben 80. Nadie responde tantas en un teléfono."
    ]
