"""Days that hardly anybody means are asked back, others that surprise are hinted."""

from datetime import date, timedelta

import pytest
from django import forms
from django.utils import timezone

from kit.text.days import DayInput, MomentInput, hint, is_holiday


class PlanForm(forms.Form):
    due_on = forms.DateField(widget=DayInput(years_back=1))
    starts_at = forms.DateTimeField(widget=MomentInput(years_ahead=1), required=False)
    seen_at = forms.DateTimeField(widget=MomentInput, required=False)


def away(years: int, days: int = 0) -> str:
    return str(timezone.localdate() + timedelta(days=366 * years + days))


@pytest.mark.parametrize("raw", ["1926-11-30", "2096-02-29", "1999-12-31", away(6), away(-2)])
def test_day_far_away_is_asked_back_and_taken_when_it_is_sent_again(raw):
    form = PlanForm({"due_on": raw})
    assert [sentence[:12] for sentence in form.errors["due_on"]] == ["¿Seguro que "]
    assert f'<input type="hidden" name="due_on-sure" value="{raw}">' in str(form["due_on"])
    assert PlanForm({"due_on": raw, "due_on-sure": raw}).is_valid()


@pytest.mark.parametrize("sure", ["1927-11-30", "", "true"])
def test_day_that_was_asked_about_is_no_answer_for_another(sure):
    assert not PlanForm({"due_on": "1926-11-30", "due_on-sure": sure}).is_valid()


@pytest.mark.parametrize("raw", [away(0), away(0, -300), away(4), away(0, 1)])
def test_day_of_these_years_is_taken_without_a_question(raw):
    form = PlanForm({"due_on": raw})
    assert form.is_valid() is True
    assert "-sure" not in str(form["due_on"])


def test_day_that_stood_there_before_is_not_asked_about():
    assert PlanForm({"due_on": "1926-11-30", "initial-due_on": "1926-11-30"}).is_valid()


def test_moment_far_away_is_asked_back_by_its_day_where_it_is_asked():
    raw = f"{away(2)}T23:30"
    data = {"due_on": away(0), "starts_at": raw, "seen_at": raw}
    assert list(PlanForm(data).errors) == ["starts_at"]
    assert PlanForm(data | {"starts_at-sure": away(2)}).is_valid()


@pytest.mark.parametrize(
    "day",
    [
        "2026-01-01",
        "2026-02-02",
        "2026-03-16",
        "2026-05-01",
        "2026-09-16",
        "2026-11-16",
        "2026-12-25",
        "2027-02-01",
        "2024-10-01",
        "2030-10-01",
        "2026-04-02",
        "2026-04-03",
        "2027-03-26",
    ],
)
def test_holiday_is_known(day):
    assert is_holiday(date.fromisoformat(day))


@pytest.mark.parametrize(
    "day",
    [
        "2026-02-05",
        "2026-02-09",
        "2026-03-09",
        "2026-11-20",
        "2026-10-01",
        "2023-10-01",
        "2018-10-01",
        "2026-04-06",
        "2026-12-12",
        "2026-09-15",
        "2026-04-05",
    ],
)
def test_working_day_is_no_holiday(day):
    assert not is_holiday(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "words"),
    [("2026-12-06", "es domingo"), ("2026-12-25", "es día de descanso"), ("2026-11-29", "ya pasó"), ("2026-12-05", "")],
)
def test_hint_says_what_is_unusual(day, words):
    sentence = hint(date.fromisoformat(day), on=date(2026, 11, 30))
    assert words in sentence
    assert bool(sentence) == bool(words)


def test_hint_of_a_meeting_that_was_is_not_that_it_was():
    sunday, saturday = date(2026, 11, 29), date(2026, 11, 28)
    sentences = [hint(day, on=date(2026, 11, 30), may_be_past=True) for day in (sunday, saturday)]
    assert "es domingo" in sentences[0]
    assert sentences[1] == ""
