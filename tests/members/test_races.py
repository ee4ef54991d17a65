"""Somebody's mandate ends while she acts for the organisation: hers is there before, or it is not written at all."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from members import confirming, invitations, mandates, membership_status, record_editing
from members.models import (
    ConfirmationRequest,
    Correction,
    Invitation,
    Organization,
    Representation,
    RepresentationKind,
    User,
)
from tests import make
from tests.cast import Cast
from tests.races import behind

pytestmark = pytest.mark.django_db(transaction=True)

ENDED = "Su encargo en esta organización ya terminó: no se guardó nada."
SELF = {"person": {"name": "Titular de antes"}, "mandate": {"position": "La que fue"}}


def acts_of_titular(cast: Cast, *, at: datetime) -> dict[str, Callable[[], object]]:
    """What a titular may be doing, as of the moment at which she pressed the button."""
    organization, titular = cast.organization, cast["titular"]
    shared = {"by": titular, "at": at}
    mandate = organization.representations.get(user=titular)
    colleague = organization.representations.get(user=cast["contact"])
    sent = make.invitation(organization, "nueva@pacto.example")
    question = confirming.ask(organization, user=titular, at=at)
    link = {"version": organization.version, "at": at}
    return {
        "save the record": lambda: record_editing.save_record(organization, {"acronym": "SEM"}, version=1, **shared),
        "confirm the record": lambda: record_editing.confirm_record(organization, **shared),
        "describe herself": lambda: mandates.describe(mandate, **SELF, **shared),
        "end a mandate": lambda: mandates.end(colleague, **shared),
        "invite": lambda: invitations.invite(organization, email="otra@pacto.example", kind="contact", **shared),
        "resend": lambda: invitations.resend(sent, **shared),
        "revoke": lambda: invitations.revoke(sent, **shared),
        "confirm by link": lambda: confirming.confirm(question, **link),
        "correct by link": lambda: confirming.propose(question, changes={"acronym": "S"}, comment="", **link),
    }


ACTS = [
    "save the record",
    "confirm the record",
    "describe herself",
    "end a mandate",
    "invite",
    "resend",
    "revoke",
    "confirm by link",
    "correct by link",
]


def traces() -> dict[str, list]:
    """All that those acts could have written."""
    others = Representation.objects.exclude(kind=RepresentationKind.TITULAR)
    return {
        "record": list(Organization.objects.order_by("pk").values_list("acronym", "confirmed_at")),
        "people": list(User.objects.order_by("pk").values_list("name")),
        "mandates": list(others.order_by("pk").values_list("term")),
        "positions": list(Representation.objects.order_by("pk").values_list("position")),
        "invitations": list(Invitation.objects.order_by("pk").values_list("email", "expires_at", "revoked_by")),
        "answers": list(ConfirmationRequest.objects.order_by("pk").values_list("answered_at")),
        "corrections": list(Correction.objects.values_list("changes")),
    }


@pytest.mark.parametrize("act", ACTS)
def test_titular_whose_mandate_ends_meanwhile_writes_nothing(cast, act):
    """Red without the lock, the clock, or the question of `access.lock_managed` and its like."""
    acts, before = acts_of_titular(cast, at=timezone.now()), traces()
    mandate = cast.organization.representations.get(user=cast["titular"])
    end = lambda: mandates.end(mandate, by=cast["staff"], at=timezone.now())  # noqa: E731
    _ended, refusal = behind(end, acts[act])
    assert isinstance(refusal, ValidationError)
    assert refusal.messages == [ENDED]
    assert traces() == before


@pytest.mark.parametrize("act", [act for act in ACTS if act != "save the record"])
def test_titular_of_an_organization_that_leaves_meanwhile_writes_nothing(cast, act):
    """Red where an act asks for the dates of the mandate alone."""
    acts, before = acts_of_titular(cast, at=timezone.now()), traces()
    shared = {"by": cast["staff"], "reason": "Se fue.", "at": timezone.now()}
    _left, refusal = behind(lambda: membership_status.withdraw(cast.organization, **shared), acts[act])
    assert isinstance(refusal, ValidationError)
    assert refusal.messages == ["La organización ya no es integrante del Pacto."]
    assert traces() == before


@pytest.mark.parametrize("act", ACTS)
def test_end_of_a_mandate_waits_for_what_its_person_is_doing(cast, act):
    """Red without the lock: the mandate ends first, and hers is written after it."""
    acts, before = acts_of_titular(cast, at=timezone.now()), traces()
    mandate = cast.organization.representations.get(user=cast["titular"])
    shared = {"by": cast["staff"], "at": timezone.now()}
    _done, seen = behind(acts[act], lambda: mandates.end(mandate, **shared) or traces())
    assert seen != before


def test_two_who_leave_at_once_leave_both(cast):
    """What one's end takes from the other she does not need in order to leave."""
    rows = [cast.organization.representations.get(user=cast[role]) for role in ("titular", "contact")]
    acts = [lambda row=row: mandates.end(row, by=row.user, at=timezone.now()) for row in rows]
    assert behind(*acts) == [None, None]
    assert list(cast.organization.representations.active(at=timezone.now())) == []
