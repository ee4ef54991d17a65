"""Forms that come back with mistakes and pages that say no, in a real browser: accessible and no wider than a phone."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from pacto.errors import server_error
from tests.access.table import ROWS, SUBJECTS
from tests.browser.judging import judge, send_wrong
from tests.browser.pages import HAS_PASSWORD, answer_for, settle
from tests.cast import ROLES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FORMS = {
    "visitor": ["account_login", "account_request_login_code", "account_reset_password"],
    HAS_PASSWORD: ["account_change_password", "account_reauthenticate"],
    "contact": ["account_set_password", "mfa_activate_totp"],
}
# Pages with several forms, each for an act of its own.
NOUNS = {"agreement": "agreement", "commission_proposal": "proposal"}
MISTAKE = "[aria-invalid=true], [role=alert], .errorlist"


def addresses(role: str, cast) -> list[str]:
    """Pages whose form answers this role 422, a section of the agenda, and those of the account."""
    forms = [row for row in ROWS if answer_for(role, row[2]) == "200"]
    refusing = [row for row in forms if answer_for(role, row[3]) == "422" or row[0] == "agenda_section"]
    ours = [reverse(name, kwargs=SUBJECTS[subject](cast)) for name, subject, *_answers in refusing]
    return ours + [reverse(name) for name in FORMS.get(role, [])]


@pytest.mark.parametrize("role", ROLES)
def test_form_with_mistakes_is_accessible_and_fits(page_as, cast, axe, role):
    settle(role, cast)
    page, wrong = page_as(role), []
    for address in addresses(role, cast):
        page.goto(address)
        send_wrong(page)
        if not page.locator(MISTAKE).count():
            wrong.append(f"{address}: no mistake is shown")
        wrong += judge(page, axe)
    assert wrong == []


@pytest.mark.parametrize("name", NOUNS)
def test_form_beside_others_with_mistakes_is_accessible_and_fits(page_as, cast, axe, name):
    page, wrong, address = page_as("titular"), [], reverse(name, kwargs=SUBJECTS[NOUNS[name]](cast))
    page.goto(address)
    forms = page.locator("main form.form:has(input:not([type=hidden]), textarea)")
    actions = forms.evaluate_all("forms => forms.map(form => form.getAttribute('action'))")
    for action in actions:
        page.goto(address)
        send_wrong(page, f"main form[action='{action}']")
        if not page.locator(MISTAKE).count():
            wrong.append(f"{action}: no mistake is shown")
        wrong += judge(page, axe)
    assert wrong == []
    assert len(actions) > 0


def test_page_that_refuses_is_accessible_and_fits(page_as, cast, axe):
    page, wrong = page_as(), []
    closed = reverse("invitation", kwargs=SUBJECTS["mailed_invitation"](cast))
    cast.organization.invitations.update(revoked_at="2026-01-01T00:00Z", revoked_by=cast["staff"])
    for address, status in {"/no-existe/": 404, f"/?q={'x' * 9000}": 400, closed: 410}.items():
        assert page.goto(address).status == status
        wrong += judge(page, axe)
    assert wrong == []


def test_page_of_trouble_is_accessible_and_fits(page_as, axe):
    page = page_as()
    body = server_error(RequestFactory().get("/")).content
    page.route("**/trouble/", lambda route: route.fulfill(status=500, body=body, content_type="text/html"))
    page.goto("/trouble/")
    assert judge(page, axe) == []


def test_page_that_gives_back_what_was_typed_is_accessible_and_fits(page_as, cast, axe):
    page = page_as("titular")
    page.goto(reverse("member_organization_edit", kwargs=SUBJECTS["organization"](cast)))
    page.context.clear_cookies()
    page.get_by_role("button", name="Guardar").click()
    page.wait_for_load_state()
    assert page.get_by_role("heading", level=1).inner_text() == "Esto no se guardó todavía"
    assert judge(page, axe) == []
