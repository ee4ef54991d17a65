"""The drawing of the cover."""

import pytest

from pacto.rings import MOST_RINGS, rings


@pytest.mark.parametrize("total", [0, 1, 12, 13, 40, 446, 1000])
def test_rings_hold_every_organisation(total):
    assert sum(ring.dots for ring in rings(total)) == total


def test_rings_of_today_close_without_a_gap():
    assert [ring.dots for ring in rings(446)] == [12, 18, 24, 29, 35, 41, 46, 52, 57, 63, 69]


def test_rings_end_however_many_organisations_there_are():
    assert len(rings(44_600)) == MOST_RINGS
