"""Many sweeps at the same second start one bulletin."""

import time

import pytest
from django.db import connection
from django.utils import timezone

from mailings import claims
from mailings.bulletins import running
from mailings.bulletins.drafting import draft
from mailings.models import Bulletin, Delivery, Item
from tests import make
from tests.mailings.issue import members, scheduled
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def test_start_by_five_sweeps_at_once_writes_one_delivery_a_reader():
    """Red without the row's lock: the constraint of the items stops the others with an error."""
    members("Ana", "Beto")
    scheduled()
    now = timezone.now()
    started = at_once(lambda: running.start_due(at=now), times=5)
    assert sorted(started) == [0, 0, 0, 0, 2]
    assert (Delivery.objects.count(), Item.objects.count()) == (2, 2)


def test_draft_by_five_at_once_makes_one_bulletin():
    month, now = timezone.localdate().replace(day=1), timezone.now()
    made = at_once(lambda: draft(month, at=now), times=5)
    assert sum(one is not None for one in made) == 1
    assert Bulletin.objects.count() == 1


def test_pause_while_a_sender_takes_a_batch_leaves_it_nothing():
    """Red without the second look of `take`: the rows are new, the bulletin beside them is as the question began."""
    members("Ana", "Beto")
    bulletin = scheduled()
    running.start_due(at=timezone.now())
    by, wait = make.user(), "WHERE (SELECT pg_sleep(1)) IS NOT NULL AND "

    def slowly(execute, sql, params, many, context):
        return execute(sql.replace("WHERE ", wait, 1) if "FOR UPDATE" in sql else sql, params, many, context)

    def take():
        with connection.execute_wrapper(slowly):
            return claims.take(1, at=timezone.now())

    def pause():
        time.sleep(0.5)
        running.pause(bulletin, by=by, at=timezone.now())

    acts = iter([take, pause])
    taken = at_once(lambda: next(acts)(), times=2)
    assert (sorted(map(str, taken)), Delivery.objects.in_hand(1).count()) == (["None", "[]"], 0)
