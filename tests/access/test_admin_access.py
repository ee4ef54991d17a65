"""Only staff get into the coordination's office: every address, every role; where one is refused nothing changes."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib import admin
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from tests.access import office
from tests.access.answers import everything, is_sent_away
from tests.cast import ROLES

OUTSIDE = [role for role in ROLES if role != "staff"]
ENDED = "staff whose office ended"
OFFICE_ACTS = office.ACTS + office.SHOWS


def names(resolver) -> set[str]:
    """Names of every address below."""
    patterns = resolver.url_patterns
    below = {name for one in patterns if hasattr(one, "url_patterns") for name in names(one)}
    return below | {one.name for one in patterns if getattr(one, "name", None)}


def test_office_every_address_has_a_row():
    resolver = next(one for one in get_resolver().url_patterns if getattr(one, "namespace", None) == "admin")
    assert names(resolver) == office.pages().keys() | {name for name, *_rest in OFFICE_ACTS}


def test_office_holds_no_room_of_a_library():
    """Authenticators, sessions or addresses of others in staff's hands would be a way into their accounts."""
    assert {model._meta.app_label for model in admin.site._registry} == set(settings.LOCAL_APPS)


@pytest.fixture
def furnished(cast):
    office.furnish(cast)
    return cast


def client_of(cast, role: str) -> Client:
    if role != ENDED:
        return cast.client(role)
    client = cast.client("staff")
    assert client.get("/admin/").status_code == 200
    own = cast["staff"].offices.get()
    own.term = (own.started_at, timezone.now() - timedelta(seconds=1))
    own.save()
    return client


def answer(response) -> str:
    return str(response.status_code)


def is_refused(response, role: str, submission: office.Submission) -> bool:
    """Sent away; a visitor, whose session may have ended, gets back what was typed, with 403."""
    typed = any(isinstance(value, str) for value in submission.data.values())
    return response.status_code == 403 if role == "visitor" and typed else is_sent_away(response)


def posted(client: Client, url: str, submission: office.Submission):
    """The answer to the act; a file is sent from its beginning each time, and one that is answered is read."""
    for value in submission.data.values():
        if hasattr(value, "seek"):
            value.seek(0)
    response = client.post(url, submission.data)
    b"".join(response.streaming_content if response.streaming else [])
    return response


def test_office_pages_answer_staff_as_the_table_says(furnished):
    client, got = furnished.client("staff"), {}
    for name in office.pages():
        url = office.address(name)
        got[name] = f"{answer(client.get(url))} {answer(client.post(url))}"
    assert got == office.pages()


@pytest.mark.parametrize("role", [*OUTSIDE, ENDED])
def test_office_pages_send_everybody_else_away(furnished, role):
    client = client_of(furnished, role)
    before = everything()
    for name in office.pages():
        for method in (client.get, client.post):
            assert is_sent_away(method(office.address(name))), name
    assert everything() == before


@pytest.mark.parametrize("act", OFFICE_ACTS, ids=lambda act: act[0])
def test_office_act_is_done_by_staff_and_by_nobody_else(cast, act):
    name, answers, make_done = act
    submission = make_done(cast)
    url = office.act_address(name, submission)
    staff, others = cast.client("staff"), {role: cast.client(role) for role in OUTSIDE}
    before = everything()
    for role, client in others.items():
        assert is_sent_away(client.get(url)), role
        assert is_refused(posted(client, url, submission), role, submission), role
    assert everything() == before
    page = staff.get(url)
    assert answer(page) == answers.split()[0]
    if page.status_code == 200 and act in office.ACTS and not name.endswith("_changelist"):
        assert b'name="form_key"' in page.content, "its form acts as often as it is sent"
    assert everything() == before, "a look changed something"
    assert answer(posted(staff, url, submission)) == answers.split()[1]
    assert (everything() != before) == (act in office.ACTS)


@pytest.mark.parametrize("act", OFFICE_ACTS, ids=lambda act: act[0])
def test_office_act_is_refused_to_staff_whose_office_ended(cast, act):
    name, _answers, make_done = act
    submission = make_done(cast)
    url = office.act_address(name, submission)
    client = client_of(cast, ENDED)
    before = everything()
    assert is_sent_away(client.get(url))
    assert is_sent_away(client.post(url, submission.data))
    assert everything() == before


def test_office_sends_staff_without_a_second_factor_to_set_one_up(cast, settings):
    settings.STAFF_MFA_REQUIRED = True
    response = cast.client("staff").get("/admin/members/organization/", follow=True)
    assert [url for url, _status in response.redirect_chain][-1] == "/cuenta/2fa/"


@pytest.mark.parametrize("way", ["password_change", "password_change_done"])
def test_office_changes_the_password_where_everybody_does(cast, way):
    assert cast.client("staff").get(reverse(f"admin:{way}")).url == "/cuenta/password/change/"


def test_office_unknown_row_is_404(cast):
    client = cast.client("staff")
    assert client.get("/admin/members/organization/999999999/historia/").status_code == 404
    assert client.get("/admin/members/organization/99999999999999999999999/dar-de-baja/").status_code == 404
