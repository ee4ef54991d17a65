"""Senders that are killed: nothing is lost, nothing comes twice where the relay can be asked, and doubt is shown."""

import pytest

from tests.mailings.chaos.harness import run

pytestmark = pytest.mark.django_db(transaction=True)

SHORT = {"total": 600, "kills": 12}
LONG = {"total": 10_000, "kills": 50}


def assert_all_places(report):
    assert [place for place in ("claim", "data", "commit") if not report.landed[place]] == []


@pytest.mark.parametrize("kind", ["plain", "again"])
def test_twelve_kills_with_a_relay_that_can_be_asked_lose_and_double_nothing(tmp_path, kind):
    """Red without the claim (below), and with a dead claim queued again at once."""
    report = run(tmp_path, seed=1, kind=kind, with_log=True, **SHORT)
    assert_all_places(report)
    assert report.lost == []
    assert report.doubled == []
    assert report.states == {"sent": 600}


def test_harness_sees_what_senders_without_a_claim_do(tmp_path):
    report = run(tmp_path, "--without-claim", seed=1, kind="plain", with_log=True, **SHORT)
    assert report.lost == []
    assert len(report.doubled) > 0
    assert report.unflagged == report.doubled


@pytest.mark.chaos
@pytest.mark.parametrize(("seed", "kind"), [(1, "plain"), (2, "again"), (3, "again")])
def test_fifty_kills_with_a_relay_that_can_be_asked_lose_and_double_nothing(tmp_path, seed, kind):
    report = run(tmp_path, seed=seed, kind=kind, with_log=True, **LONG)
    assert_all_places(report)
    assert report.lost == []
    assert report.doubled == []
    assert report.states == {"sent": 10_000}


@pytest.mark.chaos
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_fifty_kills_with_a_relay_that_cannot_be_asked_double_one_each_at_most_and_flag_it(tmp_path, seed):
    report = run(tmp_path, seed=seed, kind="again", with_log=False, **LONG)
    assert_all_places(report)
    assert report.lost == []
    assert report.unflagged == []
    assert report.states == {"sent": 10_000}
    assert len(report.doubled) <= LONG["kills"]


@pytest.mark.chaos
def test_fifty_kills_of_a_kind_that_is_held_double_nothing_and_show_what_is_unknown(tmp_path):
    report = run(tmp_path, seed=1, kind="plain", with_log=False, **LONG)
    assert_all_places(report)
    inside = sum(report.landed[place] for place in ("claim", "data", "commit"))
    assert report.lost == []
    assert report.doubled == []
    assert report.states == {"sent": 10_000 - inside, "uncertain": inside}


@pytest.mark.chaos
def test_fifty_kills_without_a_claim_are_seen_as_doubles(tmp_path):
    report = run(tmp_path, "--without-claim", seed=1, kind="again", with_log=True, **LONG)
    assert report.lost == []
    assert len(report.doubled) > 0
    assert report.unflagged == report.doubled
