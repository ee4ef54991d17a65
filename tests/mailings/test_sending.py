"""What is due goes out once, and each way a conversation can end is written down for what it is."""

import re
from datetime import timedelta
from itertools import count

import pytest
from django.conf import settings
from django.utils import timezone

from mailings.installed_kinds import installed_kinds
from mailings.models import Delivery, DeliveryState, MailItem
from mailings.outbox import sending
from members import admission, invitations
from members.models import Application, Invitation
from tests import make
from tests.mailings.plain import queue
from tests.races import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def organization():
    return make.organization("Semilla & Cía <b>")


def clock_in(**later):
    moment = timezone.now() + timedelta(**later)
    return lambda: moment


def states() -> list[tuple[str, str]]:
    return list(Delivery.objects.order_by("pk").values_list("email", "state"))


def test_send_due_delivers_an_invitation_and_tells_its_row(sink, organization):
    invitation = make.invitation(organization, "ana@pacto.example", name="Ana")
    assert sending.send_due() == 1
    delivery = Delivery.objects.get()
    assert delivery.state == DeliveryState.SENT
    assert delivery.attempts == 1
    assert delivery.answer == "250 taken"
    invitation.refresh_from_db()
    assert invitation.sent_at == delivery.sent_at
    address, message = sink.messages[0]
    assert address == "ana@pacto.example"
    assert message["To"] == "ana@pacto.example"
    assert message["Subject"].strip() == "Invitación para representar a Semilla & Cía <b> en el Pacto"
    assert message["Message-ID"] == delivery.message_id("localhost")
    assert message["Auto-Submitted"] == "auto-generated"
    text, html = (message.get_body([kind]).get_content() for kind in ("plain", "html"))
    (token,) = re.findall(rf"{settings.SITE_URL}/invitaciones/([^/]+)/", text)
    assert invitations.read_link(token) == (invitation.key, True)
    assert text.count("Semilla & Cía <b>") == 1
    assert html.count("<strong>Semilla &amp; Cía &lt;b&gt;</strong>") == 1


def test_send_due_again_sends_nothing(sink, organization):
    make.invitation(organization)
    assert sending.send_due() == 1
    assert sending.send_due(clock=clock_in(hours=1)) == 0
    assert len(sink.messages) == 1


def test_send_due_of_a_resent_invitation_is_a_second_message(sink, organization):
    invitation = make.invitation(organization)
    sending.send_due()
    invitations.resend(invitation, by=make.office(make.user()).user, at=timezone.now())
    sending.send_due()
    assert list(MailItem.objects.order_by("pk").values_list("period", "delivery__state")) == [
        ("1", "sent"),
        ("2", "sent"),
    ]
    assert len({message["Message-ID"] for _address, message in sink.messages}) == 2


def test_send_due_uses_one_connection_and_one_recipient_a_message(sink, organization):
    for _number in range(3):
        make.invitation(organization)
    sending.send_due()
    assert sink.connections == 1
    assert len(sink.messages) == 3


def test_send_due_with_nothing_due_opens_no_connection(sink):
    assert sending.send_due() == 0
    assert sink.connections == 0


def test_send_due_of_a_bad_address_fails_it_and_goes_on(sink, organization):
    sink.rcpt["mala@pacto.example"] = "550 no such user"
    mala, buena = make.invitation(organization, "mala@pacto.example"), make.invitation(organization, "ana@b.example")
    assert sending.send_due() == 1
    assert states() == [("mala@pacto.example", "failed"), ("ana@b.example", "sent")]
    mala.refresh_from_db()
    buena.refresh_from_db()
    assert mala.sent_at is None
    assert mala.failure == "550 no such user"
    assert buena.failed_at is None
    assert sending.send_due(clock=clock_in(days=2)) == 0
    assert Delivery.objects.count() == 2


def test_send_due_refused_after_data_is_failed(sink, organization):
    sink.data["ana@pacto.example"] = "554 looks like spam"
    make.invitation(organization, "ana@pacto.example")
    sending.send_due()
    assert states() == [("ana@pacto.example", "failed")]
    assert Delivery.objects.get().answer == "554 looks like spam"


def test_send_due_keeps_no_link_nor_nul_that_the_server_quotes(sink, organization):
    """Red without `tokenless`: whoever reads the ledger could accept in the name of whom it was sent to."""
    invitation = make.invitation(organization, "ana@pacto.example")
    token = invitations.invitation_link(invitation, mailed=True).split("/")[-2]
    sink.data["ana@pacto.example"] = f"554 blocked\0 for /invitaciones/{token}/"
    sending.send_due()
    invitation.refresh_from_db()
    answer = "554 blocked for /invitaciones/…/"
    assert Delivery.objects.get().answer == answer
    assert invitation.failure == answer


def test_send_due_of_a_message_that_cannot_be_written_fails_it_and_goes_on(sink, organization):
    Invitation.objects.bulk_create(
        [Invitation(organization=organization, email=email) for email in ("no\nes@correo", "ana@pacto.example")]
    )
    assert sending.send_due() == 1
    assert states() == [("no\nes@correo", "failed"), ("ana@pacto.example", "sent")]


def test_send_due_refused_for_now_tries_again_later_with_the_same_message_id(sink, organization):
    sink.rcpt["ana@pacto.example"] = "451 try later"
    make.invitation(organization, "ana@pacto.example")
    now = timezone.now()
    sending.send_due(clock=lambda: now)
    delivery = Delivery.objects.get()
    assert delivery.state == "queued"
    assert delivery.due_at == now + timedelta(minutes=1)
    assert delivery.answer == "451 try later"
    assert sending.send_due(clock=lambda: now + timedelta(seconds=59)) == 0
    sink.rcpt.clear()
    assert sending.send_due(clock=lambda: now + timedelta(seconds=61)) == 1
    assert Delivery.objects.get().attempts == 2
    assert sink.messages[0][1]["Message-ID"] == delivery.message_id("localhost")


def test_send_due_refused_for_now_too_often_is_failed(sink, organization):
    sink.rcpt["ana@pacto.example"] = "451 try later"
    invitation = make.invitation(organization, "ana@pacto.example", expires_at=timezone.now() + timedelta(days=60))
    for attempt in range(sending.ATTEMPTS):
        sending.send_due(clock=clock_in(hours=5 * attempt))
    invitation.refresh_from_db()
    assert states() == [("ana@pacto.example", "failed")]
    assert invitation.failure == "451 try later"


def test_send_due_hung_up_before_data_tries_that_one_later_and_sends_the_rest(sink, organization):
    sink.rcpt["ana@pacto.example"] = "hang up"
    for email in ("ana@pacto.example", "beto@pacto.example"):
        make.invitation(organization, email)
    assert sending.send_due() == 1
    assert states() == [("ana@pacto.example", "queued"), ("beto@pacto.example", "sent")]


def test_send_due_hung_up_after_data_is_uncertain_and_never_sent_again(sink, organization):
    sink.data["ana@pacto.example"] = "hang up"
    invitation = make.invitation(organization, "ana@pacto.example")
    sending.send_due()
    invitation.refresh_from_db()
    assert states() == [("ana@pacto.example", "uncertain")]
    assert invitation.sent_at is None
    assert invitation.failure[:22] == "No se sabe si llegó: C"
    sink.data.clear()
    assert sending.send_due(clock=clock_in(days=3)) == 0
    assert sink.messages == []


def test_send_due_without_a_server_keeps_everything_for_later(settings, sink, organization):
    open_port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    for _number in range(3):
        make.invitation(organization)
    assert sending.send_due() == 0
    assert [state for _email, state in states()] == ["queued"] * 3
    assert set(Delivery.objects.values_list("attempts", "slot")) == {(0, None)}
    settings.EMAIL_PORT = open_port
    assert sending.send_due() == 3


def test_send_due_of_a_revoked_invitation_sends_nothing(sink, organization):
    sink.rcpt["ana@pacto.example"] = "451 try later"
    invitation = make.invitation(organization, "ana@pacto.example")
    sending.send_due()
    invitations.revoke(invitation, by=make.office(make.user()).user, at=timezone.now())
    sink.rcpt.clear()
    assert sending.send_due(clock=clock_in(hours=1)) == 0
    assert states() == [("ana@pacto.example", "suppressed")]


def test_send_due_after_the_address_was_corrected_writes_to_the_new_one(sink):
    sink.rcpt["vieja@pacto.example"] = "451 try later"
    application = make.application(contact_email="vieja@pacto.example")
    sending.send_due()
    application.contact_email = "nueva@pacto.example"
    admission.resubmit(application, at=timezone.now())
    sending.send_due(clock=clock_in(minutes=2))
    sending.send_due(clock=clock_in(minutes=3))
    assert states() == [("vieja@pacto.example", "suppressed"), ("nueva@pacto.example", "sent")]
    assert sink.recipients == ["nueva@pacto.example"]


def test_send_due_after_somebody_asked_to_try_again_sends_what_had_failed(sink):
    sink.rcpt["ana@pacto.example"] = "550 mailbox full"
    application = make.application(contact_email="ana@pacto.example")
    sending.send_due()
    application.refresh_from_db()
    assert application.failure == "550 mailbox full"
    sink.rcpt.clear()
    application.try_again()
    assert sending.send_due() == 1
    assert list(MailItem.objects.order_by("pk").values_list("period", "delivery__state")) == [
        ("1", "failed"),
        ("2", "sent"),
    ]


def test_send_due_with_line_breaks_in_names_adds_no_header(sink, organization):
    organization.name = "Semilla\r\nBcc: otra@pacto.example"
    organization.save()
    make.invitation(organization, "ana@pacto.example", name="Ana\r\nX-Falsa: 1")
    sending.send_due()
    message = sink.messages[0][1]
    assert message["Bcc"] is None
    assert message["X-Falsa"] is None
    assert message["Subject"].strip() == "Invitación para representar a Semilla Bcc: otra(@)pacto(.)example en el Pacto"


def test_send_due_tells_the_applicant_to_confirm_and_then_the_decision(sink):
    application = make.application("Semilla", contact_email="ana@pacto.example")
    sending.send_due()
    admission.confirm_email(application, at=timezone.now())
    admission.decline(application, by=make.user(), reason="Falta el acta.", at=timezone.now())
    sending.send_due()
    subjects = [message["Subject"] for _address, message in sink.messages]
    assert subjects == ["Confirme su correo para la solicitud al Pacto", "Resultado de su solicitud al Pacto"]
    assert sink.messages[1][1].get_body(["plain"]).get_content().count("Falta el acta.") == 1
    application = Application.objects.get()
    assert (application.confirmation_sent_at is None) is False
    assert (application.decision_sent_at is None) is False


def test_send_due_asks_the_same_number_of_queries_for_one_and_three(sink, organization, django_assert_num_queries):
    make.invitation(organization)
    with django_assert_num_queries(12):
        installed_kinds()["invitation"].queue(at=timezone.now())
    for _number in range(3):
        make.invitation(organization)
    with django_assert_num_queries(12):
        installed_kinds()["invitation"].queue(at=timezone.now())
    assert Delivery.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_send_due_by_four_sweeps_at_once_sends_each_message_once(sink, settings, monkeypatch):
    """Red without the lock of `claims.take`: more than 20 messages."""
    settings.MAIL_SENDERS = 4
    monkeypatch.setattr("mailings.outbox.sending.FEWEST", 3)
    monkeypatch.setattr("mailings.outbox.sending.MOST", 3)
    organization = make.organization()
    for _number in range(20):
        make.invitation(organization)
    counts = at_once(sending.send_due, times=4)
    assert sum(counts) == 20
    assert len(sink.messages) == 20
    assert len(set(sink.recipients)) == 20
    assert set(Delivery.objects.values_list("state", "attempts")) == {("sent", 1)}


@pytest.mark.parametrize(("seconds", "batches"), [(0, [2, 4, 4]), (1, [2, 2, 2, 2, 2])])
def test_send_queued_takes_more_in_hand_only_where_the_server_is_quick(sink, plain, monkeypatch, seconds, batches):
    """A clock that each look at it moves on: a quick server first, then one that takes seconds for each message."""
    monkeypatch.setattr("mailings.outbox.sending.FEWEST", 2)
    monkeypatch.setattr("mailings.outbox.sending.MOST", 4)
    monkeypatch.setattr("mailings.outbox.sending.RUN_LASTS", timedelta(minutes=5))
    now = timezone.now()
    looks = (now + timedelta(seconds=seconds * number) for number in count())
    queue("plain", *(f"r{number}@b.example" for number in range(10)), due_at=now)
    assert sending.send_queued(clock=looks.__next__) == 10
    assert plain.batches == batches
