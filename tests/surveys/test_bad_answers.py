"""What goes wrong behind the personal link: one answer counts, the rule holds here, and the sentence helps."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from surveys.closing import close_wave
from surveys.models import Answer, Question, Wave
from tests.races import behind
from tests.surveys.pages import typed, url
from tests.surveys.waves import answer, invitees, link, make_wave, opened_wave, paper, questions, stored_answers


@pytest.fixture
def invitee(db):
    return invitees(opened_wave(make_wave(), organizations=6))[0]


def test_two_tabs_do_not_take_back_each_other(client, invitee):
    """Neither what a tab did not have, nor, with scripts, what it did not touch."""
    agree, where, _several, scale, _number, text = [question.pk for question in questions(invitee.wave)]
    client.post(url("survey_section", invitee, 1), {"vistas": [agree, where], f"p{agree}": "1", f"p{where}": "1"})
    client.post(url("survey_section", invitee, 2), {"vistas": [text], f"p{text}": "Falta voz"})
    client.post(url("survey_section", invitee, 2), {"vistas": [scale], f"p{scale}": "9"})
    stale = {"vistas": [agree, where], "solo": agree, f"p{agree}": "2"}
    client.post(url("survey_section", invitee, 1), stale, headers={"HX-Request": "true"})
    assert paper(invitee).answers == {
        agree: {"c": [2]},
        where: {"c": [1]},
        text: {"t": "Falta voz"},
        scale: {"c": [9]},
    }


def test_link_used_twice_says_thanks_and_shows_nothing_that_was_said(client, invitee):
    answer(invitee, {"c": [1]}, {}, {}, {}, {}, {"t": "Mi secreto"})
    for address in (link(invitee), url("survey_section", invitee, 1), url("survey_send", invitee)):
        page = client.get(address, follow=True)
        assert "<h1>Gracias: recibimos su respuesta</h1>" in page.text
        assert "Mi secreto" not in page.text
    client.post(url("survey_send", invitee))
    assert paper(invitee).answers[questions(invitee.wave)[0].pk] == {"c": [1]}


def test_tab_left_open_after_sending_says_so_without_losing_the_text(client, invitee):
    answer(invitee, {"c": [4]})
    headers = {"HX-Request": "true"}
    late = client.post(url("survey_section", invitee, 1), typed(invitee, "1"), headers=headers)
    assert (
        "Esto ya no se guardó: la encuesta cerró, ya se envió desde otro lado o esa parte ya no se pregunta."
        in late.text
    )


@pytest.mark.parametrize("act", ["survey_section", "survey_send"])
def test_answer_after_the_closing_is_not_taken_and_the_page_says_why(client, invitee, act):
    client.post(url("survey_section", invitee, 1), typed(invitee, "4"))
    Wave.objects.filter(pk=invitee.wave_id).update(closes_at=timezone.now())
    arguments = [1] if act == "survey_section" else []
    text = client.post(url(act, invitee, *arguments), typed(invitee, "1"), follow=True).text
    assert "<h1>Esta encuesta ya cerró</h1>" in text
    close_wave(invitee.wave, at=timezone.now())
    assert stored_answers().count() == 0


@pytest.mark.django_db(transaction=True)
def test_closing_in_the_middle_of_an_answer_counts_what_was_sent_before(client):
    wave = opened_wave(make_wave(), organizations=6)
    *sent, late = invitees(wave)
    for one in sent:
        answer(one, {"c": [4]})
    Wave.objects.filter(pk=wave.pk).update(closes_at=timezone.now() + timedelta(seconds=30))
    client.post(url("survey_section", late, 1), typed(late, "1"))
    counted, page = behind(
        lambda: close_wave(wave, at=timezone.now() + timedelta(minutes=1)),
        lambda: Client().post(url("survey_send", late), follow=True).text,
    )
    assert counted == 5
    assert "<h1>Esta encuesta ya cerró</h1>" in page
    assert set(stored_answers().values_list("chosen__0", flat=True)) == {4}


def test_link_of_somebody_else_says_whose_it_is(client, invitee):
    assert f"{invitee.organization.name} da una sola respuesta" in client.get(link(invitee)).text


def test_link_of_a_person_says_that_it_is_hers(client, cast):
    one = invitees(opened_wave(make_wave(unit="person")))[0]
    assert f"Este enlace es personal de {one.user.name}. No lo reenvíe" in client.get(link(one)).text


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_unknown_option_is_refused_and_the_rest_is_kept(client, invitee, place):
    items = questions(invitee.wave)
    fields = typed(invitee, "4", "1", ["1"], "9", "12") | {f"p{items[place].pk}": "99"}
    number = 2 if place == 3 else 1
    response = client.post(url("survey_section", invitee, number), fields)
    assert response.status_code == 422
    assert response.text.count("Esa opción no existe") == 1
    assert items[place].pk not in paper(invitee).answers


def test_required_if_bypassed_by_hand_is_still_required(client, db):
    """The text is required of those who disagree; hiding it in the form does not spare it."""
    wave = make_wave()
    Question.objects.filter(section__wave=wave, kind="long").update(is_required=True)
    one = invitees(opened_wave(wave, organizations=1))[0]
    client.post(url("survey_section", one, 1), typed(one, "1"))
    client.post(url("survey_section", one, 2), typed(one, None, None, None, "9"))
    response = client.post(url("survey_send", one))
    assert response.status_code == 422
    assert paper(one).is_sent is False
    assert f"#pregunta-{questions(wave)[5].pk}" in response.text


def test_text_of_a_megabyte_is_given_back_and_nothing_else_is_lost(client, invitee):
    client.post(url("survey_section", invitee, 1), typed(invitee, "1"))
    long = "ñ" * 1_000_000
    response = client.post(url("survey_section", invitee, 2), typed(invitee, None, None, None, "9", "12", long))
    assert response.status_code == 422
    assert "Su texto tiene 1000000 caracteres; caben 1500. Acórtelo, por favor." in response.text
    assert long in response.text
    assert len(paper(invitee).answers) == 3


def test_nul_in_a_text_is_left_out(client, invitee):
    client.post(url("survey_section", invitee, 1), typed(invitee, "1"))
    response = client.post(url("survey_section", invitee, 2), typed(invitee, None, None, None, "9", "", "a\x00b"))
    assert response.status_code == 302
    assert paper(invitee).answers[questions(invitee.wave)[5].pk] == {"t": "ab"}


def test_request_without_its_questions_takes_nothing_back(client, invitee):
    """Red where a page that names none of its questions answers them all: a broken body empties the screen."""
    client.post(url("survey_section", invitee, 1), typed(invitee, "4", "1"))
    before = paper(invitee).answers
    for body, content_type in (("{}", "application/json"), ("p999999=4", "application/x-www-form-urlencoded")):
        client.post(url("survey_section", invitee, 1), data=body, content_type=content_type)
    assert len(before) == 2
    assert paper(invitee).answers == before


@pytest.mark.parametrize("end", ["send", "close"])
def test_no_said_after_the_end_is_not_written(client, invitee, end):
    if end == "send":
        answer(invitee, {"c": [4]})
    else:
        Wave.objects.filter(pk=invitee.wave_id).update(closes_at=timezone.now())
    assert client.post(url("survey_decline", invitee)).url == url("survey_answer", invitee)
    invitee.refresh_from_db()
    assert invitee.declined_on is None


def test_markup_in_a_text_is_only_text(client, invitee):
    markup = '<script>alert(1)</script><img src=x onerror="alert(2)">'
    client.post(url("survey_section", invitee, 1), typed(invitee, "1"))
    client.post(url("survey_section", invitee, 2), typed(invitee, None, None, None, "9", "12", markup))
    for address in (url("survey_section", invitee, 2), url("survey_send", invitee)):
        page = client.get(address).text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img" in page
        assert "<img src=x" not in page


def test_question_cannot_change_while_somebody_answers_it(client, invitee):
    client.get(url("survey_section", invitee, 1))
    question = questions(invitee.wave)[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(pk=question.pk).update(wording="¿Otra cosa?")
    assert client.post(url("survey_section", invitee, 1), typed(invitee, "4")).status_code == 302


def test_screen_that_does_not_exist_leads_to_the_first_page(client, invitee):
    for number in (0, 9, 99999999999999999999):
        assert client.get(url("survey_section", invitee, number)).url == url("survey_answer", invitee)


@pytest.mark.django_db(transaction=True)
def test_two_hundred_first_answers_at_once_all_count():
    """Of 200 organisations, and one of them presses twice in every way that it can."""
    wave = opened_wave(make_wave(), organizations=190)
    recipients = invitees(wave)
    pressed = recipients + recipients[:1] * 10

    def answer_all(one):
        try:
            browser = Client()
            browser.post(url("survey_section", one, 1), typed(one, "4", "1"))
            return browser.post(url("survey_send", one)).url == url("survey_answer", one)
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        assert list(pool.map(answer_all, pressed)) == [True] * 200
    assert close_wave(wave, at=timezone.now()) == 190
    assert Answer.objects.filter(question=questions(wave)[0], chosen=[4]).count() == 190
