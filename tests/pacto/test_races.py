"""Two people at the same act at once, on connections of their own: one goes through, the other hears why not."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from kit.editing.versions import ConflictError
from kit.imports.states import ImportState
from members import admission, invitations, membership_status, merging, offices, record_editing
from members.models import Application, MemberImport, Merge, Office, Organization, PrivacyNotice, Representation, Status
from tests import make
from tests.races import at_once, behind

pytestmark = pytest.mark.django_db(transaction=True)


def meeting(*acts) -> list:
    """What each of these acts returned, all begun at the same moment, or the sentence of its refusal."""
    waiting = list(acts)
    return at_once(lambda: waiting.pop()(), times=len(acts))


def refusals(results) -> list:
    """The refusals among the results; whatever else was raised (a deadlock) is none."""
    return [one for one in results if isinstance(one, ValidationError | ConflictError)]


def breakages(results) -> list:
    return [one for one in results if isinstance(one, Exception) and one not in refusals(results)]


@pytest.mark.parametrize("_again", range(5))
def test_merges_that_cross_leave_one_record(coordinator, _again):
    """Red without the locks of `merging._both`: both records are merged, each into the other."""
    first, second = make.organization("Semilla"), make.organization("Semillas")
    results = meeting(
        lambda: merging.merge(first, second, by=coordinator),
        lambda: merging.merge(second, first, by=coordinator),
    )
    assert len(refusals(results)) == 1
    assert breakages(results) == []
    assert Merge.objects.count() == 1
    assert sorted(Organization.objects.values_list("status", flat=True)) == [Status.ACTIVE, Status.MERGED]


@pytest.mark.parametrize("act", ["withdraw", "merge"])
def test_record_saved_while_it_leaves_the_pact_loses_nothing_silently(coordinator, act):
    """Red without the version in `save_record`: it is written, and the writer never saw that it had left."""
    row, other = make.organization("Semilla"), make.organization("Colibrí")
    leave = {
        "withdraw": lambda: membership_status.withdraw(row, by=coordinator, reason="Cerró."),
        "merge": lambda: merging.merge(other, row, by=coordinator),
    }[act]
    results = behind(
        leave, lambda: record_editing.save_record(row, {"description": "Lo nuevo"}, version=1, by=coordinator)
    )
    row.refresh_from_db()
    assert len(refusals(results)) == 1
    assert breakages(results) == []
    assert row.description == ""
    assert row.status == {"withdraw": Status.WITHDRAWN, "merge": Status.MERGED}[act]


def test_withdrawals_and_a_merge_at_once_leave_one_of_them(coordinator):
    """Red without the lock of `withdraw`: an organisation is withdrawn twice, or after it was merged."""
    row, other = make.organization("Semilla"), make.organization("Colibrí")
    withdraw = lambda: membership_status.withdraw(row, by=coordinator, reason="Cerró.")  # noqa: E731
    results = meeting(withdraw, withdraw, withdraw, withdraw)
    assert len(refusals(results)) == 3
    assert breakages(results) == []
    results = meeting(
        lambda: membership_status.readmit(row, by=coordinator, reason="Volvió."),
        lambda: merging.merge(other, row, by=coordinator),
    )
    row.refresh_from_db()
    assert breakages(results) == []
    assert row.status == Status.MERGED
    assert row.merged_into_id == other.pk


def test_office_form_saved_by_two_at_once_tells_one_of_the_other(coordinator):
    """Red without the lock in `VersionedForm._claim`: both are told that it was saved."""
    row, second = make.organization("Semilla"), make.user("coordinacion2@pacto.example")
    make.office(second)
    address = f"/admin/members/organization/{row.pk}/change/"

    def save(user, words):
        client = Client()
        client.force_login(user)
        form = client.get(address).context["adminform"].form
        typed = {name: value for name, value in form.initial.items() if value not in (None, "")}
        return lambda: client.post(address, typed | {"version": 1, "description": words}).status_code

    results = behind(save(coordinator, "De una"), save(second, "De otra"))
    row.refresh_from_db()
    assert results == [302, 409]
    assert row.description == "De una"
    assert row.version == 2


def test_application_is_approved_or_declined_never_both(coordinator):
    """Red without the lock of `admission._lock`: the organisation is made although the application was declined."""
    row = make.application("Semilla", confirmed_at="2026-01-01T00:00Z")
    results = behind(
        lambda: admission.decline(Application.objects.get(pk=row.pk), by=coordinator, reason="Falta."),
        lambda: admission.approve(Application.objects.get(pk=row.pk), by=coordinator),
    )
    row.refresh_from_db()
    assert len(refusals(results)) == 1
    assert breakages(results) == []
    assert row.decision == "declined"
    assert Organization.objects.exists() is False


def test_applications_that_come_together_are_counted_one_after_the_other(coordinator):
    """Red without `hold` in `admission.submit`: both are counted before either is written, and six are let in."""
    first = make.application("Semilla", contact_email="ana@semilla.example")
    for number in range(admission.UNCONFIRMED_A_DAY - 2):
        make.application(f"Semilla {number}", contact_email=first.contact_email)

    def submit(name):
        row = Application(name=name, contact_email=first.contact_email, kind=first.kind, state=first.state)
        return lambda: admission.submit(row, notice=PrivacyNotice.objects.get())

    results = behind(submit("Semilla nueva"), submit("Semilla otra"))
    assert len(refusals(results)) == 1
    assert breakages(results) == []
    assert Application.objects.count() == admission.UNCONFIRMED_A_DAY


def test_import_is_confirmed_or_discarded_once(coordinator):
    """Red without the lock of `AbstractImport.locked`: confirmed twice, or discarded while it is written."""
    source = MemberImport.objects.create(file_name="lista.csv", state=ImportState.PREVIEW)
    confirm = lambda: source.confirm(by=coordinator)  # noqa: E731
    results = meeting(confirm, confirm, source.discard)
    assert len(refusals(results)) == 2
    assert breakages(results) == []


def test_person_is_appointed_once(coordinator):
    """Red without the lock of `offices.appoint`: the constraint answers with an error instead of a sentence."""
    make.user("nora@pacto.example")
    appoint = lambda: offices.appoint("nora@pacto.example", kind="board", by=coordinator)  # noqa: E731
    results = behind(appoint, appoint)
    assert len(refusals(results)) == 1
    assert breakages(results) == []
    assert Office.objects.filter(kind="board").count() == 1


def test_organization_gets_one_titular(coordinator):
    """Red without the lock of `OrganizationQuerySet.locked`: two acceptances end in an error of the database."""
    organization = make.organization("Semilla")
    invited = [make.user(), make.user()]
    sent = [make.invitation(organization, user.email) for user in invited]
    acts = [lambda at=at: invitations.accept(sent[at], user=invited[at]) for at in (0, 1)]
    results = behind(*acts)
    active = Representation.objects.filter(kind="titular", term__upper_inf=True)
    assert len(refusals(results)) == 1
    assert breakages(results) == []
    assert active.count() == 1
