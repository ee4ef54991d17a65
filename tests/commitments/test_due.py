"""When the next figure is expected."""

from datetime import date

import pytest

from commitments.models import Indicator
from commitments.releasing.due import following


@pytest.mark.parametrize(
    ("every", "last", "on", "expected"),
    [
        (12, date(2026, 8, 31), date(2026, 9, 15), date(2027, 8, 31)),
        (12, date(2026, 8, 31), date(2026, 8, 1), date(2027, 8, 31)),  # published before its day
        (24, date(2020, 8, 31), date(2026, 9, 15), date(2028, 8, 31)),  # several were missed
        (1, date(2026, 1, 31), date(2026, 2, 10), date(2026, 2, 28)),
        (12, date(2024, 2, 29), date(2026, 2, 28), date(2027, 2, 28)),
        (3, date(2026, 11, 30), date(2026, 12, 1), date(2027, 2, 28)),
        (6, None, date(2026, 8, 31), date(2027, 2, 28)),
    ],
)
def test_following_is_whole_periods_after_the_last_day_due(every, last, on, expected):
    assert following(Indicator(every_months=every, next_due_on=last), on=on) == expected
