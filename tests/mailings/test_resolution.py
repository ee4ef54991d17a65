"""A message of which nobody knows whether it arrived: the coordination decides, once, with who and when."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from mailings.models import Delivery, MailItem
from mailings.outbox import resolution, sending
from members.models import Invitation
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def delivery(sink):
    """A message whose conversation broke off after it was handed over."""
    make.invitation(make.organization(), "ana@pacto.example")
    sink.data["ana@pacto.example"] = "hang up"
    sending.send_due()
    del sink.data["ana@pacto.example"]
    return Delivery.objects.held().get()


def test_resolution_by_sending_again_mails_a_second_message(sink, delivery):
    staff, now = make.user(), timezone.now()
    resolution.send_again(delivery, by=staff, at=now)
    assert sending.send_due() == 1
    assert sink.recipients == ["ana@pacto.example"]
    delivery.refresh_from_db()
    assert delivery.state == "uncertain"
    assert delivery.resolved_by == staff
    assert delivery.resolved_at == now
    assert list(MailItem.objects.order_by("pk").values_list("period", "delivery__state")) == [
        ("1", "uncertain"),
        ("2", "sent"),
    ]
    assert Delivery.objects.held().count() == 0


def test_resolution_as_sent_mails_nothing_more(sink, delivery):
    resolution.take_as_sent(delivery, by=make.user(), at=timezone.now())
    assert sending.send_due() == 0
    assert sink.recipients == []
    invitation = Invitation.objects.get()
    assert invitation.sent_at == delivery.claimed_at
    assert invitation.failed_at is None
    assert invitation.failure == ""


def test_resolution_is_done_once(delivery):
    resolution.take_as_sent(delivery, by=make.user(), at=timezone.now())
    with pytest.raises(ValidationError, match="ya se decidió"):
        resolution.send_again(delivery, by=make.user(), at=timezone.now())
