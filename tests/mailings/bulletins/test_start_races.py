"""Many sweeps at the same second start one bulletin."""

from threading import Event

import pytest
from django.db import connection
from django.utils import timezone

from mailings.bulletins import running
from mailings.bulletins.drafting import draft
from mailings.models import Bulletin, Delivery, MailItem
from mailings.outbox import claims, sending
from tests import make
from tests.mailings.bulletin import make_titulars, scheduled_bulletin
from tests.mailings.processes import wait_for
from tests.races import at_once, is_waited_for

pytestmark = pytest.mark.django_db(transaction=True)
HELD = 7  # the lock for which one waits while the other acts


def test_start_by_five_sweeps_at_once_writes_one_delivery_a_reader():
    """Red without the row's lock: the constraint of the items stops the others with an error."""
    make_titulars("Ana", "Beto")
    scheduled_bulletin()
    now = timezone.now()
    started = at_once(lambda: running.start_due(at=now), times=5)
    assert sorted(started) == [0, 0, 0, 0, 2]
    assert Delivery.objects.count() == 2
    assert MailItem.objects.count() == 2


def test_draft_by_five_at_once_makes_one_bulletin():
    month, now = timezone.localdate().replace(day=1), timezone.now()
    drafts = at_once(lambda: draft(month, at=now), times=5)
    assert sum(one is not None for one in drafts) == 1
    assert Bulletin.objects.count() == 1


def test_pause_while_a_sender_takes_a_batch_leaves_it_nothing():
    """Red without the second look of `take`: the rows are new, the bulletin beside them is as the question began."""
    make_titulars("Ana", "Beto")
    bulletin = scheduled_bulletin()
    running.start_due(at=timezone.now())
    by, is_locked = make.user(), Event()
    wait = f"WHERE (SELECT pg_advisory_lock_shared({HELD})) IS NOT NULL AND "

    def slowly(execute, sql, params, many, context):
        return execute(sql.replace("WHERE ", wait, 1) if "FOR UPDATE" in sql else sql, params, many, context)

    def take():
        assert is_locked.wait(240)
        with connection.execute_wrapper(slowly):
            return claims.take(1, 10, at=timezone.now())

    def pause():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [HELD])
            is_locked.set()
            wait_for(is_waited_for)
            running.pause(bulletin, by=by, at=timezone.now())
            cursor.execute("SELECT pg_advisory_unlock(%s)", [HELD])

    acts = iter([take, pause])
    results = at_once(lambda: next(acts)(), times=2)
    assert sorted(map(str, results)) == ["None", "[]"]
    assert Delivery.objects.in_hand(1).count() == 0


def test_pause_while_two_senders_run_lets_only_what_each_is_handing_over_arrive(sink, settings):
    """Red without the slots taken back: what both have in hand, up to 400, still goes."""
    settings.MAIL_SENDERS = 2
    make_titulars(*(f"P{number}" for number in range(300)))
    bulletin = scheduled_bulletin()
    running.start_due(at=timezone.now())
    by, then = make.user(), []

    def pause():
        wait_for(lambda: len(sink.messages) > 20)
        running.pause(bulletin, by=by, at=timezone.now())
        then.append(len(sink.messages))

    acts = iter([sending.send_queued, sending.send_queued, pause])
    at_once(lambda: next(acts)(), times=3)
    assert 20 < then[0] <= len(sink.messages) <= then[0] + 2
    assert Delivery.objects.filter(state="queued", slot=None).count() == 300 - len(sink.messages)
    running.resume(bulletin)
    while sending.send_queued():  # a run lasts half a minute, also where that is not enough
        pass
    assert sorted(sink.recipients) == sorted(f"p{number}@pacto.example" for number in range(300))
