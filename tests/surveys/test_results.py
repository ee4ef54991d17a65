"""What the pages of results say, to whom, and in how many queries."""

import pytest
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from surveys.closing import close_wave
from surveys.models import Answer, Cell, Finding, Item, Question, Section, Survey, Turnout, Wave
from surveys.results import results
from surveys.sentences import caution, sentences
from tests import make
from tests.surveys.waves import (
    AGREE,
    answer,
    closed_wave,
    halves,
    invitees,
    make_wave,
    opened_wave,
    published_wave,
    questions,
)


def page(wave: Wave, **query) -> str:
    return Client().get(reverse("wave_results", args=[wave.slug]), query).text


def read(wave: Wave):
    return results(wave, readable=Wave.objects.filter(closed_at__isnull=False))


def test_results_say_in_words_who_answered_and_what(db):
    result = read(published_wave(*halves(9, 6), more=5))
    assert sentences(result) == [
        "Respondieron 15 de 20 organizaciones (75\xa0%).",
        "Donde más coinciden: «El Pacto avanza». 60\xa0% está de acuerdo.",
    ]


def test_results_say_what_it_was_asked_for(db):
    baseline = Wave.objects.get(is_baseline=True)
    sentence = "Para qué: Saber si el Pacto está vivo para quienes lo forman, y qué cambiar."
    assert page(baseline).count(sentence) == 1


def test_results_of_fewer_than_five_show_nothing(db):
    wave = published_wave(*halves(2, 2))
    assert sentences(read(wave)) == [
        "Respondieron menos de cinco. Para cuidar a quien respondió, no se muestra ni se guarda nada."
    ]
    assert "Pregunta por pregunta" not in page(wave)


def a_wave_of_the_bank(survey: Survey) -> Wave:
    number = next(make.numbers)
    item, _is_new = Item.objects.get_or_create(code="avanza", defaults={"kind": "agreement", "wording": "Avanza."})
    wave = Wave.objects.create(survey=survey, slug=f"banco-{number}", title=f"Ola {number}")
    section = Section.objects.create(wave=wave, position=1, title="Uno")
    Question.objects.create(section=section, position=1, item=item, kind="agreement")
    return wave


def with_answers(wave: Wave, agree: int, rest: int) -> Wave:
    """The wave, answered by those that are in the Pact, and closed."""
    opened_wave(wave)
    for invitee, values in zip(invitees(wave), halves(agree, rest), strict=False):
        answer(invitee, *values)
    close_wave(wave, at=wave.closes_at)
    wave.refresh_from_db()
    return wave


@pytest.fixture
def two_waves(db) -> tuple[Wave, Wave]:
    survey = Survey.objects.create(slug="percepcion-de-prueba", name="Percepción")
    for _place in range(20):
        make.organization()
    first = with_answers(a_wave_of_the_bank(survey), 10, 10)
    Finding.objects.create(wave=first, text="Falta avanzar").reply(
        state="no", answer="No alcanza.", by=make.user(), at=timezone.now()
    )
    return first, with_answers(a_wave_of_the_bank(survey), 9, 6)


def test_results_tell_the_change_since_the_last_wave_and_warn_of_fewer_answers(two_waves):
    first, second = two_waves
    result = read(second)
    assert sentences(result)[-1] == (
        f"Lo que más cambió: «Avanza». 60\xa0% está de acuerdo, 10 puntos más que en «{first}» (50\xa0%)."
    )
    assert caution(result).startswith(f"Ojo al comparar: esta vez respondieron 15 y en «{first}» fueron 20.")


def test_results_are_not_compared_with_a_wave_that_the_reader_may_not_read(two_waves):
    _first, second = two_waves
    result = results(second, readable=Wave.objects.published())
    assert [each.change for each in result.questions] == [None]


def test_results_join_rare_options_and_say_so(db):
    shown = page(published_wave(*halves(9, 6)))
    assert "Las que llevan «+» van juntas" in shown
    assert "Nada de acuerdo + Poco de acuerdo" in shown


def test_results_of_a_group_stand_beside_those_of_everybody(db):
    for state in ["20", "21"] * 12:
        make.organization(state=state)
    wave = with_answers(make_wave(), 12, 12)
    wave.publish(by=make.user(), at=timezone.now())
    shown = page(wave, grupo="state:Puebla")
    assert shown.count("<h5>Puebla</h5>") == shown.count('<article class="question-result') == 1
    assert "Puebla, junto a todas: aquí está la pregunta que tiene números suyos." in shown
    assert "Entre todas, «De acuerdo o muy de acuerdo»: 50&nbsp;%." in shown


def test_results_show_who_said_nothing_after_every_opinion(db):
    values = [[0]] * 5 + [[1]] * 5 + [[3]] * 5 + [[5]] * 5
    [first, *_others] = read(published_wave(*[({"c": each},) for each in values])).questions
    assert [bar.label for bar in first.bars] == [
        "Nada de acuerdo + Poco de acuerdo",
        "Ni de acuerdo ni en desacuerdo",
        "De acuerdo + Muy de acuerdo",
        "No sé / acabo de integrarme",
    ]


def test_results_lead_to_the_other_waves_of_the_survey(two_waves):
    first, second = two_waves
    first.publish(by=make.user(), at=timezone.now())
    assert reverse("wave_results", args=[second.slug]) not in page(first)
    second.publish(by=make.user(), at=timezone.now())
    assert f'<a href="{reverse("wave_results", args=[first.slug])}">{first}</a>' in page(second)


@pytest.mark.parametrize("group", ["state:Nunca jamás", "all:", "x", "state:Oaxaca:Puebla"])
def test_results_refuse_a_group_that_is_not_shown(db, group):
    wave = published_wave(*halves(6, 6))
    assert Client().get(reverse("wave_results", args=[wave.slug]), {"grupo": group}).status_code == 400


def test_results_tell_numbers_by_quarters_and_rounded(db):
    rows = [(AGREE, {}, {}, {}, {"n": 101 * place}) for place in range(1, 21)]
    assert read(closed_wave(*rows)).questions[4].words.numbers == [580, 1100, 1500]
    assert "La mitad respondió entre 580 y 1,500; la de en medio, 1,100." in page(published_wave(*rows))


def test_results_tell_no_numbers_of_fewer_than_twenty(db):
    rows = [(AGREE, {}, {}, {}, {"n": place}) for place in range(19)]
    assert read(closed_wave(*rows)).questions[4].words is None


def test_results_file_is_refused_in_other_formats(db):
    wave = published_wave(*halves(6, 6))
    assert Client().get(reverse("wave_file", args=[wave.slug, "pdf"])).status_code == 404


def test_results_are_published_once_and_by_whom(cast):
    wave, client = closed_wave(*halves(6, 6)), cast.client("staff")
    client.post(reverse("wave_publish", args=[wave.slug]))
    again = client.post(reverse("wave_publish", args=[wave.slug]), follow=True)
    wave.refresh_from_db()
    assert wave.published_by == cast["staff"]
    assert "ya están publicados" in again.text


def many(wave: Wave, number: int) -> None:
    """The wave as after so many answers, without giving them one by one."""
    Wave.objects.filter(pk=wave.pk).update(response_count=number, closed_at=F("closes_at"))
    wave.publish(by=make.user(), at=timezone.now())
    items = questions(wave)
    Turnout.objects.create(wave=wave, breakdown="all", invited_count=number, response_count=number)
    for place, (options, count) in enumerate((([4, 5], number // 2), ([1, 2, 3, 0], number - number // 2))):
        row = {"question": items[0], "breakdown": "all", "place": place, "options": options, "base": number}
        Cell.objects.create(**row, count=count)
    rows = [Answer(question=items[5], text=f"Falta {place}", tone="mixed") for place in range(number)]
    rows += [Answer(question=items[4], number=place) for place in range(number)]
    Answer.objects.bulk_create(rows, batch_size=5000)


@pytest.mark.parametrize("number", [446, 44600])
def test_results_take_nine_queries_however_many_answered(db, django_assert_max_num_queries, number):
    wave = opened_wave(make_wave(), organizations=5)
    many(wave, number)
    with django_assert_max_num_queries(9):
        assert Client().get(reverse("wave_results", args=[wave.slug])).status_code == 200
