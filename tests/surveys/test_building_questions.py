"""The coordination writes a survey's questions: what is refused and why, and in which order they stand."""

import pytest

from surveys.models import Item, Question
from surveys.opening import refusals
from tests import make
from tests.surveys.office import add_question_url, question_data, refusal, url
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
    ],
)
def test_question_that_cannot_be_asked_is_refused_with_a_sentence(staff, typed, sentence):
    section = make_wave().sections.get(position=2)
    before = list(Question.objects.order_by("pk").values())
    answer = staff.post(add_question_url(section), question_data(**typed))
    assert refusal(answer).count(sentence) == 1
    assert list(Question.objects.order_by("pk").values()) == before


def test_draft_with_a_question_that_would_tell_who_chose_both_is_not_opened(staff):
    wave = make_wave()
    Question.objects.filter(section__wave=wave, kind="several").update(is_required=True, options=["A", "B"])
    assert [text.count("escriba «Ambas» como") for text in refusals(wave)] == [1]
    Question.objects.filter(section__wave=wave, kind="several").update(options=["A", "B", "C"])
    assert refusals(wave) == []


def test_condition_is_chosen_among_the_options_of_earlier_questions_and_never_of_itself(staff):
    wave = make_wave()
    agree, way, several, scale, *_others = questions(wave)
    offered = {
        question: [
            label for label, _options in staff.get(url(question)).context["adminform"].form["conditions"].field.choices
        ]
        for question in (agree, way, scale)
    }
    assert offered == {
        agree: [],
        way: [str(agree)],
        scale: [str(agree), str(way), str(several)],
    }
    assert staff.post(url(scale), question_data(scale, conditions=[f"{way.pk}:2"])).status_code == 302
    scale.refresh_from_db()
    assert scale.shown_if == way
    assert scale.shown_values == [2]
    of_two = question_data(scale, conditions=[f"{way.pk}:2", f"{agree.pk}:1"])
    assert "Marque opciones de una sola pregunta." in refusal(staff.post(url(scale), of_two))
    foreign = questions(make_wave())[1]
    for own, value in (
        (way, f"{way.pk}:1"),
        (agree, f"{way.pk}:1"),
        (scale, f"{foreign.pk}:1"),
        (scale, f"{way.pk}:9"),
    ):
        assert staff.post(url(own), question_data(own, conditions=[value])).status_code == 422
    assert staff.post(url(scale), question_data(scale, conditions=[])).status_code == 302
    scale.refresh_from_db()
    assert scale.shown_if is None


def test_option_that_shows_another_question_keeps_its_words(staff):
    wave = make_wave()
    way = questions(wave)[1]
    Question.objects.filter(section__wave=wave, section__position=2, position=1).update(shown_if=way, shown_values=[2])
    text = refusal(staff.post(url(way), question_data(way, options="Reunión\nCorreo")))
    assert text.count("se muestra por la opción «Reunión»: déjela en su lugar") == 1
    assert staff.post(url(way), question_data(way, options="Carta\nReunión\nOtra")).status_code == 302


def moved(staff, wave, *, by: int, **row):
    return staff.post(url(wave, "move"), {"by": by} | {name: one.pk for name, one in row.items()})


def test_questions_and_sections_go_up_and_down_by_a_button(staff):
    wave = make_wave()
    first, second = wave.sections.order_by("position")
    agree, way, several, *_others = questions(wave)
    assert moved(staff, wave, question=agree, by=1).status_code == 302
    assert [q.pk for q in first.questions.order_by("position")] == [way.pk, agree.pk, several.pk]
    moved(staff, wave, question=several, by=1)
    assert [[q.wording for q in one.questions.order_by("position")][:1] for one in (first, second)] == [
        ["¿Por dónde?"],
        ["¿Qué le sirve?"],
    ]
    moved(staff, wave, question=several, by=-1)
    assert [q.pk for q in first.questions.order_by("position")] == [way.pk, agree.pk, several.pk]
    moved(staff, wave, section=first, by=-1)
    moved(staff, wave, section=first, by=1)
    assert [s.title for s in wave.sections.order_by("position")] == ["Lo que diría", "Cómo lo ve"]
    assert [text.count("no va antes") for text in refusals(wave)] == [1]
    page = staff.get(url(wave)).content.decode()
    assert page.count("Lo que falta para abrirla") == 1
    assert moved(staff, wave, question=questions(make_wave())[0], by=1).status_code == 400


def test_question_that_another_depends_on_is_not_taken_away(staff):
    wave = make_wave()
    agree, *_others, missing = questions(wave)
    refused = staff.post(url(agree, "discard"))
    assert refused.status_code == 422
    assert refused.content.decode().count("«¿Qué falta?» depende de esta pregunta") == 1
    for question in (missing, agree):
        assert staff.post(url(question, "discard")).status_code == 302
    assert Question.objects.filter(pk__in=[agree.pk, missing.pk]).count() == 0


def test_question_of_the_bank_is_asked_in_its_words_and_follows_them_until_it_is_asked(staff):
    item = Item.objects.create(code="avance-de-prueba", kind="one", wording="¿Avanza?", options=["Sí", "No"])
    section = make_wave().sections.get(position=2)
    typed = question_data(item=item.pk, wording="Otras palabras", kind="long")
    assert staff.post(add_question_url(section), typed).status_code == 302
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
    Question.objects.bulk_create(Question(section=section, position=n, wording=f"¿{n}?") for n in range(10, 37))
    answer = staff.post(add_question_url(section), question_data(wording="¿Una más?"))
    assert "Caben 30 preguntas en una sección" in refusal(answer)
    Question.objects.bulk_create(Question(section=section, position=n, wording=f"¿{n}?") for n in range(37, 210))
    assert [text for text in refusals(wave) if "caben" in text] == [
        "Tiene 206 preguntas; caben 80. Nadie responde tantas en un teléfono."
    ]
