"""Mail that comes back: our own token says which message it was, the report says whether for good."""

import os
from datetime import timedelta
from time import process_time

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from kit import links
from mailings import bouncing, sending
from mailings.coverage import lines, missed
from mailings.models import BadAddress, Bounce, Delivery, Item
from mailings.returning import read_mailbox
from members.models import Invitation
from tests import make

pytestmark = pytest.mark.django_db
REPORT = """\
From: MAILER-DAEMON@relay.example
To: {to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type={kind}; boundary="b"

--b
Content-Type: text/plain

No se pudo entregar.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; {inside}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {answer}

--b
Content-Type: message/rfc822

Subject: Invitación
To: {inside}

Hola

--b--
"""
VACATION = "From: ana@pacto.example\nTo: {to}\nAuto-Submitted: auto-replied\nSubject: Estoy de vacaciones\n\n5.1.1\n"


@pytest.fixture
def maildir(settings, tmp_path):
    (tmp_path / "new").mkdir()
    settings.BOUNCE_MAILDIR, settings.BOUNCE_ADDRESS = str(tmp_path), "rebotes@pacto.example"
    return tmp_path


@pytest.fixture
def sent(maildir, sink) -> Delivery:
    """An invitation that the server took."""
    make.invitation(make.organization(), "Ana@pacto.example")
    sending.send_due()
    return Delivery.objects.get()


def report(
    to: str, *, status="5.1.1", action="failed", kind="delivery-status", inside="otra@pacto.example", answer="550 no"
):
    return REPORT.format(to=to, status=status, action=action, kind=kind, inside=inside, answer=answer).encode()


def came(maildir, content: bytes, name="1.mail") -> int:
    (maildir / "new" / name).write_bytes(content)
    return read_mailbox(at=timezone.now())


def bad() -> list[str]:
    return list(BadAddress.objects.standing().values_list("email", flat=True))


def test_hard_bounce_stops_the_address_of_its_delivery_and_no_other(maildir, sent):
    assert came(maildir, report(bouncing.envelope_sender(sent))) == 1
    assert bad() == ["Ana@pacto.example"]
    bounce = Bounce.objects.get()
    assert (bounce.delivery, bounce.is_hard, bounce.code, bounce.answer) == (sent, True, "5.1.1", "smtp; 550 no")
    assert (list((maildir / "new").iterdir()), [one.name for one in (maildir / "cur").iterdir()]) == (
        [],
        ["1.mail:2,S"],
    )


def test_each_message_goes_out_under_its_own_sender(sent, sink):
    assert sink.senders == [bouncing.envelope_sender(sent)]
    assert bouncing.delivery_key(sink.senders) == sent.pk


def test_the_same_bounce_read_twice_changes_nothing_more(maildir, sent):
    content = report(bouncing.envelope_sender(sent))
    assert [came(maildir, content), came(maildir, content, "2.mail")] == [1, 0]
    assert (Bounce.objects.count(), bad()) == (1, ["Ana@pacto.example"])


@pytest.mark.parametrize(
    "told",
    [
        {"status": "4.2.2"},
        {"status": "4.4.1", "action": "delayed"},
        {"status": "5.4.1", "action": "delayed"},
        {"status": "5.7.1"},
        {"status": "5.7.26"},
        {"status": "5.6.0"},
        {"status": "5.3.4"},
    ],
)
def test_soft_bounce_is_counted_and_stops_nothing(maildir, sent, told):
    assert came(maildir, report(bouncing.envelope_sender(sent), **told)) == 1
    assert (Bounce.objects.get().is_hard, bad()) == (False, [])


@pytest.mark.parametrize(
    "told",
    [
        {"kind": "disposition-notification"},
        {"action": "delivered", "status": "2.0.0"},
        {"action": "relayed"},
        {"status": "no such thing"},
        {"status": "9.9.9"},
    ],
)
def test_report_that_tells_of_no_failure_changes_nothing(maildir, sent, told):
    assert came(maildir, report(bouncing.envelope_sender(sent), **told)) == 0
    assert (Bounce.objects.count(), bad()) == (0, [])


def test_vacation_reply_changes_nothing(maildir, sent):
    assert came(maildir, VACATION.format(to=bouncing.envelope_sender(sent)).encode()) == 0
    assert (Bounce.objects.count(), bad()) == (0, [])


def forgeries(own: str) -> list[str]:
    token, other = own.split("+")[1].split("@")[0], own.replace("+", "+1")
    return [
        "rebotes@pacto.example",
        "ana@pacto.example",
        "",
        other,
        own.replace(token, token[:-1] + ("0" if token[-1] != "0" else "1")),
        own.replace(token, token.partition("-")[0]),
        own.replace(token, f"{token.partition('-')[0]}-{'0' * 20}"),
        own.replace(token, f"{9 * 10**17}-{'a' * 20}"),
        own.replace(token, token.replace("-", "-\u0660")),
    ]


@pytest.mark.parametrize("number", range(9))
def test_bounce_without_our_token_changes_nothing(maildir, sent, number):
    """Whatever address the report names inside."""
    assert came(maildir, report(forgeries(bouncing.envelope_sender(sent))[number], inside="Ana@pacto.example")) == 0
    assert (Bounce.objects.count(), bad()) == (0, [])


def test_token_survives_folded_letters_and_stands_in_the_envelope_first(maildir, sent):
    to = bouncing.envelope_sender(sent).upper()
    content = f"Delivered-To: {to}\n".encode() + report("Pacto <otra@pacto.example>")
    assert (came(maildir, content), bad()) == (1, ["Ana@pacto.example"])


def test_token_of_another_delivery_says_nothing_of_this_one(maildir, sent):
    other = Delivery.objects.create(kind="invitation", email="beto@pacto.example")
    came(maildir, report(bouncing.envelope_sender(other), inside="Ana@pacto.example"))
    assert bad() == ["beto@pacto.example"]


def test_token_of_a_forgotten_delivery_changes_nothing(maildir, sent):
    to = bouncing.envelope_sender(sent)
    sent.delete()
    assert (came(maildir, report(to)), bad()) == (0, [])


def test_envelope_sender_is_short_enough_for_every_server_and_the_portal_itself_without_a_mailbox(settings):
    settings.BOUNCE_ADDRESS = "rebotes@pacto.example"
    longest = bouncing.envelope_sender(Delivery(pk=10**17))
    assert len(longest.rpartition("@")[0]) <= 64
    assert bouncing.delivery_key([longest]) == 10**17
    settings.BOUNCE_ADDRESS = ""
    settings.DEFAULT_FROM_EMAIL = "portal@niñez.example"
    assert bouncing.envelope_sender(Delivery(pk=1)) == "portal@xn--niez-hqa.example"
    assert bouncing.delivery_key([longest]) is None


def test_poison_never_stops_the_mailbox(maildir, sent, caplog):
    """Red without the net around each file: nothing after the first is read."""
    new = maildir / "new"
    (new / "0-empty").write_bytes(b"")
    (new / "0-folder").mkdir()
    (new / "0-link").symlink_to("/dev/zero")
    (new / "0-bytes").write_bytes(bytes(range(256)) * 64)
    (new / "0-deep").write_bytes(b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 5000)
    (new / "0-huge").write_bytes(report(bouncing.envelope_sender(sent))[:200] + b"x" * 3_000_000)
    (new / "0-locked").write_bytes(b"")
    (new / "0-locked").chmod(0)
    (new / "0-unknown").write_bytes(
        report(bouncing.envelope_sender(sent)).replace(b"text/plain", b"text/plain; charset=x")
    )
    assert came(maildir, report(bouncing.envelope_sender(sent)), "9.mail") == 1
    assert list(new.iterdir()) == []
    assert bad() == ["Ana@pacto.example"]


@pytest.mark.parametrize(
    "start", ["To: ", "To: {token}, ", "Delivered-To: {token}\nContent-Type: multipart/report; a="]
)
def test_headers_made_to_be_read_for_hours_are_read_at_once(maildir, sent, start):
    """Red with the new policy of `email`: each takes minutes, and a megabyte of it hours."""
    token, began = bouncing.envelope_sender(sent), process_time()
    assert came(maildir, start.format(token=token).encode() + b'"' * 40_000 + b"\n\nx") == 0
    assert process_time() - began < 5


def test_report_longer_than_what_is_read_is_read(maildir, sent):
    assert came(maildir, report(bouncing.envelope_sender(sent)) + b"x" * 20_000_000) == 1


def test_answer_with_bytes_that_cannot_be_stored_is_stored_without_them(maildir, sent):
    content = report(bouncing.envelope_sender(sent), answer="AQUI").replace(b"AQUI", b"\xff\x00 no \xed\xa0\x80 hay")
    assert came(maildir, content) == 1
    assert Bounce.objects.get().answer.endswith("hay")


def test_answer_that_quotes_a_link_is_kept_without_what_opens_it(maildir, sent):
    token = links.sign("any", 1)
    came(maildir, report(bouncing.envelope_sender(sent), answer=f"550 spam: /a/{token}/"))
    assert (Bounce.objects.get().answer, BadAddress.objects.get().answer) == ("smtp; 550 spam: /a/…/",) * 2


def test_what_was_read_is_deleted_after_thirty_days(maildir):
    """It may hold a whole message, with its personal links."""
    (maildir / "cur").mkdir()
    for name, days in (("old", 31), ("new", 29)):
        came(maildir, VACATION.encode(), name)
        then = (timezone.now() - timedelta(days=days)).timestamp()
        os.utime(maildir / "cur" / f"{name}:2,S", (then, then))
    read_mailbox(at=timezone.now())
    assert [path.name for path in (maildir / "cur").iterdir()] == ["new:2,S"]


def test_no_mailbox_is_no_error(settings, tmp_path):
    settings.BOUNCE_MAILDIR = ""
    assert read_mailbox(at=timezone.now()) == 0
    settings.BOUNCE_MAILDIR = str(tmp_path / "nowhere")
    assert read_mailbox(at=timezone.now()) == 0


def test_bad_address_is_written_to_no_more_until_somebody_lifts_it(maildir, sent, sink):
    came(maildir, report(bouncing.envelope_sender(sent)))
    again = make.invitation(make.organization(), "ana@pacto.example")
    assert [sending.send_due() for _sweep in range(2)] == [0, 0]
    again.refresh_from_db()
    assert (again.sent_at, again.failure) == (None, "Su dirección rebota.")
    item = Item.objects.get(object_id=again.pk, rule="invitation")
    assert (item.delivery, item.reason) == (None, "bounces")
    bouncing.lift(BadAddress.objects.get(), by=make.user(), at=timezone.now())
    again.try_again()
    assert (sending.send_due(), sink.recipients) == (1, ["Ana@pacto.example", "ana@pacto.example"])


def test_bounce_between_queue_and_turn_suppresses_what_waits(maildir, sink):
    invitation = make.invitation(make.organization(), "ana@pacto.example")
    sink.rcpt["ana@pacto.example"] = "451 try later"
    sending.send_due()
    del sink.rcpt["ana@pacto.example"]
    came(maildir, report(bouncing.envelope_sender(Delivery.objects.get())))
    later = timezone.now() + timedelta(hours=1)
    assert [sending.send_due(clock=lambda: later) for _sweep in range(3)] == [0, 0, 0]
    assert list(Delivery.objects.values_list("state", "reason")) == [("suppressed", "bounces")]
    assert Invitation.objects.get(pk=invitation.pk).failure == "Su dirección rebota."
    assert sink.messages == []


def test_hard_bounce_suppresses_every_message_that_waits_for_the_address_and_no_other(maildir, sent):
    later = timezone.now() + timedelta(days=1)
    for email in ("ana@pacto.example", "beto@pacto.example"):
        Delivery.objects.create(kind="digest", email=email, due_at=later)
    came(maildir, report(bouncing.envelope_sender(sent)))
    assert list(Delivery.objects.filter(kind="digest").order_by("email").values_list("state", "reason")) == [
        ("suppressed", "bounces"),
        ("queued", ""),
    ]


def test_late_bounce_of_a_message_from_before_does_not_stop_a_lifted_address(maildir, sent):
    came(maildir, report(bouncing.envelope_sender(sent)))
    second = Delivery.objects.create(kind="invitation", email="ana@pacto.example")
    bouncing.lift(BadAddress.objects.get(), by=make.user(), at=timezone.now())
    came(maildir, report(bouncing.envelope_sender(second)), "2.mail")
    assert (Bounce.objects.count(), bad()) == (2, [])
    third = Delivery.objects.create(kind="invitation", email="ana@pacto.example")
    came(maildir, report(bouncing.envelope_sender(third)), "3.mail")
    assert bad() == ["ana@pacto.example"]


def test_lifting_is_done_once(db):
    address = BadAddress.objects.create(email="ana@pacto.example", code="5.1.1")
    bouncing.lift(address, by=make.user(), at=timezone.now())
    with pytest.raises(ValidationError, match="ya se le vuelve"):
        bouncing.lift(address, by=make.user(), at=timezone.now())


def test_bad_addresses_answers_in_the_letters_that_were_asked(django_assert_num_queries):
    BadAddress.objects.create(email="Ana@pacto.example", code="5.1.1")
    BadAddress.objects.create(email="beto@pacto.example", code="5.1.1", lifted_at=timezone.now(), lifted_by=make.user())
    with django_assert_num_queries(1):
        found = bouncing.bad_addresses(["ANA@pacto.example", "beto@pacto.example", "carla@pacto.example"])
    assert found == {"ANA@pacto.example"}


def test_coverage_tells_what_came_back_apart_from_what_was_sent(maildir, sent):
    came(maildir, report(bouncing.envelope_sender(sent)))
    now = timezone.now()
    month = timezone.localdate(now).replace(day=1)
    (line,) = lines(month, at=now)
    assert (line.expected, line.sent, line.bounced) == (1, 0, 1)
    assert [item.email for item in missed("invitation", month)] == ["Ana@pacto.example"]


def test_office_lists_bad_addresses_and_lifts_one(house):
    row = BadAddress.objects.create(email="ana@pacto.example", code="5.1.1", answer="550 no such user")
    staff, listed = house.client("staff"), "/admin/mailings/badaddress/"
    assert "Direcciones que rebotan" in staff.get("/admin/").content.decode()
    assert "550 no such user" in staff.get(listed).content.decode()
    assert staff.post(f"{listed}{row.pk}/ya-funciona/").status_code == 302
    row.refresh_from_db()
    assert row.lifted_by == house.users["staff"]
    assert staff.get(listed).context["cl"].result_count == 0
