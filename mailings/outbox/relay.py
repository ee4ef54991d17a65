"""A conversation with the mail server, step by step, so that each way it can end is known for what it is."""

import smtplib
from contextlib import suppress

from django.core.mail import get_connection

from kit.logs import tokenless

SMTP = "django.core.mail.backends.smtp.EmailBackend"


class UnreachableError(Exception):
    """No conversation can be had now."""


class BrokenOffError(Exception):
    """The server hung up before the message was handed over."""


class RefusedError(Exception):
    """The server said no to this message."""

    def __init__(self, code: int, answer: bytes | str):
        super().__init__(f"{code} {in_words(answer)}")
        self.code = code

    @property
    def is_temporary(self) -> bool:
        return 400 <= self.code < 500


class UncertainError(Exception):
    """The conversation broke off after the message was handed over: nobody knows whether it was taken."""


class Relay:
    """The mail server of the settings, over one connection for as many messages as it takes."""

    def __init__(self):
        self._backend = get_connection(SMTP)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def close(self) -> None:
        """Say goodbye if that is still possible."""
        with suppress(smtplib.SMTPException, OSError):
            self._backend.close()

    def open(self) -> None:
        """Have a connection; UnreachableError where none can be had, also when the server wants another login."""
        try:
            self._backend.open()
            self._backend.connection.ehlo_or_helo_if_needed()
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            raise UnreachableError(str(error)) from error

    def send(self, sender: str, recipient: str, content: bytes) -> str:
        """Hand one message over to one address and give the server's answer, or one of this module's errors.

        Both addresses as servers write them: in ASCII.
        """
        smtp = self._backend.connection
        try:
            self._say(*smtp.mail(sender))
            self._say(*smtp.rcpt(recipient))
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            raise BrokenOffError(str(error)) from error
        try:
            return self._say(*smtp.data(content))
        except smtplib.SMTPDataError as error:
            return self._say(error.smtp_code, error.smtp_error)
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            raise UncertainError(str(error)) from error

    def _say(self, code: int, answer: bytes) -> str:
        """The answer as text where it is a yes; otherwise the conversation is made ready for the next message."""
        if 200 <= code < 300:
            return f"{code} {in_words(answer)}"
        try:
            if code == 421:
                self.close()
            else:
                self._backend.connection.rset()
        except (smtplib.SMTPException, OSError):
            self.close()
        raise RefusedError(code, answer)


def in_words(answer: bytes | str) -> str:
    """What the server said, in one line, without what cannot be kept and the keys of links, which some quote."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return tokenless(" ".join(text.replace("\0", "").split()))
