"""Reminders of the yearly question and of invitations: when each is due, and what ends it."""

import pytest
from django.utils import timezone

from members import confirming
from members.models import ConfirmationRequest, Invitation, Representation
from tests import make
from tests.mailings.mornings import morning, reminders_due, sweep

pytestmark = pytest.mark.django_db


def a_question(days_ago: int) -> ConfirmationRequest:
    organization, user = make.organization(), make.user()
    make.representation(organization, user)
    row = confirming.ask(organization, user=user, at=timezone.now())
    ConfirmationRequest.objects.update(sent_at=morning(-days_ago))
    return row


def an_invitation() -> Invitation:
    row = make.invitation(make.organization(), "nueva@pacto.example")
    Invitation.objects.update(sent_at=timezone.now(), expires_at=morning(14, hour=7))
    row.refresh_from_db()
    return row


def test_confirmation_unanswered_is_asked_once_more_after_fourteen_days():
    row = a_question(0)
    assert [reminders_due("confirmation_unanswered", days) for days in (13, 14, 35, 36)] == [
        [],
        [(row.user.email, "")],
        [(row.user.email, "")],
        [(row.user.email, "too_old")],
    ]


def test_confirmation_answered_or_of_who_left_is_not_asked():
    row = a_question(0)
    ConfirmationRequest.objects.update(answered_at=timezone.now())
    assert reminders_due("confirmation_unanswered", 14) == []
    ConfirmationRequest.objects.update(answered_at=None)
    Representation.objects.filter(user=row.user).update(term=(morning(-30), morning(1)))
    assert reminders_due("confirmation_unanswered", 14) == []


def test_invitation_is_told_three_days_before_it_ends_in_a_mail_of_its_own(sink):
    an_invitation()
    assert [reminders_due("invitation_expiring", days) for days in (10, 11, 13, 14)] == [
        [],
        [("nueva@pacto.example", "")],
        [("nueva@pacto.example", "")],
        [],
    ]
    assert sweep(morning(11)) == 1
    assert sweep(morning(12)) == 0
    _address, message = sink.messages[-1]
    assert message["List-Unsubscribe"] is None
    assert message.get_body(["plain"]).get_content().count("/invitaciones/") == 1


def test_invitation_sent_again_is_told_again(sink):
    row = an_invitation()
    sweep(morning(11))
    Invitation.objects.filter(pk=row.pk).update(expires_at=morning(28, hour=7))
    assert reminders_due("invitation_expiring", 25) == [("nueva@pacto.example", "")]
