"""What a report says: for good, for now, or nothing at all."""

import pytest
from django.utils import timezone

from kit.pages import links
from mailings.bounces import tracking
from mailings.coverage import lines, undelivered
from mailings.models import BadAddress, Bounce
from tests.mailings.bounces.letters import VACATION, bad, came, report

pytestmark = pytest.mark.django_db


def test_hard_bounce_stops_the_address_of_its_delivery_and_no_other(maildir, delivery):
    assert came(maildir, report(tracking.envelope_sender(delivery))) == 1
    assert bad() == ["Ana@pacto.example"]
    bounce = Bounce.objects.get()
    assert bounce.delivery == delivery
    assert bounce.cause == "unknown"
    assert bounce.code == "5.1.1"
    assert bounce.answer == "smtp; 550 no"
    assert list((maildir / "new").iterdir()) == []
    assert [one.name for one in (maildir / "cur").iterdir()] == ["1.mail:2,S"]


def test_the_same_bounce_read_twice_changes_nothing_more(maildir, delivery):
    content = report(tracking.envelope_sender(delivery))
    assert [came(maildir, content), came(maildir, content, "2.mail")] == [1, 0]
    assert Bounce.objects.count() == 1
    assert bad() == ["Ana@pacto.example"]


@pytest.mark.parametrize(
    ("fields", "cause"),
    [
        ({"status": "4.2.2"}, "full"),
        ({"status": "4.4.1", "action": "delayed"}, "delayed"),
        ({"status": "5.1.1", "action": "delayed"}, "delayed"),
        ({"status": "5.7.1"}, "blocked"),
        ({"status": "5.7.26"}, "identity"),
        ({"status": "5.6.0"}, "blocked"),
        ({"status": "5.3.4"}, "too_big"),
        ({"status": "no such thing"}, "refused"),
        ({"status": "9.9.9"}, "refused"),
        ({"status": "no such thing", "answer": ""}, "unread"),
    ],
)
def test_other_bounce_is_counted_and_stops_nothing(maildir, delivery, fields, cause):
    assert came(maildir, report(tracking.envelope_sender(delivery), **fields)) == 1
    assert Bounce.objects.get().cause == cause
    assert bad() == []


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "disposition-notification"},
        {"action": "delivered", "status": "2.0.0"},
        {"action": "relayed"},
    ],
)
def test_report_that_tells_of_no_failure_changes_nothing(maildir, delivery, fields):
    assert came(maildir, report(tracking.envelope_sender(delivery), **fields)) == 0
    assert Bounce.objects.count() == 0
    assert bad() == []


def test_vacation_reply_changes_nothing(maildir, delivery):
    assert came(maildir, VACATION.format(to=tracking.envelope_sender(delivery)).encode()) == 0
    assert Bounce.objects.count() == 0
    assert bad() == []


def test_report_longer_than_what_is_read_is_read(maildir, delivery):
    assert came(maildir, report(tracking.envelope_sender(delivery)) + b"x" * 20_000_000) == 1


def test_answer_with_bytes_that_cannot_be_stored_is_stored_without_them(maildir, delivery):
    content = report(tracking.envelope_sender(delivery), answer="AQUI").replace(
        b"AQUI", b"\xff\x00 no \xed\xa0\x80 hay"
    )
    assert came(maildir, content) == 1
    assert Bounce.objects.get().answer.endswith("hay")


def test_answer_that_quotes_a_link_is_kept_without_what_opens_it(maildir, delivery):
    token = links.sign("any", 1)
    came(maildir, report(tracking.envelope_sender(delivery), answer=f"550 unknown user: /a/{token}/"))
    assert (Bounce.objects.get().answer, BadAddress.objects.get().answer) == ("smtp; 550 unknown user: /a/…/",) * 2


def test_coverage_tells_what_came_back_apart_from_what_was_sent(maildir, delivery):
    came(maildir, report(tracking.envelope_sender(delivery)))
    now = timezone.now()
    month = timezone.localdate(now).replace(day=1)
    (line,) = lines(month, at=now)
    assert line.expected == 1
    assert line.sent == 0
    assert line.bounced == 1
    assert [item.email for item in undelivered("invitation", month)] == ["Ana@pacto.example"]
