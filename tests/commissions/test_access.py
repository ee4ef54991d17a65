"""Who may not, may not by any act either, whatever page it is called from."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from commissions import handing_over, joining
from commissions.models import FocalPoint, Seat
from tests import make
from tests.commissions.room import a_room


@pytest.fixture
def room(db):
    return a_room()


# Dora is a contact of Colibrí: she neither manages it, nor leads, nor coordinates.
ACTS = {
    "appoint": lambda room, at: handing_over.appoint(
        room.commission,
        room.beto,
        room.colibri.organization,
        kind="alternate",
        origin="elected",
        by=room.dora,
        at=at,
    ),
    "end": lambda room, at: handing_over.end(room.commission.focal_points.get(), by=room.dora, at=at),
    "place": lambda room, at: joining.place(
        room.commission, make.organization(), delegate=None, intention="read", by=room.dora, at=at
    ),
    "leave": lambda room, at: joining.leave(room.colibri, by=room.dora, at=at),
    "change place": lambda room, at: joining.change_place(
        room.colibri, delegate=room.dora, intention="read", version=1, by=room.dora, at=at
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_act_of_whoever_has_no_right_is_refused(room, act):
    at = timezone.now()
    with pytest.raises(ValidationError, match="no se guardó nada"):
        ACTS[act](room, at)
    assert Seat.objects.active(at=at).count() == 2
    assert FocalPoint.objects.active(at=at).count() == 1
