"""Asked again before what changes who one is: whoever has neither password nor second factor shows a mailed code."""

import time

from allauth.account import app_settings
from allauth.account.adapter import get_adapter

from .authentication import (
    AbstractCodeVerificationProcess,
    get_authentication_records,
    get_reauthentication_flows,
    record_authentication,
)

KEY = "reauthentication_code"
LIFETIME, ATTEMPTS = 15 * 60, 3


def has_only_the_mailbox(user) -> bool:
    """allauth asks such a person for nothing, because it has nothing to ask her for."""
    return user.is_authenticated and not get_reauthentication_flows(user)


def is_confirmed(request) -> bool:
    """Whether a code from the mailbox that is hers today was typed, or its link opened, in these minutes."""
    latest = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
    records = get_authentication_records(request, request.user)
    codes = [row for row in records if row["method"] == "code" and row.get("email") == request.user.email]
    return any(row["at"] > latest for row in codes)


class CodeProcess(AbstractCodeVerificationProcess):
    """The code on its way, kept in the session."""

    def __init__(self, request, state):
        super().__init__(state=state, user=request.user, max_attempts=ATTEMPTS, timeout=LIFETIME)
        self.request = request

    @classmethod
    def initiate(cls, request) -> None:
        process = cls(request, cls.initial_state(request.user, request.user.email))
        process.state["code"] = get_adapter().generate_login_code()
        process.send()
        process.persist()

    @classmethod
    def resume(cls, request) -> "CodeProcess | None":
        """The code asked for in this session, unless too old or sent to what is no longer her address."""
        state = request.session.get(KEY)
        if not state or state["email"] != request.user.email:
            return None
        return cls(request, state).abort_if_invalid()

    def finish(self) -> None:
        self.abort()
        email = self.state["email"]
        record_authentication(self.request, self.user, method="code", email=email, reauthenticated=True)

    def send(self):
        get_adapter().send_mail("account/email/reauthentication_code", self.state["email"], {"code": self.code})

    def persist(self):
        self.request.session[KEY] = self.state

    def abort(self):
        self.request.session.pop(KEY, None)
