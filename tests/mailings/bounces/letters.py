"""What mail servers and people send back."""

import os

from django.utils import timezone

from mailings.bounce_mailbox import read_mailbox
from mailings.models import BadAddress

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


def report(
    to: str, *, status="5.1.1", action="failed", kind="delivery-status", inside="otra@pacto.example", answer="550 no"
):
    return REPORT.format(to=to, status=status, action=action, kind=kind, inside=inside, answer=answer).encode()


def came(maildir, content: bytes, name="1.mail") -> int:
    (maildir / "new" / name).write_bytes(content)
    now = timezone.now().timestamp()
    os.utime(maildir / "new" / name, (now, now))  # on another day the files' clock is still today's
    return read_mailbox(at=timezone.now())


def bad() -> list[str]:
    return list(BadAddress.objects.active().values_list("email", flat=True))
