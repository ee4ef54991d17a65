"""Not faster than the mail server or the machine likes."""

import time

from django.conf import settings


class Pace:
    """One sender's share of MAIL_RATE: a message every so many seconds, without making up for lost time."""

    def __init__(self):
        self.step = settings.MAIL_SENDERS / settings.MAIL_RATE if settings.MAIL_RATE else 0.0
        self.next = 0.0

    @property
    def is_early(self) -> bool:
        return self.step > 0 and time.monotonic() < self.next

    def wait(self) -> None:
        """Return when the next message may go."""
        if self.is_early:
            time.sleep(self.next - time.monotonic())
        self.next = time.monotonic() + self.step
