"""Mail to addresses that somebody typed: a few a day, counted in whatever way it is asked for."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from members import admission, invitations, inviting_many, unproven
from members.models import Application, Invitation, Organization, PrivacyNotice, UnprovenMail
from tests import make
from tests.races import at_once

pytestmark = pytest.mark.django_db
STRANGER = "desconocida@otra.example"


@pytest.fixture
def typed():
    return {
        "name": "Semilla Nueva",
        "kind": "organization",
        "state": "20",
        "description": "Acompaña a familias.",
        "contact_name": "URGENTE: su cuenta fue bloqueada, entre a www.malo.example ahora",
        "notice": PrivacyNotice.objects.get().version,
        "consent": "on",
    }


def correct(client, application: Application, typed: dict, address: str):
    page = reverse("application_edit", args=[admission.application_token(application)])
    return client.post(page, typed | {"contact_email": address})


def test_corrections_of_one_application_write_to_a_few_addresses_a_day_and_lose_nothing(client, typed):
    """Red without `note` in `admission.resubmit`: thirty strangers."""
    application = make.application()
    answers = [correct(client, application, typed, f"extrana{number}@otra.example") for number in range(30)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [422] * 25
    assert "direcciones sin confirmar. Podrá enviarse otro desde el" in answers[-1].content.decode()
    assert answers[-1].context["form"]["contact_email"].value() == "extrana29@otra.example"
    assert Application.objects.get().contact_email == "extrana4@otra.example"


def test_corrections_that_write_to_nobody_are_as_many_as_one_likes(client, typed):
    application = make.application(confirmation_sent_at=timezone.now())
    address = application.contact_email
    assert [correct(client, application, typed, address).status_code for _number in range(12)] == [302] * 12


def test_corrections_of_one_application_reach_ten_addresses_in_a_month(typed, client):
    application = make.application()
    rows = [{"email": f"x{number}@otra.example", "about": application.pk} for number in range(10)]
    before = timezone.now() - timedelta(days=3)
    UnprovenMail.objects.bulk_create(UnprovenMail(cause="application", asked_at=before, **row) for row in rows)
    assert correct(client, application, typed, STRANGER).status_code == 422
    UnprovenMail.objects.update(asked_at=timezone.now() - timedelta(days=31))
    assert correct(client, application, typed, STRANGER).status_code == 302


def test_corrections_into_one_address_by_many_applications_are_few(typed, client):
    """Red with a limit for each application alone."""
    rows = [make.application() for _number in range(8)]
    answers = [correct(client, row, typed | {"name": f"Otra {row.pk}"}, STRANGER).status_code for row in rows]
    assert answers == [302] * 5 + [422] * 3


def test_corrections_into_an_address_that_once_answered_are_few_until_it_answers_again(typed, client):
    """Red where whoever once confirmed is written to without end."""
    make.application("Confirmada", contact_email=STRANGER, confirmed_at=timezone.now() - timedelta(days=1))
    rows = [make.application() for _number in range(8)]

    def corrected(rows):
        return [correct(client, row, typed | {"name": f"Otra {row.pk}"}, STRANGER).status_code for row in rows]

    assert corrected(rows) == [302] * 5 + [422] * 3
    admission.confirm_email(Application.objects.get(pk=rows[0].pk), at=timezone.now())
    assert corrected(rows[5:]) == [302] * 3


def test_corrections_to_and_fro_between_addresses_that_once_answered_are_few(typed, client):
    """Red where mail to such addresses is not counted for its application either."""
    addresses = [f"conocida{number}@otra.example" for number in range(8)]
    for number, address in enumerate(addresses):
        make.application(f"Confirmada {number}", contact_email=address, confirmed_at=timezone.now())
    application = make.application()
    assert [correct(client, application, typed, one).status_code for one in addresses] == [302] * 5 + [422] * 3


def test_invite_and_revoke_again_and_again_writes_three_times_a_day(cast):
    """Red without `note` in `invitations.invite`: as many as one likes."""
    titular = cast["titular"]
    for _number in range(3):
        invitations.revoke(
            invitations.invite(cast.organization, email=STRANGER, by=titular, at=timezone.now()),
            by=titular,
            at=timezone.now(),
        )
    with pytest.raises(ValidationError, match="ya le escribimos varias veces hoy"):
        invitations.invite(cast.organization, email=STRANGER, by=titular, at=timezone.now())
    assert Invitation.objects.count() == 3
    assert UnprovenMail.objects.count() == 3


def test_resend_again_and_again_writes_three_times_a_day(cast):
    """Red without `note` in `invitations.resend`."""
    invitation = invitations.invite(cast.organization, email=STRANGER, by=cast["titular"], at=timezone.now())
    for _number in range(2):
        invitations.resend(invitation, by=cast["titular"], at=timezone.now())
    Invitation.objects.update(sent_at=timezone.now())
    with pytest.raises(ValidationError, match="varias veces hoy"):
        invitations.resend(invitation, by=cast["staff"], at=timezone.now())
    assert Invitation.objects.get().sent_at is not None
    UnprovenMail.objects.update(asked_at=timezone.now() - timedelta(days=1))
    invitations.resend(invitation, by=cast["titular"], at=timezone.now())


def test_one_person_invites_ten_a_day_and_the_coordination_more(cast):
    titular, staff = cast["titular"], cast["staff"]
    for number in range(10):
        invitations.invite(cast.organization, email=f"p{number}@otra.example", by=titular, at=timezone.now())
    with pytest.raises(ValidationError, match="demasiados correos"):
        invitations.invite(cast.organization, email=STRANGER, by=titular, at=timezone.now())
    invitations.invite(cast.organization, email=STRANGER, by=staff, at=timezone.now())


def test_resend_refused_says_so_on_the_page(cast):
    invitation = invitations.invite(cast.organization, email=STRANGER, by=cast["titular"], at=timezone.now())
    page = reverse("invitation_resend", args=[cast.organization.slug, invitation.pk])
    answers = [cast.client("titular").post(page, follow=True).content.decode() for _number in range(3)]
    assert ["varias veces hoy" in answer for answer in answers] == [False, False, True]


def test_inviting_many_counts_each_address(cast):
    for number in range(5):
        make.organization(f"Red {number}", email=STRANGER)
    chosen = Organization.objects.filter(email=STRANGER)
    assert inviting_many.invite_all(chosen, by=cast["staff"], at=timezone.now()) == 3
    plan = inviting_many.plan(chosen, by=cast["staff"], at=timezone.now())
    reasons = [why for _organization, why in plan.excluded if "mañana" in why]
    assert len(plan.ready) == 0
    assert len(reasons) == 2


@pytest.mark.django_db(transaction=True)
def test_corrections_at_once_are_counted_one_after_the_other():
    """Red without the lock: each counts before the others have written."""
    applications = [make.application() for _number in range(12)]
    for application in applications:
        application.contact_email = STRANGER

    def correct_next():
        admission.resubmit(applications.pop(), at=timezone.now())

    results = at_once(correct_next, times=12)
    assert sum(isinstance(result, ValidationError) for result in results) == 7
    assert UnprovenMail.objects.count() == 5
    assert Application.objects.filter(contact_email=STRANGER).count() == 5


def test_application_from_everywhere_are_bounded_with_their_corrections(typed, client):
    rows = [UnprovenMail(cause="application", about=number, email=f"x{number}@otra.example") for number in range(300)]
    UnprovenMail.objects.bulk_create(rows)
    answer = client.post(reverse("application_new"), typed | {"contact_email": STRANGER})
    assert answer.status_code == 422
    assert Application.objects.count() == 0
    assert unproven.DAY.days == 1
