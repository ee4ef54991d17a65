"""Seven minutes said are seven minutes taken."""

import pytest
from django.core.exceptions import ValidationError

from surveys.duration import AROUND, minutes, seconds
from surveys.models import Question
from tests.surveys.perception import perception
from tests.surveys.waves import make_wave, opened_wave, questions


def test_pace_of_a_question_is_its_words_and_what_it_asks_to_do():
    ten = "una dos tres cuatro cinco seis siete ocho nueve diez"
    assert seconds(Question(kind="agreement", wording=ten)) == pytest.approx(3 + 3.5)
    assert seconds(Question(kind="long", wording=ten)) == pytest.approx(3 + 20 * 60 / 36)
    assert seconds(Question(kind="one", wording="", options=[ten])) == pytest.approx(3 + 3.5)


def test_pace_of_a_perception_survey_fits_what_it_says(db):
    wave = perception()
    assert len(questions(wave)) == 24
    assert minutes(questions(wave), around=AROUND) == 6
    assert wave.minutes == 7


def test_wave_that_takes_longer_than_it_says_does_not_open(db):
    wave = make_wave(minutes=1)
    with pytest.raises(ValidationError, match="Dice que toma 1 minutos y toma unos 2"):
        opened_wave(wave)
