"""The pages behind the personal link, as a browser without scripts uses them."""

import re
from datetime import timedelta
from functools import cache

import pytest
from django.urls import reverse
from django.utils import timezone

from kit import links
from members.models import Organization
from surveys.answering import paper
from surveys.asking import PURPOSE, link
from surveys.closing import close
from surveys.models import Wave
from tests import make
from tests.surveys.asked import a_wave, answer, invitees, opened, questions


@pytest.fixture
def invitee(db):
    return invitees(opened(a_wave(), organizations=5))[0]


@cache
def token(pk: int) -> str:
    return links.sign(PURPOSE, pk)


def url(name: str, invitee, *args) -> str:
    return reverse(name, args=[token(invitee.pk), *args])


def typed(invitee, *values) -> dict:
    fields = {f"p{question.pk}": value for question, value in zip(questions(invitee.wave), values, strict=False)}
    return {name: value for name, value in fields.items() if value is not None}


def test_answer_pages_lead_from_the_link_to_thanks(client, invitee):
    start = client.get(link(invitee))
    assert "Empezar" in start.text
    step = client.post(url("survey_section", invitee, 1), typed(invitee, "4", "1", ["1", "3"]))
    assert step.url == url("survey_section", invitee, 2)
    step = client.post(step.url, typed(invitee, None, None, None, "9", "120"))
    assert step.url == url("survey_send", invitee)
    assert client.post(step.url).url == url("survey_answer", invitee)
    assert "recibimos su respuesta" in client.get(url("survey_answer", invitee)).text
    assert list(paper(invitee).given.values()) == [
        {"c": [4]},
        {"c": [1]},
        {"c": [1, 3]},
        {"c": [9]},
        {"n": 120},
    ]


def test_answer_pages_go_on_where_another_device_stopped(client, invitee):
    client.post(url("survey_section", invitee, 1), typed(invitee, "2"))
    assert f'href="{url("survey_section", invitee, 2)}"' in client.get(url("survey_answer", invitee)).text
    assert "checked" in client.get(url("survey_section", invitee, 1)).text


def test_answer_pages_show_a_question_that_an_answer_brings(client, invitee):
    assert "¿Qué falta?" not in client.get(url("survey_section", invitee, 2)).text
    client.post(url("survey_section", invitee, 1), typed(invitee, "1"))
    assert "¿Qué falta?" in client.get(url("survey_section", invitee, 2)).text


def test_answer_pages_keep_what_is_right_beside_what_is_wrong(client, invitee):
    answered = client.post(url("survey_section", invitee, 1), typed(invitee, "4", "9"))
    assert answered.status_code == 422
    assert "Esa opción no existe" in answered.text
    assert list(paper(invitee).given.values()) == [{"c": [4]}]


def test_answer_pages_do_not_send_what_lacks_an_answer(client, invitee):
    answered = client.post(url("survey_send", invitee))
    assert answered.status_code == 422
    assert "El Pacto avanza." in answered.text


def test_answer_pages_say_that_it_was_sent_or_closed(client, invitee):
    answer(invitee, {"c": [4]})
    assert client.post(url("survey_section", invitee, 1), typed(invitee, "1")).url == url("survey_answer", invitee)
    Wave.objects.filter(pk=invitee.wave_id).update(closes_at=timezone.now())
    assert client.post(url("survey_send", invitee)).url == url("survey_answer", invitee)
    close(invitee.wave, at=timezone.now() + timedelta(days=30))
    assert "ya cerró" in client.get(link(invitee)).text


def test_answer_pages_say_large_that_a_survey_is_named(client, db):
    one = invitees(opened(a_wave(is_named=True), organizations=1))[0]
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
    make.representation(invitee.organization, make.user())
    with django_assert_max_num_queries(12) as asked:
        client.post(url("survey_section", invitee, 1), typed(invitee, "4"))
    wrote = [
        table for each in asked for table in re.findall(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"', each["sql"])
    ]
    assert wrote == ["surveys_draft"]


def test_answer_pages_take_a_refusal_and_a_change_of_mind(client, invitee):
    client.post(url("survey_decline", invitee))
    assert "no le insistimos" in client.get(link(invitee)).text
    client.post(url("survey_section", invitee, 1), typed(invitee, "4"))
    client.post(url("survey_send", invitee))
    assert paper(invitee).is_sent


def test_answer_pages_keep_a_single_change_without_leaving(client, invitee):
    kept = client.post(url("survey_section", invitee, 1), typed(invitee, "4"), headers={"HX-Request": "true"})
    assert kept.text.strip() == "Guardado."
    assert list(paper(invitee).given.values()) == [{"c": [4]}]
