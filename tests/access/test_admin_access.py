"""Only staff get into the coordination's office: every address of the admin, every other role, GET and POST."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import NoReverseMatch, get_resolver, reverse
from django.utils import timezone

from commitments.models import Figure
from commitments.releasing.preparing import prepare
from commitments.releasing.publishing import publish, reopen
from members.models import (
    Application,
    ConfirmationRequest,
    Correction,
    Export,
    Invitation,
    MemberImport,
    Merge,
    PrivacyNotice,
    SuspectedPair,
)
from tests import make
from tests.conftest import ROLES

CLOSED = ("/cuenta/", "/admin/login/", "/admin/")
# Pages that answer staff with a way on instead of a page.
REDIRECTS = {
    "login",
    "logout",
    "password_change",
    "password_change_done",
    "members_memberimport_decide",
    "members_organization_invite_many",
    "members_organization_merge",
}
# Acts without a page of their own: they answer only to POST.
POST_ONLY = {"members_memberimport_decide"}


def admin_patterns():
    """Every named pattern of the admin."""
    resolver = next(one for one in get_resolver().url_patterns if getattr(one, "namespace", None) == "admin")
    found = []

    def walk(patterns):
        for pattern in patterns:
            walk(pattern.url_patterns) if hasattr(pattern, "url_patterns") else found.append(pattern)

    walk(resolver.url_patterns)
    return [pattern for pattern in found if pattern.name]


NAMES = sorted({pattern.name for pattern in admin_patterns()})


@pytest.fixture
def office(house):
    """One row of every model of the office, so that every address has something to show."""
    now, staff, here = timezone.now(), house.users["staff"], house.organization
    Invitation.objects.create(organization=here, email="nueva@pacto.example")
    Application.objects.create(
        name="Nueva", state_id="09", description="x", contact_email="n@pacto.example", confirmed_at=now
    )
    question = ConfirmationRequest.objects.create(organization=here, user=house.users["titular"], year=2026)
    Correction.objects.create(request=question, organization=here, changes={"phone": "55"})
    Export.objects.create(created_by=staff, reason="x", file_format="csv", rows=1, organizations=[here.pk])
    MemberImport.objects.create(file_name="lista.csv", content=b"", created_by=staff)
    gone = make.organization("Absorbida", status="merged", merged_into=here)
    Merge.objects.create(kept=here, absorbed=gone, merged_by=staff)
    SuspectedPair.objects.create(first=here, second=house.other, score=97, found_at=now)
    PrivacyNotice.objects.get_or_create(version="x", defaults={"simplified": "x", "text": "x"})
    row = {"indicator": "anemia-ensanut", "year": "2023", "value": "24.5", "source": "ENSANUT 2023"}
    publish(prepare([(1, row)], title="x", by=staff, at=now), by=None, at=now)
    reopen(Figure.objects.get().indicator, 2023, by=staff, reason="x", at=now)
    return house


def address(name: str) -> str | None:
    """The address with the newest row of the model that its name begins with; None where there is no such row."""
    fixed = {"app_list": ["members"], "view_on_site": [1, 1]}
    try:
        return reverse(f"admin:{name}", args=fixed.get(name))
    except NoReverseMatch:
        pass
    app_label, model_name = name.split("_")[:2]
    row = apps.get_model(app_label, model_name)._default_manager.order_by("-pk").first()
    return reverse(f"admin:{name}", args=[row.pk]) if row else None


def test_admin_every_model_of_the_office_is_walked():
    walked = {tuple(name.split("_")[:2]) for name in NAMES}
    registered = {(model._meta.app_label, model._meta.model_name) for model in admin.site._registry}
    assert registered - walked == set()


def test_admin_holds_no_room_of_a_library():
    """Authenticators, sessions or addresses of others in staff's hands would be a way into their accounts."""
    assert {model._meta.app_label for model in admin.site._registry} == {"members", "commitments", "mailings"}


@pytest.mark.parametrize("role", [role for role in ROLES if role != "staff"])
def test_admin_lets_nobody_in_but_staff(office, role):
    client = office.client(role)
    for name in NAMES:
        url = address(name)
        if url is None:
            continue
        for method in (client.get, client.post):
            response = method(url)
            assert response.status_code == 302, (name, role)
            assert response.url.startswith(CLOSED) or response.url == "/", (name, response.url)


def test_admin_lets_staff_see_every_page(office):
    client, wrong = office.client("staff"), {}
    for name in NAMES:
        url = address(name)
        if url is None or name == "autocomplete" or name.endswith("_delete") or name == "view_on_site":
            continue
        status = client.get(url).status_code
        expected = 302 if name in REDIRECTS else 405 if name in POST_ONLY else 200
        if name.endswith("_add") and status == 403:
            expected = 403
        if status != expected:
            wrong[name] = status
    assert wrong == {}


def test_admin_lets_nobody_delete(office):
    client = office.client("staff")
    deletions = [name for name in NAMES if name.endswith("_delete")]
    statuses = {name: client.post(url, {"post": "yes"}).status_code for name in deletions if (url := address(name))}
    assert set(statuses.values()) == {403}
    assert len(statuses) >= 10


def test_admin_lets_staff_whose_office_ended_no_longer_in(office):
    client = office.client("staff")
    assert client.get("/admin/").status_code == 200
    term = office.users["staff"].offices.get()
    term.term = (term.started_at, timezone.now() - timedelta(seconds=1))
    term.save()
    assert client.get("/admin/").status_code == 302


def test_admin_sends_staff_without_a_second_factor_to_set_one_up(office, settings):
    settings.STAFF_MFA_REQUIRED = True
    client = office.client("staff")
    response = client.get("/admin/members/organization/", follow=True)
    assert [url for url, _status in response.redirect_chain][-1] == "/cuenta/2fa/"


@pytest.mark.parametrize("way", ["password_change", "password_change_done"])
def test_admin_changes_the_password_where_everybody_does(house, way):
    assert house.client("staff").get(reverse(f"admin:{way}")).url == "/cuenta/password/change/"


def test_admin_unknown_row_is_404(house):
    client = house.client("staff")
    assert client.get("/admin/members/organization/999999999/historia/").status_code == 404
    assert client.get("/admin/members/organization/99999999999999999999999/dar-de-baja/").status_code == 404
