"""The coordination's sessions end after half an hour without her and after half a day; members keep theirs."""

from datetime import timedelta

import pytest
from django.test import Client

from members import sessions
from members.models import MemberImport, Organization
from members.sessions import STAFF_IDLE, STAFF_LONGEST
from tests import make

MINUTE = 60


@pytest.fixture
def staff(cast, monkeypatch) -> Client:
    """Logged in two minutes ago, and noted on the first page."""
    monkeypatch.setattr(sessions, "NOTED_EVERY", timedelta(minutes=1))
    client = cast.client("staff")
    logged_in(client, minutes=2)
    assert client.get("/admin/").status_code == 200
    return client


def logged_in(client, **ago) -> None:
    session = client.session
    session["logged_in_at"] -= int(timedelta(**ago).total_seconds())
    session.save()


def shift(client, *, seen: float = 0, since: float = 0) -> None:
    """As if the last request, or the login, had been so many seconds earlier."""
    session = client.session
    session["staff_seen"] -= int(seen)
    session["logged_in_at"] -= int(since)
    session.save()


def is_inside(client) -> bool:
    return client.get("/admin/").status_code == 200


def test_staff_session_ends_after_half_an_hour_without_her(staff):
    shift(staff, seen=STAFF_IDLE.total_seconds() - MINUTE, since=STAFF_IDLE.total_seconds())
    assert is_inside(staff)
    shift(staff, seen=STAFF_IDLE.total_seconds() + MINUTE)
    answer = staff.get("/admin/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/cuenta/login/?next=/admin/")
    assert "se cerró por seguridad" in answer.content.decode()
    assert not is_inside(staff)


def test_staff_session_ends_after_half_a_day_of_work(staff):
    shift(staff, since=STAFF_LONGEST.total_seconds() - 10 * MINUTE)
    assert is_inside(staff)
    shift(staff, since=10 * MINUTE)
    assert not is_inside(staff)


def test_work_keeps_the_staff_session(staff):
    for _request in range(4):
        shift(staff, seen=STAFF_IDLE.total_seconds() - MINUTE)
        assert is_inside(staff)


def test_what_a_page_asks_by_itself_does_not_keep_the_staff_session(staff):
    shift(staff, seen=10 * MINUTE)
    seen = staff.session["staff_seen"]
    staff.get("/", headers={"X-Unattended": "1"})
    assert staff.session["staff_seen"] == seen
    staff.get("/")
    assert staff.session["staff_seen"] > seen


def test_page_that_loads_itself_anew_does_not_keep_the_staff_session(staff, cast):
    """Red where only htmx says so: the page of a list that no worker reads keeps the door open for half a day."""
    row = MemberImport.objects.bring(b"nombre,estado\nUno,Oaxaca\n", file_name="a.csv", by=cast["staff"])
    address = f"/admin/members/memberimport/{row.pk}/change/"
    after = staff.get(address)["Refresh"].partition("url=")[2]
    shift(staff, seen=10 * MINUTE)
    seen = staff.session["staff_seen"]
    assert staff.get(address + after)["Refresh"].endswith(after)
    assert staff.session["staff_seen"] == seen


@pytest.mark.parametrize("address", ["/admin/members/organization/add/", "/cuenta/email/"])
def test_text_typed_while_the_session_ended_is_given_back(staff, address):
    shift(staff, seen=STAFF_IDLE.total_seconds() + MINUTE)
    answer = staff.post(address, {"name": "Un texto largo que nadie quiere perder"})
    assert answer.status_code == 403
    assert "Un texto largo que nadie quiere perder" in answer.content.decode()
    assert not Organization.objects.filter(name__startswith="Un texto").exists()


@pytest.mark.parametrize(("minutes", "inside"), [(29, True), (31, False)])
def test_staff_session_counts_from_the_login(cast, minutes, inside):
    client = cast.client("staff")
    logged_in(client, minutes=minutes)
    assert is_inside(client) is inside


def test_session_left_at_once_is_not_opened_again_by_a_later_login(cast):
    """Red where her last login counts, wherever it was: a session closed within its first minute never ended."""
    left = cast.client("staff")
    logged_in(left, hours=1)
    assert is_inside(cast.client("staff"))
    assert not is_inside(left)


def test_session_of_which_no_login_is_known_is_over(cast):
    client = cast.client("staff")
    session = client.session
    del session["logged_in_at"]
    session.save()
    assert not is_inside(client)


def test_member_who_is_appointed_has_the_half_day_from_her_login(cast):
    client = cast.client("outsider")
    logged_in(client, minutes=STAFF_LONGEST.total_seconds() // 60 + 1)
    assert client.get("/").status_code == 200
    make.office(cast["outsider"])
    assert not is_inside(client)


def test_members_keep_their_session(cast):
    titular = cast.client("titular")
    titular.get("/cuenta/email/")
    assert "staff_seen" not in titular.session


def test_logging_out_clears_what_the_browser_kept(cast):
    client = cast.client("titular")
    assert client.post("/cuenta/logout/")["Clear-Site-Data"] == '"storage"'
