"""The Maildir in which mail comes back: each file read once, whatever it holds."""

import os
from datetime import timedelta
from time import process_time

import pytest
from django.utils import timezone

from mailings.bounce_mailbox import read_mailbox
from mailings.bounces import tracking
from tests.mailings.bounces.letters import VACATION, bad, came, report
from tests.pacto.costs import ENOUGH, EXPENSIVE

pytestmark = pytest.mark.django_db


def test_poison_never_stops_the_mailbox(maildir, delivery, caplog):
    """Red without the net around each file: nothing after the first is read."""
    new = maildir / "new"
    (new / "0-empty").write_bytes(b"")
    (new / "0-folder").mkdir()
    (new / "0-link").symlink_to("/dev/zero")
    (new / "0-bytes").write_bytes(bytes(range(256)) * 64)
    (new / "0-deep").write_bytes(b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 5000)
    (new / "0-huge").write_bytes(report(tracking.envelope_sender(delivery))[:200] + b"x" * 3_000_000)
    (new / "0-locked").write_bytes(b"")
    (new / "0-locked").chmod(0)
    (new / "0-unknown").write_bytes(
        report(tracking.envelope_sender(delivery)).replace(b"text/plain", b"text/plain; charset=x")
    )
    assert came(maildir, report(tracking.envelope_sender(delivery)), "9.mail") == 2  # of the huge one that it came
    assert list(new.iterdir()) == []
    assert bad() == ["Ana@pacto.example"]


@pytest.mark.parametrize(
    "start", ["To: ", "To: {token}, ", "Delivered-To: {token}\nContent-Type: multipart/report; a="]
)
def test_headers_made_to_be_read_for_hours_are_read_at_once(maildir, delivery, start):
    """Red with the new policy of `email`: each takes minutes, and a megabyte of it hours."""
    token, moments = tracking.envelope_sender(delivery), [process_time()]
    for sign in (b"a", b'"'):
        came(maildir, start.format(token=token).encode() + sign * 40_000 + b"\n\nx")
        moments.append(process_time())
    before, between, after = moments
    assert after - between < EXPENSIVE * max(between - before, ENOUGH)


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
