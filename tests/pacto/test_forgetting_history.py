"""The history is forgotten by the database's clock: later than what it tells of, and some at a time."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pghistory.models import Context

from kit import audit
from members.models import Application
from tests import make
from tests.past import backdate

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "left"), [(5 * 366, 0), (5 * 364, 1)])
def test_history_of_what_is_there_goes_after_five_years(days, left):
    make.application()
    backdate(Application, days=days)
    audit.forget_history(most=10)
    assert Application.pgh_event_model.objects.count() == left


@pytest.mark.parametrize(("days", "left"), [(366, 0), (364, 2)])
def test_history_of_what_was_deleted_goes_after_a_year(days, left):
    make.application().delete()
    backdate(Application, days=days)
    audit.forget_history(most=10)
    assert Application.pgh_event_model.objects.count() == left


@pytest.mark.parametrize(("days", "left"), [(5 * 366, 0), (5 * 364, 1)])
def test_history_forgets_who_after_five_years(days, left):
    row = Context.objects.create(metadata={"user": 1})
    Context.objects.filter(pk=row.pk).update(created_at=timezone.now() - timedelta(days=days))
    audit.forget_history(most=10)
    assert Context.objects.count() == left


def test_history_is_forgotten_some_at_a_time():
    for _number in range(3):
        make.application()
    backdate(Application, days=5 * 366)
    assert [audit.forget_history(most=2), audit.forget_history(most=2)] == [2, 1]
