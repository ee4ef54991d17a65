"""Bears senders: one process that has loaded the portal forks a new one for each line it reads.

A line is `PORT` (of the mail server to talk to); the answer is the pid. `--without-claim` bears senders that
hand a message over without committing its claim first: the harness has to see what comes of that.
"""

import os
import signal
import sys
import time

import django
from django.conf import settings
from django.db import close_old_connections

django.setup()

from mailings.installed_kinds import installed_kinds  # noqa: E402
from mailings.outbox import claims, sending  # noqa: E402
from tests.mailings.plain import Plain  # noqa: E402

installed_kinds().clear()
installed_kinds().update({"plain": Plain("plain"), "again": Plain("again", is_sent_again=True)})


def send_for_ever(port: int) -> None:
    settings.EMAIL_PORT = port
    while True:
        try:
            sending.send_due()
        except Exception as error:
            close_old_connections()
            print(f"The run of {os.getpid()} ended: {error!r}", file=sys.stderr)
        time.sleep(0.1)


def without_claim(delivery, *, at) -> bool:
    return True


def main() -> None:
    settings.MAIL_RATE, settings.MAIL_CONVERSATION, settings.EMAIL_TIMEOUT = 0, 2, 1
    if "--without-claim" in sys.argv:
        claims.claim = without_claim
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            send_for_ever(int(line))
        print(pid, flush=True)


if __name__ == "__main__":
    main()
