"""Many sweeps at the same second start one bulletin."""

import pytest
from django.utils import timezone

from mailings.bulletins import running
from mailings.bulletins.drafting import draft
from mailings.models import Bulletin, Delivery, Item
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
