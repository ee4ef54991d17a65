"""Who may not, may not by any act either, whatever page it is called from."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from commissions import handing_over, joining
from commissions.models import FocalPoint, Seat
from tests import make
from tests.cast import commission_scene


@pytest.fixture
def scene(db):
    return commission_scene()


# Dora is a contact of Colibrí: she neither manages it, nor leads, nor coordinates.
ACTS = {
    "appoint": lambda scene, at: handing_over.appoint(
        scene.commission,
        scene["titular"],
        scene.organization,
        kind="alternate",
        origin="elected",
        by=scene["contact"],
        at=at,
    ),
    "end": lambda scene, at: handing_over.end(scene.commission.focal_points.get(), by=scene["contact"], at=at),
    "add seat": lambda scene, at: joining.add_seat(
        scene.commission, make.organization(), delegate=None, intention="read", by=scene["contact"], at=at
    ),
    "leave": lambda scene, at: joining.leave(scene.seats["delegate"], by=scene["contact"], at=at),
    "change seat": lambda scene, at: joining.change_seat(
        scene.seats["delegate"], delegate=scene["contact"], intention="read", version=1, by=scene["contact"], at=at
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_act_of_whoever_has_no_right_is_refused(scene, act):
    at = timezone.now()
    with pytest.raises(ValidationError, match="no se guardó nada"):
        ACTS[act](scene, at)
    assert Seat.objects.active(at=at).count() == 2
    assert FocalPoint.objects.active(at=at).count() == 1
