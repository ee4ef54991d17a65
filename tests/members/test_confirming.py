"""The yearly question: who is asked, what they may answer, what becomes of a correction."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from members import confirming
from members.fields import CORRECTED
from members.models import ConfirmationRequest, Correction, Organization
from tests import make

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=366)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def old(now):
    """An organisation that nobody has confirmed for more than a year, with its three people."""
    organization = make.organization("Semilla", confirmed_at=now - YEAR, phone="5500000000")
    people = {kind: make.user(f"{kind}@pacto.example") for kind in ("contact", "alternate", "titular")}
    for kind, user in people.items():
        make.representation(organization, user, kind)
    return organization


def recipients() -> list[str]:
    return list(ConfirmationRequest.objects.order_by("pk").values_list("user__email", flat=True))


def question(organization, kind="titular", *, at):
    user = organization.representations.get(kind=kind).user
    return confirming.ask(organization, user=user, at=at)


def end(organization, kind, *, at):
    mandate = organization.representations.get(kind=kind)
    mandate.term = (mandate.started_at, at)
    mandate.save()


def test_ask_everybody_due_asks_the_titular_once(old, now):
    assert confirming.ask_everybody_due(at=now) == 1
    assert confirming.ask_everybody_due(at=now) == 0
    assert recipients() == ["titular@pacto.example"]


def test_ask_everybody_due_without_a_titular_asks_the_alternate_then_the_contact(old, now):
    end(old, "titular", at=now)
    confirming.ask_everybody_due(at=now)
    end(old, "alternate", at=now + timedelta(days=1))
    confirming.ask_everybody_due(at=now + timedelta(days=2))
    assert recipients() == ["alternate@pacto.example", "contact@pacto.example"]


def test_ask_everybody_due_leaves_the_confirmed_the_new_and_the_withdrawn_alone(now):
    confirmed = make.organization(confirmed_at=now - timedelta(days=300))
    new = make.organization(confirmed_at=None)
    withdrawn = make.organization(confirmed_at=now - YEAR, status="withdrawn", status_at=now, status_reason="x")
    for organization in (confirmed, new, withdrawn):
        make.representation(organization, make.user())
    assert confirming.ask_everybody_due(at=now) == 0


def test_ask_everybody_due_after_missed_nights_still_asks_and_not_again_in_january(old, now):
    assert confirming.ask_everybody_due(at=now + timedelta(days=40)) == 1
    assert confirming.ask_everybody_due(at=now + timedelta(days=200)) == 0
    assert confirming.ask_everybody_due(at=now + timedelta(days=500)) == 1


def test_answerable_ends_with_the_mandate(old, now):
    request = question(old, at=now)
    assert list(ConfirmationRequest.objects.answerable(at=now)) == [request]
    end(old, "titular", at=now)
    assert list(ConfirmationRequest.objects.answerable(at=now)) == []


def test_answerable_ends_with_the_membership(old, now):
    question(old, at=now)
    Organization.objects.update(status="withdrawn", status_at=now, status_reason="x")
    assert list(ConfirmationRequest.objects.answerable(at=now)) == []


def test_confirm_says_when_and_only_once(old, now):
    request = question(old, at=now)
    confirming.confirm(request, version=1, at=now)
    with pytest.raises(ValidationError, match="ya fue contestada"):
        confirming.confirm(request, version=1, at=now + timedelta(days=1))
    old.refresh_from_db()
    assert old.confirmed_at == now


def test_visible_fields_of_a_contact_leave_out_what_is_for_the_coordination(old, now):
    hidden = set(CORRECTED) - set(confirming.visible_fields(question(old, "contact", at=now), at=now))
    assert hidden == {"phone", "whatsapp", "address"}
    assert confirming.visible_fields(question(old, at=now), at=now) == CORRECTED


def test_propose_keeps_what_was_and_what_should_be(old, now):
    correction = confirming.propose(
        question(old, at=now), changes={"state": "21"}, comment=" Nos mudamos. ", version=1, at=now
    )
    assert correction.before == {"state": "20"}
    assert correction.comment == "Nos mudamos."
    assert list(Correction.objects.waiting()) == [correction]
    old.refresh_from_db()
    assert old.state_id == "20"
    assert old.version == 1


@pytest.mark.parametrize("field", ["status", "version", "phone"])
def test_propose_of_a_field_out_of_reach_is_refused(old, now, field):
    with pytest.raises(ValidationError, match="no se corrigen aquí"):
        confirming.propose(question(old, "contact", at=now), changes={field: "x"}, comment="", version=1, at=now)


def test_decide_applies_the_changes_and_counts_as_confirmed(old, now):
    staff = make.office(make.user()).user
    changes = {"state": "21", "name": "Semilla Nueva"}
    correction = confirming.propose(question(old, at=now), changes=changes, comment="", version=1, at=now)
    confirming.decide(correction, accept=True, by=staff, at=timezone.now())
    old.refresh_from_db()
    assert old.state_id == "21"
    assert old.name == "Semilla Nueva"
    assert old.version == 2
    assert old.confirmed_at == now
    assert correction.accepted is True
    assert correction.decided_by == staff
    with pytest.raises(ValidationError, match="ya fue decidida"):
        confirming.decide(correction, accept=False, by=staff, at=timezone.now())


def test_decide_against_leaves_the_record_as_it_was(old, now):
    correction = confirming.propose(question(old, at=now), changes={"name": "Otra"}, comment="", version=1, at=now)
    confirming.decide(correction, accept=False, by=make.user(), at=timezone.now())
    old.refresh_from_db()
    assert old.name == "Semilla"
    assert old.version == 1
    assert old.confirmed_at == now - YEAR


def test_decide_when_the_record_changed_meanwhile_is_refused_and_stays_waiting(old, now):
    correction = confirming.propose(question(old, at=now), changes={"name": "Otra"}, comment="", version=1, at=now)
    Organization.objects.update(name="Semilla del Sur")
    with pytest.raises(ValidationError, match="alguien cambió: nombre"):
        confirming.decide(correction, accept=True, by=make.office(make.user()).user, at=timezone.now())
    assert list(Correction.objects.waiting()) == [correction]


def test_decide_of_an_rfc_that_is_taken_is_refused(old, now):
    make.organization(rfc="ABC010203XY9")
    correction = confirming.propose(
        question(old, at=now), changes={"rfc": "ABC010203XY9"}, comment="", version=1, at=now
    )
    with pytest.raises(ValidationError, match="Ya hay una organización con ese RFC"):
        confirming.decide(correction, accept=True, by=make.office(make.user()).user, at=timezone.now())


def test_ask_now_mails_the_question_of_this_year_again_and_says_who_wanted_it(old, now):
    staff = make.user()
    first = question(old, at=now - timedelta(minutes=1))
    ConfirmationRequest.objects.update(sent_at=now, failed_at=now, failure="550 no")
    again = confirming.ask_now(old, by=staff, at=now)
    row = ConfirmationRequest.objects.due(at=now).get()
    assert row.pk == first.pk
    assert again.pk == first.pk
    assert row.asked_by == staff
    assert row.asked_at == now
    assert row.failure == ""


def test_ask_now_is_refused_where_nobody_speaks_or_it_was_answered(old, now):
    with pytest.raises(ValidationError, match="Nadie habla todavía"):
        confirming.ask_now(make.organization(), by=make.user(), at=now)
    confirming.confirm(question(old, at=now), version=1, at=now)
    with pytest.raises(ValidationError, match="ya fue contestada"):
        confirming.ask_now(old, by=make.user(), at=now)
