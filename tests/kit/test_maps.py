"""Outlines keep their shape with fewer points."""

import re

from kit.maps import area, compact, rings

SQUARE = "m 10,10 5,0.04 5,-0.04 0,10 -10,0 z"


def test_maps_rings_reads_relative_and_absolute_commands():
    assert rings("M 1,1 L 3,1 3,3 z m 5,5 l 1,0 0,1 z") == [[(1, 1), (3, 1), (3, 3)], [(6, 6), (7, 6), (7, 7)]]


def test_maps_rings_starts_after_z_where_the_ring_began():
    assert rings("m 1,1 2,0 0,2 z m 1,0 1,0 0,1 z")[1][0] == (2, 1)


def test_maps_compact_drops_points_near_the_line():
    assert compact(SQUARE, tolerance=0.1, smallest=0) == "M10 10l10 0 0 10-10 0z"


def test_maps_compact_drops_small_rings_but_never_the_largest():
    assert compact(SQUARE + " m 50,50 1,0 0,1 z", tolerance=0.1, smallest=2).count("M") == 1
    assert compact("m 0,0 1,0 0,1 z", tolerance=0.1, smallest=2).count("M") == 1


def test_maps_compact_does_not_add_up_roundings():
    path = "m 0,0 " + "1.04,0.52 " * 50 + "0,100 z"
    steps = re.findall(r"-?\d*\.?\d+", compact(path, tolerance=0, smallest=0).split("l")[1])
    assert abs(sum(map(float, steps[::2])) - 52) < 0.1


def test_maps_area_of_a_square():
    assert area([(0, 0), (2, 0), (2, 2), (0, 2)]) == 4
