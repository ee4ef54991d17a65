"""Nothing that the pages and files show, nor any difference of two filters, is about fewer than five."""

import csv
import io
import re
from dataclasses import dataclass
from itertools import combinations
from random import Random

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from members.models import Size
from surveys.closing import close_wave
from surveys.counting import FAVOURABLE
from surveys.models import Breakdown, Wave
from surveys.results import EVERYBODY, Results, results
from surveys.small_groups import FEWEST
from surveys.tables import table
from tests import make
from tests.surveys.waves import answer, invitees, make_wave, opened_wave

STATES = {"20": "Oaxaca", "21": "Puebla", "07": "Chiapas"}


@dataclass
class WaveCase:
    """A published wave, and who of each group answered it, as anybody may know from the directory."""

    wave: Wave
    respondents: dict[tuple[str, str], set[int]]

    @property
    def published(self) -> Results:
        return results(self.wave, readable=Wave.objects.published())


@pytest.fixture(params=[1, 2])
def case(request, db) -> WaveCase:
    """States and commissions of any size, some within others, and opinions that lean one way."""
    chance, tables = Random(request.param), [make.commission(), make.commission()]
    for _place in range(45):
        made = make.organization(state=chance.choices(list(STATES), [25, 15, 2])[0], size=chance.choice(["", *Size]))
        for commission in tables:
            if chance.random() < (0.9 if made.state.code == "21" else 0.1):
                make.seat(commission, made)
    wave = opened_wave(make_wave())
    known = {EVERYBODY: set()}
    for invitee in invitees(wave):
        if chance.random() < 0.85:
            answer(invitee, {"c": [chance.choice([2, 4, 4, 5])]}, {}, {}, {"c": [chance.choice([3, 9, 10])]})
            seats = invitee.organization.seats.values_list("commission__name", flat=True)
            size = invitee.organization.size and str(Size(invitee.organization.size).label)
            keys = [EVERYBODY, (Breakdown.STATE, STATES[invitee.organization.state.code]), (Breakdown.SIZE, size)]
            for key in keys + [(Breakdown.COMMISSION, name) for name in seats]:
                known.setdefault(key, set()).add(invitee.pk)
    close_wave(wave, at=wave.closes_at)
    wave.refresh_from_db()
    wave.publish(by=make.user(), at=timezone.now())
    return WaveCase(wave, known)


def is_safe(number: int) -> bool:
    return number == 0 or number >= FEWEST


def nested(case: WaveCase, keys) -> list[tuple]:
    """Pairs of filters of which one lies within the other, whichever way."""
    pairs = [pair for one, two in combinations(keys, 2) for pair in ((one, two), (two, one))]
    return [(outer, inner) for outer, inner in pairs if case.respondents[inner] <= case.respondents[outer]]


def test_results_show_no_difference_of_two_filters_below_five(case):
    published, compared = case.published, 0
    for result in published.questions:
        good = FAVOURABLE.get(result.question.kind, set())
        halves = {
            key: (sum(bar.count for bar in bars if set(bar.values) <= good), bars[0].base)
            for key, bars in result.rows.items()
        }
        for outer, inner in nested(case, halves):
            (agree, base), (less, smaller) = halves[outer], halves[inner]
            compared += 1
            if base != smaller:
                assert agree - less >= FEWEST
                assert (base - agree) - (smaller - less) >= FEWEST
    assert compared > 0


def test_results_show_no_difference_in_who_answered_below_five(case):
    counted = [row for row in case.published.turnout if row.response_count is not None]
    shown = {(row.breakdown, row.group): row.response_count for row in counted}
    assert {key: len(case.respondents[key]) for key in shown} == shown
    assert all(is_safe(shown[outer] - shown[inner]) for outer, inner in nested(case, shown))
    states = sum(count for key, count in shown.items() if key[0] == Breakdown.STATE)
    assert states == 0 or is_safe(shown[EVERYBODY] - states)


def test_results_show_answers_only_of_groups_whose_turnout_is_shown(case):
    shown = {(row.breakdown, row.group) for row in case.published.turnout if row.response_count is not None}
    assert {key for result in case.published.questions for key in result.rows} <= shown


def test_results_files_say_what_the_page_says(case):
    rows = [[str(cell) for cell in row] for row in table(case.published)]
    text = Client().get(reverse("wave_file", args=[case.wave.slug, "csv"])).content.decode("utf-8-sig")
    assert [[cell or "None" for cell in row] for row in list(csv.reader(io.StringIO(text)))[1:]] == [
        [cell or "None" for cell in row] for row in rows
    ]
    book = load_workbook(io.BytesIO(Client().get(reverse("wave_file", args=[case.wave.slug, "xlsx"])).content))
    written = [[str(cell or "") for cell in row] for row in list(book.active.values)[1:]]
    assert written == [["" if cell == "None" else cell for cell in row] for row in rows]


def test_results_pages_show_no_number_that_was_not_published(case):
    """Every number in a table of every filter's page is one of the file's."""
    rows = table(case.published)
    known = {str(number) for row in rows for number in row[4:6]} | {f"{row[6]} %" for row in rows}
    known |= {str(row.invited_count) for row in case.published.turnout}
    client, pages = Client(), 0
    for row in case.published.turnout:
        is_all = row.breakdown == Breakdown.ALL
        group = "" if is_all else f"{row.breakdown}:{row.group}"
        response = client.get(reverse("wave_results", args=[case.wave.slug]), {"grupo": group})
        assert response.status_code == (200 if row.is_apart or is_all else 400)
        if response.status_code == 200:
            cells = re.findall(r'<td class="number">\s*(\d+(?:&nbsp;%)?)', response.text)
            assert {cell.replace("&nbsp;", " ") for cell in cells} <= known
            pages += 1
    assert pages > 1
