"""An application comes in, is confirmed, and is approved or declined with a way back."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from members import admission, invitations
from members.models import Application, Consent, Organization, PrivacyNotice, State
from tests import make
from tests.races import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice():
    return PrivacyNotice.objects.current(at=timezone.now())


def unsaved(**fields) -> Application:
    values = {"name": "Semilla Nueva", "description": "Cuida.", "contact_name": "Ana", "state_id": "20"}
    return Application(**(values | {"contact_email": "Ana@Pacto.example"} | fields))


def test_submit_keeps_the_application_and_which_notice_was_accepted(notice):
    application = admission.submit(unsaved(), notice=notice)
    assert application.contact_email == "ana@pacto.example"
    assert list(Consent.objects.values_list("application", "notice")) == [(application.pk, notice.pk)]
    assert list(Application.objects.confirmation_due()) == [application]


def test_submit_twice_is_one_application_whose_link_is_sent_again(notice):
    first = admission.submit(unsaved(), notice=notice)
    Application.objects.update(confirmation_sent_at=timezone.now() - timedelta(hours=1))
    second = admission.submit(unsaved(name="SEMILLA NUEVA"), notice=notice)
    assert second == first
    assert Application.objects.count() == 1
    assert list(Application.objects.confirmation_due()) == [first]


def test_submit_twice_within_minutes_sends_one_mail(notice):
    admission.submit(unsaved(), notice=notice)
    Application.objects.update(confirmation_sent_at=timezone.now())
    admission.submit(unsaved(), notice=notice)
    assert Application.objects.confirmation_due().count() == 0


def test_submit_of_many_by_one_address_is_refused(notice):
    for number in range(admission.UNCONFIRMED_A_DAY):
        admission.submit(unsaved(name=f"Semilla {number}"), notice=notice)
    with pytest.raises(ValidationError, match="varias solicitudes"):
        admission.submit(unsaved(name="Otra"), notice=notice)
    admission.submit(unsaved(name="Otra", contact_email="beto@pacto.example"), notice=notice)
    assert Application.objects.count() == admission.UNCONFIRMED_A_DAY + 1


@pytest.mark.django_db(transaction=True)
def test_submit_of_the_same_form_at_once_is_one_application():
    """Red without the constraint: eight rows."""
    notice = PrivacyNotice.objects.current(at=timezone.now())
    rows = at_once(lambda: admission.submit(unsaved(), notice=notice).pk, times=8)
    assert set(rows) == {Application.objects.get().pk}
    assert Application.objects.count() == 1
    assert Consent.objects.count() == 1


def test_confirm_email_twice_keeps_the_first_moment():
    application = make.application()
    admission.confirm_email(application)
    first = application.confirmed_at
    admission.confirm_email(application)
    assert Application.objects.get().confirmed_at == first
    assert list(Application.objects.waiting()) == [application]


def test_approve_makes_the_organization_and_invites_its_titular(coordinator):
    application = make.application("Semilla", confirmed_at=timezone.now(), rfc="ABC010203XY9", contact_position="D")
    organization = admission.approve(application, by=coordinator)
    assert list(Organization.objects.active()) == [organization]
    assert organization.name == "Semilla"
    assert organization.rfc == "ABC010203XY9"
    assert organization.slug == "semilla"
    assert organization.state == State.objects.get(code="20")
    assert organization.email == ""
    assert organization.joined_on == timezone.localdate()
    assert organization.status_by == coordinator
    invitation = organization.invitations.get()
    assert invitation.email == application.contact_email
    assert invitation.kind == "titular"
    assert invitation.position == "D"
    application.refresh_from_db()
    assert application.decision == "approved"
    assert application.organization == organization


def test_approve_twice_is_refused(coordinator):
    application = make.application(confirmed_at=timezone.now())
    admission.approve(application, by=coordinator)
    with pytest.raises(ValidationError, match="ya fue decidida"):
        admission.approve(Application.objects.get(), by=coordinator)
    assert Organization.objects.count() == 1


def test_approve_of_an_unconfirmed_email_is_refused(coordinator):
    with pytest.raises(ValidationError, match="confirmen el correo"):
        admission.approve(make.application(), by=coordinator)


def test_approve_of_an_rfc_that_is_taken_leaves_nothing_behind(coordinator):
    make.organization(rfc="ABC010203XY9")
    application = make.application(confirmed_at=timezone.now(), rfc="ABC010203XY9")
    with pytest.raises(ValidationError, match="Ya hay una organización con ese RFC"):
        admission.approve(application, by=coordinator)
    assert Organization.objects.count() == 1
    assert Application.objects.get().decision == ""


def test_decline_says_why_and_waits_to_be_told(coordinator):
    application = make.application(confirmed_at=timezone.now())
    admission.decline(application, by=coordinator, reason=" Falta el acta. ")
    assert Application.objects.get().reason == "Falta el acta."
    assert list(Application.objects.decision_due()) == [application]


def test_decline_of_an_unconfirmed_one_writes_to_nobody(coordinator):
    admission.decline(make.application(), by=coordinator, reason="No es una organización.")
    assert Application.objects.decision_due().count() == 0
    assert Application.objects.get().decision == "declined"


def test_decline_without_a_reason_is_refused(coordinator):
    with pytest.raises(ValidationError, match="Escriba el motivo"):
        admission.decline(make.application(confirmed_at=timezone.now()), by=coordinator, reason="  ")


def test_resubmit_after_a_decline_waits_for_the_coordination_again(coordinator):
    application = make.application(confirmed_at=timezone.now())
    admission.decline(application, by=coordinator, reason="Falta el acta.")
    application.description = "Con acta."
    admission.resubmit(application)
    kept = Application.objects.waiting().get()
    assert kept.description == "Con acta."
    assert kept.decided_at is None
    assert kept.decided_by is None


def test_resubmit_with_another_address_has_to_be_confirmed_again():
    sent = timezone.now() - timedelta(days=1)
    application = make.application(confirmed_at=sent, confirmation_sent_at=sent)
    application.contact_email = "Nueva@pacto.example"
    admission.resubmit(application)
    assert list(Application.objects.confirmation_due()) == [application]
    assert Application.objects.get().contact_email == "nueva@pacto.example"


def test_resubmit_of_an_approved_one_is_refused(coordinator):
    application = make.application(confirmed_at=timezone.now())
    stale = Application.objects.get()
    admission.approve(application, by=coordinator)
    with pytest.raises(ValidationError, match="ya fue aprobada"):
        admission.resubmit(stale)


@pytest.mark.parametrize(
    ("fields", "states"),
    [
        ({}, ["past", "current", "", ""]),
        ({"confirmed_at": timezone.now()}, ["past", "past", "current", ""]),
        ({"confirmed_at": timezone.now(), "decision": "declined"}, ["past", "past", "past", "current"]),
        ({"confirmed_at": timezone.now(), "decision": "approved"}, ["past"] * 4),
    ],
)
def test_steps_say_how_far_it_has_come(fields, states):
    assert [state for _name, state in unsaved(**fields).steps()] == states


def test_submit_refuses_when_the_hour_is_full_of_unconfirmed_ones(notice, monkeypatch):
    monkeypatch.setattr(admission, "UNCONFIRMED_AN_HOUR", 1)
    admission.submit(unsaved(contact_email="a@pacto.example"), notice=notice)
    with pytest.raises(ValidationError, match="demasiadas solicitudes"):
        admission.submit(unsaved(contact_email="b@pacto.example"), notice=notice)


def test_approve_carries_the_telephone_of_whoever_applied_to_its_titular(coordinator):
    application = make.application(confirmed_at=timezone.now(), contact_phone="55 0000 0001")
    organization = admission.approve(application, by=coordinator)
    person = make.user(application.contact_email)
    invitations.accept(organization.invitations.get(), user=person)
    person.refresh_from_db()
    assert person.name == "Ana Inventada"
    assert person.phone == "55 0000 0001"
