"""The pages behind the personal link, as a browser without scripts uses them."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from members.models import Organization
from surveys.closing import close_wave
from surveys.models import Invitee, Question, Section, Survey, Wave
from surveys.opening import open_wave
from tests import make
from tests.surveys.pages import typed, url
from tests.surveys.waves import answer, invitees, link, make_wave, opened_wave, paper, questions


@pytest.fixture
def invitee(db):
    return invitees(opened_wave(make_wave(), organizations=5))[0]


def test_answer_pages_lead_from_the_link_to_thanks(client, invitee):
    start = client.get(link(invitee))
    assert "Empezar" in start.text
    step = client.post(url("survey_section", invitee, 1), typed(invitee, "4", "1", ["1", "3"]))
    assert step.url == url("survey_section", invitee, 2)
    step = client.post(step.url, typed(invitee, None, None, None, "9", "120"))
    assert step.url == url("survey_send", invitee)
    assert client.post(step.url).url == url("survey_answer", invitee)
    assert "recibimos su respuesta" in client.get(url("survey_answer", invitee)).text
    assert list(paper(invitee).answers.values()) == [
        {"c": [4]},
        {"c": [1]},
        {"c": [1, 3]},
        {"c": [9]},
        {"n": 120},
    ]


def test_answer_page_says_what_it_is_asked_for(client, invitee):
    Survey.objects.filter(waves=invitee.wave).update(purpose="Saber <qué> cambiar.")
    page = client.get(link(invitee)).text
    assert re.findall(r"</h1>\s*<p>\s*(.+)\s*</p>", page) == ["Para qué: Saber &lt;qué&gt; cambiar."]


def test_answer_pages_go_on_where_another_device_stopped(client, invitee):
    client.post(url("survey_section", invitee, 1), typed(invitee, "2"))
    assert f'href="{url("survey_section", invitee, 2)}"' in client.get(url("survey_answer", invitee)).text
    assert "checked" in client.get(url("survey_section", invitee, 1)).text


def test_answer_pages_show_a_question_that_an_answer_brings(client, invitee):
    assert "¿Qué falta?" not in client.get(url("survey_section", invitee, 2)).text
    client.post(url("survey_section", invitee, 1), typed(invitee, "1"))
    assert "¿Qué falta?" in client.get(url("survey_section", invitee, 2)).text


def test_answer_pages_keep_what_is_right_beside_what_is_wrong(client, invitee):
    answer = client.post(url("survey_section", invitee, 1), typed(invitee, "4", "9"))
    assert answer.status_code == 422
    assert "Esa opción no existe" in answer.text
    assert list(paper(invitee).answers.values()) == [{"c": [4]}]


def test_answer_pages_do_not_send_what_lacks_an_answer(client, invitee):
    answer = client.post(url("survey_send", invitee))
    assert answer.status_code == 422
    assert "El Pacto avanza." in answer.text


def test_answer_pages_say_that_it_was_sent_or_closed(client, invitee):
    answer(invitee, {"c": [4]})
    assert client.post(url("survey_section", invitee, 1), typed(invitee, "1")).url == url("survey_answer", invitee)
    Wave.objects.filter(pk=invitee.wave_id).update(closes_at=timezone.now())
    assert client.post(url("survey_send", invitee)).url == url("survey_answer", invitee)
    close_wave(invitee.wave, at=timezone.now() + timedelta(days=30))
    assert "ya cerró" in client.get(link(invitee)).text


@pytest.mark.parametrize("why", ["closed", "sent"])
def test_answer_pages_give_back_a_text_that_came_too_late(client, invitee, why):
    answer(invitee, {"c": [1]}, {}, {}, {}, {}, {"t": "Antes"} if why == "sent" else {})
    Wave.objects.filter(pk=invitee.wave_id).update(closes_at=timezone.now() + timedelta(days=why == "sent"))
    late = client.post(
        url("survey_section", invitee, 2), typed(invitee, *[None] * 5, "Que avisen <antes>.\r\nY claro.")
    )
    assert late.status_code == 409
    assert late.text.count("Esto ya no se guardó") == 1
    assert late.text.count("Que avisen &lt;antes&gt;.\r\nY claro.</textarea>") == 1
    assert late.text.count({"closed": "Esta encuesta ya cerró", "sent": "recibimos su respuesta"}[why]) == 1


def test_answer_pages_say_large_that_a_survey_is_named(client, db):
    one = invitees(opened_wave(make_wave(is_named=True), organizations=1))[0]
    assert "<h2>Esta encuesta es CON NOMBRE</h2>" in client.get(link(one)).text


@pytest.mark.parametrize("altered", ["x", "MTIz:1:abc"])
def test_answer_pages_open_nothing_with_another_token(client, db, altered):
    assert client.get(reverse("survey_answer", args=[altered])).status_code == 404


def test_answer_pages_open_nothing_once_the_organisation_left(client, invitee):
    gone = {"status": "withdrawn", "status_at": timezone.now(), "status_by": make.user(), "status_reason": "Se fue"}
    Organization.objects.filter(pk=invitee.organization_id).update(**gone)
    assert client.get(link(invitee)).status_code == 404


def test_answer_pages_write_nothing_but_the_draft(client, invitee, django_assert_max_num_queries):
    """A session or a visit noted at that second would tell who answered."""
    address = url("survey_section", invitee, 1)
    with django_assert_max_num_queries(14) as queries:
        client.post(address, typed(invitee, "4"))
    wrote = [
        table for each in queries for table in re.findall(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"', each["sql"])
    ]
    assert wrote == ["surveys_draft"]


def test_answer_pages_take_a_refusal_and_a_change_of_mind(client, invitee):
    client.post(url("survey_decline", invitee))
    assert "no le insistimos" in client.get(link(invitee)).text
    client.post(url("survey_section", invitee, 1), typed(invitee, "4"))
    client.post(url("survey_send", invitee))
    assert paper(invitee).is_sent


def one_change(client, invitee, number: int, *, solo: int, seen: list[int], **typed):
    """What a page with scripts sends when the question `solo` changes, having the questions `seen`."""
    fields = {"solo": solo, "vistas": seen} | typed
    return client.post(url("survey_section", invitee, number), fields, headers={"HX-Request": "true"})


def test_answer_pages_keep_a_single_change_without_leaving(client, invitee):
    agree, where, *_rest = [question.pk for question in questions(invitee.wave)]
    answer = one_change(client, invitee, 1, solo=agree, seen=[agree, where], **{f"p{agree}": "4", f"p{where}": "2"})
    assert answer.text.split("<")[0].strip() == "Guardado"
    assert paper(invitee).answers == {agree: {"c": [4]}}


def test_answer_pages_say_beside_the_question_what_could_not_be_kept(client, invitee):
    number = questions(invitee.wave)[4].pk
    answer = one_change(client, invitee, 2, solo=number, seen=[number], **{f"p{number}": "muchas"})
    assert "<strong>Eso no se guardó: vea por qué.</strong>" in answer.text
    assert re.search(rf'id="mal-p{number}" hx-swap-oob="innerHTML"><ul[^>]*><li>Escriba un número entero', answer.text)


def test_answer_pages_bring_and_take_a_question_beside_the_one_that_decides(client, db):
    one = invitees(opened_wave(beside(), organizations=1))[0]
    first, second, last = [question.pk for question in questions(one.wave)]
    for _again in range(2):  # the first word of it may get lost
        come = one_change(client, one, 1, solo=first, seen=[first, last], **{f"p{first}": "1"})
        assert re.findall(r'hx-swap-oob="(afterend:[^"]*|delete)"', come.text) == [f"afterend:#pregunta-{first}"]
    gone = one_change(client, one, 1, solo=first, seen=[first, second, last], **{f"p{first}": "5"})
    assert re.findall(r'id="(.*?)" hx-swap-oob="delete"', gone.text) == [f"pregunta-{second}"]


def test_answer_pages_lead_to_a_question_that_was_not_there(client, db):
    one = invitees(opened_wave(beside(), organizations=1))[0]
    first, second, last = [question.pk for question in questions(one.wave)]
    step = client.post(url("survey_section", one, 1), {"vistas": [first, last], f"p{first}": "2"})
    assert step.url == url("survey_section", one, 1) + f"#pregunta-{second}"
    step = client.post(url("survey_section", one, 1), {"vistas": [first, second, last], f"p{first}": "2"})
    assert step.url == url("survey_send", one)


def test_answer_pages_keep_their_address_when_a_screen_before_is_hidden(client, db):
    """What is typed in the third screen does not end in another because a second tab hid the one before."""
    wave = make_wave()
    agree = questions(wave)[0]
    Question.objects.filter(section__wave=wave, section__position=2).update(shown_if=agree, shown_values=[1])
    third = Section.objects.create(wave=wave, position=3, title="Al final")
    last = Question.objects.create(section=third, position=1, kind="short", wording="¿Y ya?")
    one = invitees(opened_wave(wave, organizations=1))[0]
    for value, parts in (("1", 3), ("5", 2)):
        client.post(url("survey_section", one, 1), {f"p{agree.pk}": value})
        assert f"Parte {parts} de {parts}" in client.get(url("survey_section", one, 3)).text
    client.post(url("survey_section", one, 3), {f"p{last.pk}": "Sí"})
    assert paper(one).answers[last.pk] == {"t": "Sí"}
    assert client.get(url("survey_section", one, 2)).url == url("survey_answer", one)


def test_answer_pages_go_on_by_script_and_come_back_with_what_is_wrong(client, invitee):
    def press(**typed):
        fields = {"seguir": "1"} | typed
        return client.post(url("survey_section", invitee, 1), fields, headers={"HX-Request": "true"})

    agree = questions(invitee.wave)[0].pk
    assert press(**{f"p{agree}": "4"})["HX-Redirect"] == url("survey_section", invitee, 2)
    wrong = press(**{f"p{agree}": "44"})
    assert wrong["HX-Retarget"] == "#questions"
    assert wrong["HX-Reswap"] == "outerHTML show:#questions:top"
    assert "Esa opción no existe" in wrong.text


def test_answer_pages_show_everything_again_before_sending(client, invitee):
    fields = typed(invitee, "1", "2", ["1", "3"])
    client.post(url("survey_section", invitee, 1), fields)
    client.post(url("survey_section", invitee, 2), typed(invitee, None, None, None, "9", "120", "Voz\ny voto"))
    review = client.get(url("survey_send", invitee)).text
    assert re.findall(r'review__said[^"]*">(.*?)</span>', review) == [
        "Nada de acuerdo", "Reunión", "A", "C", "9", "120", "Voz<br>y voto"
    ]  # fmt: skip


def test_answer_pages_say_when_the_survey_opens(client, db):
    wave = make_wave()
    now = timezone.now()
    make.organization()
    later = now + timedelta(days=3)
    open_wave(wave, by=make.user(), at=now, opens_at=later, closes_at=later + timedelta(days=9))
    assert "<h1>Esta encuesta todavía no abre</h1>" in client.get(link(invitees(wave)[0])).text


def test_answer_pages_say_after_the_closing_whether_the_answer_counts(client, invitee):
    Wave.objects.filter(pk=invitee.wave_id).update(closes_at=timezone.now())
    assert "Solo cuenta lo que se envió antes del cierre" in client.get(link(invitee)).text
    Invitee.objects.filter(pk=invitee.pk).update(answered_on="2026-05-03")
    assert "Su respuesta llegó el 3 de mayo de 2026 y cuenta." in client.get(link(invitee)).text


def beside() -> Wave:
    """A question that decides, the one that it brings, and one after them, all on one screen."""
    wave = make_wave()
    for question in reversed(questions(wave)):
        question.delete()
    section = wave.sections.get(position=1)
    first = Question.objects.create(section=section, position=1, kind="agreement", wording="¿Sirve?")
    Question.objects.create(section=section, position=2, wording="¿Por qué?", shown_if=first, shown_values=[1, 2])
    Question.objects.create(section=section, position=3, kind="short", wording="¿Algo más?")
    return wave


def test_scale_says_in_words_what_its_ends_are(client, invitee):
    page = client.get(url("survey_section", invitee, 2)).text
    assert page.count("0: lo menos") == 1
    assert page.count("10: lo más") == 1
