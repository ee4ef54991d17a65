"""Addresses that bounce are written to no more, until somebody says that they work."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from mailings.bounces import tracking
from mailings.models import BadAddress, Bounce, Delivery, MailItem
from mailings.outbox import sending
from members.models import Invitation
from tests import make
from tests.mailings.bounces.letters import bad, came, report

pytestmark = pytest.mark.django_db


def test_bad_address_is_written_to_no_more_until_somebody_lifts_it(maildir, delivery, sink):
    came(maildir, report(tracking.envelope_sender(delivery)))
    again = make.invitation(make.organization(), "ana@pacto.example")
    assert [sending.send_due() for _sweep in range(2)] == [0, 0]
    again.refresh_from_db()
    assert again.sent_at is None
    assert again.failure == "Su dirección rebota."
    item = MailItem.objects.get(object_id=again.pk, kind="invitation")
    assert item.delivery is None
    assert item.reason == "bounces"
    tracking.lift(BadAddress.objects.get(), by=make.user(), at=timezone.now())
    again.try_again()
    assert sending.send_due() == 1
    assert sink.recipients == ["Ana@pacto.example", "ana@pacto.example"]


def test_bounce_between_queue_and_turn_suppresses_what_waits(maildir, sink):
    invitation = make.invitation(make.organization(), "ana@pacto.example")
    sink.rcpt["ana@pacto.example"] = "451 try later"
    sending.send_due()
    del sink.rcpt["ana@pacto.example"]
    came(maildir, report(tracking.envelope_sender(Delivery.objects.get())))
    later = timezone.now() + timedelta(hours=1)
    assert [sending.send_due(clock=lambda: later) for _sweep in range(3)] == [0, 0, 0]
    assert list(Delivery.objects.values_list("state", "reason")) == [("suppressed", "bounces")]
    assert Invitation.objects.get(pk=invitation.pk).failure == "Su dirección rebota."
    assert sink.messages == []


def test_hard_bounce_suppresses_every_message_that_waits_for_the_address_and_no_other(maildir, delivery):
    later = timezone.now() + timedelta(days=1)
    for email in ("ana@pacto.example", "beto@pacto.example"):
        Delivery.objects.create(kind="digest", email=email, due_at=later)
    came(maildir, report(tracking.envelope_sender(delivery)))
    assert list(Delivery.objects.filter(kind="digest").order_by("email").values_list("state", "reason")) == [
        ("suppressed", "bounces"),
        ("queued", ""),
    ]


def test_late_bounce_of_a_message_from_before_does_not_stop_a_lifted_address(maildir, delivery):
    came(maildir, report(tracking.envelope_sender(delivery)))
    second = Delivery.objects.create(kind="invitation", email="ana@pacto.example")
    tracking.lift(BadAddress.objects.get(), by=make.user(), at=timezone.now())
    came(maildir, report(tracking.envelope_sender(second)), "2.mail")
    assert Bounce.objects.count() == 2
    assert bad() == []
    third = Delivery.objects.create(kind="invitation", email="ana@pacto.example")
    came(maildir, report(tracking.envelope_sender(third)), "3.mail")
    assert bad() == ["ana@pacto.example"]


def test_lifting_is_done_once(db):
    address = BadAddress.objects.create(email="ana@pacto.example", code="5.1.1")
    tracking.lift(address, by=make.user(), at=timezone.now())
    with pytest.raises(ValidationError, match="ya se le vuelve"):
        tracking.lift(address, by=make.user(), at=timezone.now())


def test_bad_addresses_answers_in_the_letters_that_were_asked(django_assert_num_queries):
    BadAddress.objects.create(email="Ana@pacto.example", code="5.1.1")
    BadAddress.objects.create(email="beto@pacto.example", code="5.1.1", lifted_at=timezone.now(), lifted_by=make.user())
    with django_assert_num_queries(1):
        matches = tracking.bad_addresses(["ANA@pacto.example", "beto@pacto.example", "carla@pacto.example"])
    assert matches == {"ANA@pacto.example"}


def test_office_lists_bad_addresses_and_lifts_one(cast):
    row = BadAddress.objects.create(email="ana@pacto.example", code="5.1.1", answer="550 no such user")
    staff, listed = cast.client("staff"), "/admin/mailings/badaddress/"
    assert "Direcciones que rebotan" in staff.get("/admin/").content.decode()
    pages = [staff.get(address).content.decode() for address in (listed, f"{listed}{row.pk}/change/")]
    assert [page.count("La dirección no existe.") for page in pages] == [1, 1]
    assert [page.count("550 no such user") for page in pages] == [0, 1]
    assert staff.post(f"{listed}{row.pk}/ya-funciona/").status_code == 302
    row.refresh_from_db()
    assert row.lifted_by == cast["staff"]
    assert staff.get(listed).context["cl"].result_count == 0
