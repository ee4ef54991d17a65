"""The history is forgotten by the database's clock: later than what it tells of, and some at a time."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone
from pghistory.models import Context

from kit.database import audit
from members.models import Application
from tests import make
from tests.past import backdate

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "left"), [(5 * 366, 0), (5 * 364, 1)])
def test_history_of_what_is_there_goes_after_five_years(days, left):
    make.application()
    backdate(Application, days=days)
    audit.erase_history(most=10)
    assert Application.pgh_event_model.objects.count() == left


@pytest.mark.parametrize(("days", "left"), [(367, 0), (364, 2)])
def test_history_of_what_was_deleted_goes_after_a_year(days, left):
    make.application().delete()
    backdate(Application, days=days)
    audit.erase_history(most=10)
    assert Application.pgh_event_model.objects.count() == left


@pytest.mark.parametrize(("days", "left"), [(5 * 366, 0), (5 * 364, 1)])
def test_history_forgets_who_after_five_years(days, left):
    then = timezone.now() - timedelta(days=days)
    with connection.cursor() as cursor:  # a moment that was written stays, also to us
        cursor.execute(
            "INSERT INTO pghistory_context (id, created_at, updated_at, metadata) VALUES (%s, %s, %s, %s)",
            [uuid4(), then, then, '{"user": 1}'],
        )
    audit.erase_history(most=10)
    assert Context.objects.count() == left


def test_history_is_forgotten_some_at_a_time():
    for _number in range(3):
        make.application()
    backdate(Application, days=5 * 366)
    assert [audit.erase_history(most=2), audit.erase_history(most=2)] == [2, 1]
