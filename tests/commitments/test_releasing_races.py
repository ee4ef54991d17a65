"""Two people at the same release at once, each on her own connection."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from commitments.models import Figure, Indicator, Release, YearOpening
from commitments.releasing.preparing import prepare
from commitments.releasing.publishing import publish, reopen
from tests import make
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
ROW = {"indicator": "anemia-ensanut", "year": "2023", "value": "24.5", "source": "ENSANUT 2023"}


def prepared(title: str = "Prueba", **cells) -> Release:
    return prepare([(1, ROW | cells)], title=title, by=None, at=NOW)


def outcomes(results: list) -> list[str]:
    return sorted("refused" if isinstance(one, ValidationError) else type(one).__name__ for one in results)


def test_publish_by_two_at_once_publishes_once():
    release = prepared()
    assert outcomes(at_once(lambda: publish(release, by=None, at=NOW), times=4)) == ["Release", *["refused"] * 3]
    assert Figure.objects.count() == 1


def test_publish_of_two_releases_of_one_figure_at_once_publishes_one():
    waiting = [prepared(), prepared(value="25")]
    results = at_once(lambda: publish(waiting.pop(), by=None, at=NOW), times=2)
    assert outcomes(results) == ["Release", "refused"]
    assert Figure.objects.count() == 1


def test_prepare_of_the_same_rows_at_once_waits_once():
    assert len({release.pk for release in at_once(prepared, times=4)}) == 1
    assert [release.rows.count() for release in Release.objects.all()] == [1]


def test_reopen_by_two_at_once_opens_once():
    publish(prepared(), by=None, at=NOW)
    indicator, ana = Indicator.objects.get(code="anemia-ensanut"), make.user()
    results = at_once(lambda: reopen(indicator, 2023, by=ana, reason="x", at=NOW), times=4)
    assert outcomes(results) == [*["YearOpening"], *["refused"] * 3]
    assert YearOpening.objects.count() == 1
