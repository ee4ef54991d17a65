"""Charts as numbers: round ticks, an axis from zero, and runs that nothing joins."""

import pytest

from kit.pages.charts import ChartText, Tick, line_chart, ticks


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 45, [0, 20, 40, 60]),
        (0, 100, [0, 50, 100]),
        (0, 24.9, [0, 10, 20, 30]),
        (0, 0.4, [0, 0.1, 0.2, 0.3, 0.4]),
        (-3, 4, [-4, -2, 0, 2, 4]),
        (-17.1, 3, [-20, -10, 0, 10]),
        (0, 12_311_068, [0, 5_000_000, 10_000_000, 15_000_000]),
        (0, 0, [0, 1]),
    ],
)
def test_ticks_are_few_round_and_cover(low, high, expected):
    assert ticks(low, high) == expected


def test_line_chart_never_joins_two_runs():
    chart = line_chart([[(2000, 50), (2010, 40)], [(2014, 30)], [(2018, 20), (2020, 10)]])
    assert chart.lines == ["44,59.3 194,88.7", "314,147.3 344,176.7"]
    assert [mark.label for mark in chart.marks] == ["2000: 50", "2010: 40", "2014: 30", "2018: 20", "2020: 10"]
    assert chart.breaks == [224, 284]


def test_line_chart_axis_begins_at_zero_and_reaches_the_goal():
    chart = line_chart([[(2020, 50), (2022, 48)]], goal=(2030, 80, "Meta: 80 %"))
    assert [tick.label for tick in chart.upward] == ["0", "20", "40", "60", "80"]
    assert chart.upward[0].at == 206
    assert chart.upward[-1].at == 30
    assert chart.goal == 30
    assert chart.goal_words == ChartText(344, 24, "end", "Meta: 80 %")
    assert chart.across == [Tick(44, "2020"), Tick(194, "2025"), Tick(344, "2030")]


def test_line_chart_of_one_figure_is_a_mark_in_the_middle():
    chart = line_chart([[(2016, 40)]], written="{:.1f} %".format)
    assert chart.lines == []
    assert chart.breaks == []
    assert chart.goal is None
    assert chart.last_words == ChartText(194, 20, "middle", "40.0 %")
    assert chart.across == [Tick(194, "2016")]


def test_line_chart_writes_millions_short():
    chart = line_chart([[(2020, 12_300_000)]])
    assert [tick.label for tick in chart.upward] == ["0", "5 M", "10 M", "15 M"]


@pytest.mark.parametrize(
    ("run", "down"),
    [([(2000, 50), (2021, 50), (2022, 20)], 20), ([(2000, 20), (2022, 50)], -10), ([(2000, 50), (2022, 1)], -10)],
)
def test_line_chart_last_words_leave_the_line_free(run, down):
    chart = line_chart([run])
    assert chart.last_words.y - chart.marks[-1].y == down


@pytest.mark.parametrize("value", [11.8, 12, 12.6, 14])
def test_line_chart_words_at_the_right_edge_do_not_cover_each_other(value):
    chart = line_chart([[(1988, 26.9), (2012, 13.6), (2024, value)]], goal=(2030, 12, "Meta 2030: 12 %"))
    (left, right, top, bottom), last = chart.goal_words.box, chart.last_words.box
    assert last[1] < left or right < last[0] or last[3] < top or bottom < last[2]


def test_line_chart_words_do_not_cover_the_axis():
    chart = line_chart([[(2015, 54.4)]], goal=(2030, 75, "Meta 2030: 75 %"))
    assert chart.last_words.box[0] >= 44


def test_line_chart_words_do_not_cover_the_numbers_of_the_axis():
    chart = line_chart([[(2018, 13)]], goal=(2030, 50, "Meta 2030: 50 %"))
    number, (left, _right, top, bottom) = chart.upward[1], chart.last_words.box
    assert left > 38 or bottom < number.at - 8 or top > number.at + 4


def test_line_chart_words_stay_within_the_drawing():
    chart = line_chart([[(2016, 61.1), (2024, 12_311_068)]], written="{:,.0f} personas".format)
    left, right, top, _bottom = chart.last_words.box
    assert left >= 0
    assert right <= 360
    assert top >= 0
