"""Opening a wave costs the same number of queries however many are asked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from surveys.models import Draft, Respondent
from tests import make
from tests.surveys.waves import invitees, make_wave, opened_wave


@pytest.mark.parametrize("unit", Respondent.values)
def test_opening_asks_the_database_the_same_for_one_and_for_446(db, unit):
    by, cost = make.user(), []
    for more, total in ((1, 1), (445, 446)):
        for _number in range(more):
            make.representation(make.organization(), make.user())
        wave = make_wave(unit=unit)
        with CaptureQueriesContext(connection) as queries:
            opened_wave(wave, by=by)
        cost.append(len(queries))
        drafts = total if unit == Respondent.PERSON else 2 * total  # the organisation's, and its person's own
        assert len(invitees(wave)) == total
        assert Draft.objects.filter(wave=wave).count() == drafts
    assert cost[0] == cost[1]
