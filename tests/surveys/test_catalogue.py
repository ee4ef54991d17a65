"""What comes with the portal: the bank, the themes, and the words of 2019 as they were shown."""

import pytest
from django.db import IntegrityError, transaction

from surveys import catalogue
from surveys.models import Answer, Cell, Item, Question, Theme, Turnout, Wave
from surveys.opening import refusals

pytestmark = pytest.mark.django_db


@pytest.fixture
def baseline():
    return Wave.objects.get(slug=catalogue.BASELINE)


def test_catalogue_bank_asks_each_core_item_once():
    kinds = list(Item.objects.values_list("kind", flat=True))
    assert len(kinds) == 18
    assert kinds.count("agreement") == 12
    assert kinds.count("scale") == 1
    assert Item.objects.get(code="participacion").choices()[-1] == (4, "Casi siempre")


def test_catalogue_baseline_says_six_statements_and_seventeen_answers(baseline):
    answers = Answer.objects.filter(question__section__wave=baseline)
    assert [answers.filter(question__section__position=position).count() for position in (1, 2)] == [6, 17]
    assert answers.filter(text__contains="a permitido avanzar en la protección").count() == 1
    assert answers.filter(text__contains="parece que solo somos 40 en vez de 400!!!").count() == 1


def test_catalogue_baseline_is_coded_by_theme_and_tone(baseline):
    answers = Answer.objects.filter(question__section__wave=baseline)
    assert answers.filter(tone="").count() == 0
    assert answers.filter(themes=None).count() == 0
    assert set(answers.filter(question__section__position=1).values_list("tone", flat=True)) == {"negative"}
    assert Theme.objects.count() == 10


def test_catalogue_baseline_is_published_without_any_number(baseline):
    assert baseline.published_at == catalogue.SHOWN_AT
    assert baseline.response_count == 0
    assert Cell.objects.count() == 0
    assert Turnout.objects.count() == 0
    assert baseline.invitees.count() == 0


def test_catalogue_baseline_stands_as_it_is(baseline):
    with pytest.raises(IntegrityError, match="stand as they are"), transaction.atomic():
        Question.objects.filter(section__wave=baseline).update(wording="Otra cosa")


def test_catalogue_baseline_asks_no_answer_before_the_first_wave(baseline):
    wave = Wave.objects.create(survey=baseline.survey, slug="nueva", title="Nueva")
    assert refusals(wave) == ["Todavía no tiene preguntas: agregue una sección y escríbalas ahí."]
    catalogue.lay_out(wave)
    assert refusals(wave) == []
