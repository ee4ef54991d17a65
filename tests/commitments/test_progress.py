"""Every branch of the published method, against numbers computed by hand (the sums stand beside them)."""

from decimal import Decimal

import pytest

from commitments.models import Figure, Indicator, Target
from commitments.progress import progress
from commitments.series import Series


def series(*points, direction="lower", since=2015, breaks=()) -> Series:
    """A national series of (year, value)."""
    indicator = Indicator(pk=1, direction=direction, baseline_year=since)
    figures = (Figure(year=year, value=Decimal(value), is_break=year in breaks) for year, value in points)
    return Series(indicator, None, tuple(figures))


def target(of: Series, operator="at_most", value="40", horizon=2030) -> Target:
    value = Decimal(value) if value else None
    return Target(indicator=of.indicator, operator=operator, value=value, horizon=horizon)


@pytest.mark.parametrize(
    ("latest", "verdict"),
    [
        # 60 in 2020; to reach 40 in 2030 it must fall by (40/60)^(1/10) - 1 = -3.974 % a year.
        ("54", "on_track"),  # (54/60)^(1/2) - 1 = -5.132 %; ratio 1.291
        ("55.4", "on_track"),  # -3.909 %; ratio 0.984
        ("55.6", "slow"),  # -3.736 %; ratio 0.940
        ("57.1", "slow"),  # -2.446 %; ratio 0.616
        ("57.2", "limited"),  # -2.361 %; ratio 0.594
        ("60", "limited"),  # 0 %; ratio 0
        ("60.1", "worse"),  # +0.083 %; ratio -0.021
        ("40", "achieved"),
        ("39.9", "achieved"),
    ],
)
def test_progress_towards_less(latest, verdict):
    known = series((2020, "60"), (2022, latest))
    assert progress(target(known), known).verdict == verdict


@pytest.mark.parametrize(
    ("latest", "verdict"),
    [
        # 20 in 2015; to reach 50 in 2030 it must rise by (50/20)^(1/15) - 1 = 6.298 % a year.
        ("29", "on_track"),  # (29/20)^(1/5) - 1 = 7.713 %; ratio 1.225
        ("25", "slow"),  # 4.564 %; ratio 0.725
        ("24", "limited"),  # 3.714 %; ratio 0.590
        ("19.9", "worse"),  # -0.100 %; ratio -0.016
        ("50", "achieved"),
    ],
)
def test_progress_towards_more(latest, verdict):
    known = series((2015, "20"), (2020, latest), direction="higher")
    assert progress(target(known, "at_least", "50"), known).verdict == verdict


def test_progress_tells_its_numbers():
    known = series((2020, "60"), (2022, "54"))
    result = progress(target(known), known)
    assert [round(number, 5) for number in (result.rate, result.needed, result.ratio)] == [
        Decimal("-0.05132"),
        Decimal("-0.03974"),
        Decimal("1.29146"),
    ]
    assert result.baseline.year == 2020
    assert result.latest.year == 2022
    assert result.goal == 40


@pytest.mark.parametrize(
    ("operator", "value", "goal"), [("reduce_by", "20", Decimal(48)), ("increase_by", "10", Decimal(66))]
)
def test_progress_relative_target_counts_from_the_baseline(operator, value, goal):
    known = series((2020, "60"), (2022, "61"))
    assert progress(target(known, operator, value), known).goal == goal


@pytest.mark.parametrize(
    ("latest", "verdict"),
    [
        # Without a horizon: the trend of two years from 60, less is better; limits 1.5, 0.5 and 0 % a year.
        ("58.2", "on_track"),  # -1.511 %
        ("58.3", "slow"),  # -1.427 %
        ("59.4", "slow"),  # -0.501 %
        ("59.5", "limited"),  # -0.418 %
        ("60", "limited"),
        ("60.1", "worse"),
    ],
)
def test_progress_without_horizon_judges_the_trend(latest, verdict):
    known = series((2020, "60"), (2022, latest))
    assert progress(target(known, horizon=None), known).verdict == verdict


def test_progress_increase_without_value_judges_the_trend():
    known = series((2020, "10"), (2022, "11"), direction="higher")
    assert progress(target(known, "increase", None), known).verdict == "on_track"


@pytest.mark.parametrize(("latest", "verdict"), [("9.8", "achieved"), ("9.7", "achieved"), ("9.9", "worse")])
def test_progress_not_to_increase(latest, verdict):
    known = series((2018, "9.8"), (2021, latest))
    assert progress(target(known, "not_increase", None), known).verdict == verdict


def test_progress_baseline_already_past_the_target_then_behind_it_is_worse():
    known = series((2018, "38"), (2022, "41"))
    assert progress(target(known), known).verdict == "worse"


def test_progress_target_of_zero_is_nearly_zero():
    # 10 in 2020 to 0.001 in 2030: (0.0001)^(1/10) - 1 = -60.189 % a year; 10 to 4 in a year is -60 %: ratio 0.997.
    known = series((2020, "10"), (2021, "4"))
    assert progress(target(known, value="0"), known).verdict == "on_track"


def test_progress_counts_from_the_baseline_year_on():
    known = series((2006, "90"), (2016, "50"), (2022, "50.5"))
    assert progress(target(known), known).baseline.year == 2016


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        (series(), "El indicador no tiene cifras nacionales."),
        (series((2022, "60")), "Hacen falta dos cifras que se puedan comparar, de 2015 o después."),
        (series((2006, "60"), (2012, "50")), "Hacen falta dos cifras que se puedan comparar, de 2015 o después."),
        (
            series((2016, "60"), (2022, "50"), breaks={2022}),
            "Hacen falta dos cifras que se puedan comparar, de 2015 o después.",
        ),
        (series((2016, "-1"), (2022, "50")), "Con cifras de cero o menos no hay ritmo que calcular."),
    ],
)
def test_progress_without_enough_data_says_so(known, reason):
    result = progress(target(known), known)
    assert result.verdict == "unknown"
    assert str(result.reason) == reason


def test_progress_without_indicator_or_operator_is_unknown():
    assert progress(Target(operator="at_most", value=Decimal(1)), None).verdict == "unknown"
    assert progress(Target(operator=""), None).verdict == "unknown"


def test_progress_reached_target_needs_no_baseline():
    known = series((2024, "39"), since=2030)
    assert progress(target(known), known).verdict == "achieved"
