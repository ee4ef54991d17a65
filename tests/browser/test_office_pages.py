"""Every page of the coordination's office in a real browser: accessible, and no wider than a telephone."""

import pytest
from django.urls import reverse
from django.utils import timezone

from kit.imports import writing
from members import admission
from members.importing.importer import MEMBER_LISTS
from members.models import MemberImport
from tests import make
from tests.access import office
from tests.browser.judging import judge, judge_new, send_wrong
from tests.members import office_rows
from tests.members.lists import monster

PARTS = 6  # of what one test would look at for too long

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WRONG_FORMS = [
    "members_application_decline",
    "members_memberimport_add",
    "members_office_add",
    "members_organization_add",
    "members_organization_change",
    "members_organization_export",
    "members_organization_invite",
    "members_organization_readmit",
    "members_organization_withdraw",
    "members_privacynotice_add",
    "members_privacynotice_change",
    "members_user_change",
    "surveys_item_add",
    "surveys_wave_add",
    "surveys_wave_copy",
]

# A file, and mails as their readers have them: drawn for mail programs, and where no script runs no judge does.
NO_PAGES = (
    "members_memberimport_model_file",
    "mailings_delivery_undelivered_file",
    "mailings_delivery_read",
    "mailings_bulletin_mail",
)


@pytest.fixture
def page(page_as):
    return page_as("staff")


@pytest.mark.parametrize("part", range(PARTS))
def test_office_pages_are_accessible_and_fit(page, server, cast, axe, part):
    office.furnish(cast)
    wrong, judged = [], set()
    shown = [name for name, answers in office.pages().items() if answers.split()[0] in ("200", "403")]
    for name in [name for name in shown if name != "jsi18n"][part::PARTS]:
        page.goto(office.address(name))
        wrong += judge_new(page, axe, judged)
    assert wrong == []


@pytest.mark.parametrize("part", range(PARTS))
def test_office_acts_are_accessible_and_fit(page, cast, axe, part):
    wrong = []
    for name, answers, make_done in (office.ACTS + office.SHOWS)[part::PARTS]:
        if answers.split()[0] == "200" and name not in NO_PAGES:
            page.goto(office.act_address(name, make_done(cast)))
            wrong += judge(page, axe)
    assert wrong == []


def test_office_forms_with_mistakes_are_accessible_and_fit(page, cast, axe):
    wrong = []
    acts = {name: make_done for name, _answers, make_done in office.ACTS}
    for name in WRONG_FORMS:
        page.goto(office.act_address(name, acts[name](cast)))
        send_wrong(page)
        if not page.locator(".errorlist, .errornote").count():
            wrong.append(f"{name}: no error is shown")
        wrong += judge(page, axe)
    assert wrong == []


def test_office_refused_act_is_accessible_and_fits(page, cast, axe):
    application = office_rows.waiting(cast)
    page.goto(office.act_address("members_application_approve", office.Submission(application)))
    admission.decline(application, by=cast["staff"], reason="Aún no trabaja con niñas y niños.", at=timezone.now())
    page.get_by_role("button", name="Aprobar").click()
    page.locator(".errornote").wait_for()
    assert judge(page, axe) == []


def test_office_organization_with_everything_is_accessible_and_fits(page, cast, axe):
    office_rows.pair(cast)
    make.invitation(cast.organization)
    page.goto(reverse("admin:members_organization_case_file", args=[cast.organization.pk]))
    assert judge(page, axe) == []
    page.goto(reverse("admin:members_organization_choose_merge", args=[cast.organization.pk]) + "?q=colibri")
    assert judge(page, axe) == []


def test_office_inviting_many_is_accessible_and_fits(page, cast, axe):
    make.organization("Con correo", email="hola@concorreo.example")
    page.goto(reverse("admin:members_organization_changelist"))
    page.locator("#action-toggle").check()
    page.locator("select[name=action]").select_option("invite_selected")
    page.locator("button[name=index]").click()
    page.locator("details > summary").first.click()
    wrong = judge(page, axe)
    page.get_by_role("button", name="Invitar ahora").click()
    page.wait_for_url("**/invitation/")
    assert page.locator(".messagelist").count() == 1
    assert wrong + judge(page, axe) == []


def test_office_import_is_accessible_and_fits_in_every_state(page, cast, axe):
    source = MemberImport.objects.bring(monster(), file_name="lista.csv", by=cast["staff"])
    address = reverse("admin:members_memberimport_change", args=[source.pk])
    MemberImport.objects.create(file_name="otra.csv", content=b"", state="refused", problem="No se encontró una tabla.")
    page.goto(reverse("admin:members_memberimport_change", args=[MemberImport.objects.latest("pk").pk]))
    wrong = judge(page, axe)
    page.goto(address)
    wrong += judge(page, axe)
    writing.work(MEMBER_LISTS)
    page.goto(address)
    page.locator("details > summary").first.click()
    wrong += judge(page, axe)
    source.confirm(by=cast["staff"])
    for state in ("applied", "undone"):
        writing.work(MEMBER_LISTS)
        page.goto(address)
        wrong += judge(page, axe)
        if state == "applied":
            source.refresh_from_db()
            source.ask_undo(by=cast["staff"])
    assert wrong == []
