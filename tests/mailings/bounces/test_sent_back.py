"""Mail that others send back for something of ours: told once, attended, and told again only after that."""

import pytest
from django.utils import timezone

from kit.registries import queues
from mailings.bounces import tracking
from mailings.models import BadAddress, Bounce, Delivery, MailItem
from mailings.outbox import sending
from members.inviting_many import plan
from members.models import Organization
from tests import make
from tests.mailings.bounces.letters import bad, came, report
from tests.mailings.mornings import morning, sweep

pytestmark = pytest.mark.django_db
BLOCKED = {"status": "5.0.0", "answer": "550 Your IP is blocked"}


def waiting() -> int:
    return next(one.count for one in queues.waiting(at=timezone.now()) if "causa nuestra" in str(one.title))


def blocked(maildir, number: int) -> None:
    delivery = Delivery.objects.create(kind="invitation", email=f"ana{number}@pacto.example")
    came(maildir, report(tracking.envelope_sender(delivery), **BLOCKED), f"{number}.mail")


def test_coordination_is_told_once_with_the_count_until_somebody_attends(maildir, cast, sink):
    blocked(maildir, 1)
    blocked(maildir, 2)
    sweep(morning())
    subjects = [message["Subject"] for to, message in sink.messages if to == cast["staff"].email]
    assert subjects == ["2 correos volvieron por causa nuestra"]
    assert waiting() == 2
    assert bad() == []
    blocked(maildir, 3)
    sweep(morning(1))
    assert MailItem.objects.filter(kind="mail_sent_back", user=cast["staff"]).count() == 1
    staff, row = cast.client("staff"), Bounce.objects.earliest("pk")
    listed = "/admin/mailings/bounce/"
    assert staff.get(f"{listed}?situacion=por-atender").context["cl"].result_count == 3
    assert "Ya se atendió" in staff.get(f"{listed}{row.pk}/change/").content.decode()
    assert staff.post(f"{listed}{row.pk}/atendido/").status_code == 302
    assert waiting() == 0
    assert Bounce.objects.filter(attended_by=cast["staff"]).count() == 3
    blocked(maildir, 4)
    sweep(morning(2))
    assert MailItem.objects.filter(kind="mail_sent_back", user=cast["staff"]).count() == 2


def test_unread_return_is_counted_and_stops_nothing(maildir, delivery, cast):
    to = tracking.envelope_sender(delivery)
    came(maildir, f"From: MAILER-DAEMON@mx.example\nTo: {to}\nSubject: ?\n\nAlgo pasó.\n".encode())
    assert Bounce.objects.get().cause == "unread"
    assert bad() == []
    assert waiting() == 0
    page = cast.client("staff").get("/admin/mailings/bounce/?cause__exact=unread")
    assert page.context["cl"].result_count == 1


def test_bounced_invitation_says_so_and_is_refused_until_another_address(maildir, delivery, cast):
    invitation = make.invitation(cast.organization, "nadie@pacto.example")
    sending.send_due()
    came(maildir, report(tracking.envelope_sender(Delivery.objects.get(email="nadie@pacto.example"))))
    invitation.refresh_from_db()
    assert invitation.state(at=timezone.now()) == "failed"
    assert invitation.failure == "La dirección no existe."
    staff = cast.client("staff")
    listed = staff.get("/admin/members/invitation/?situacion=failed")
    assert listed.context["cl"].result_count == 1
    page = staff.post(f"/admin/members/invitation/{invitation.pk}/reenviar/")
    assert page.status_code == 422
    assert "esa dirección rebota: escriba otra" in page.content.decode()


def test_late_bounce_does_not_mark_an_invitation_that_was_sent_again(maildir, delivery, cast):
    invitation = make.invitation(cast.organization, "llena@pacto.example")
    sending.send_due()
    first = Delivery.objects.get(email="llena@pacto.example")
    invitation.refresh_from_db()
    invitation.sent_at = None
    invitation.save()
    sending.send_due()
    came(maildir, report(tracking.envelope_sender(first), status="5.2.2"))
    invitation.refresh_from_db()
    assert invitation.state(at=timezone.now()) == "sent"
    assert bad() == []


def test_full_mailbox_marks_the_invitation_and_may_be_sent_again(maildir, delivery, cast, sink):
    invitation = make.invitation(cast.organization, "llena@pacto.example")
    sending.send_due()
    came(maildir, report(tracking.envelope_sender(Delivery.objects.get(email="llena@pacto.example")), status="5.2.2"))
    invitation.refresh_from_db()
    assert invitation.state(at=timezone.now()) == "failed"
    assert invitation.failure == "Ese buzón está lleno."
    cast.client("staff").post(f"/admin/members/invitation/{invitation.pk}/reenviar/")
    sending.send_due()
    assert sink.recipients.count("llena@pacto.example") == 2


def test_inviting_many_leaves_out_an_address_that_bounces(cast):
    organization = make.organization("Rebota", email="nadie@pacto.example")
    BadAddress.objects.create(email="nadie@pacto.example", code="5.1.1")
    result = plan(Organization.objects.filter(pk=organization.pk), by=cast["staff"], at=timezone.now())
    reasons = [why for _one, why in result.excluded]
    assert result.ready == []
    assert reasons == ["Ese correo rebota: escriba otro en su registro."]
