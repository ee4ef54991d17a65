"""A mail server on this machine that can be told to misbehave."""

import asyncio
import socket
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from email.policy import default
from threading import Event

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


@dataclass
class Sink:
    """What arrived, and what to answer: `rcpt` and `data` map an address to an answer, "hang up" or "never answer"."""

    port: int = 0
    messages: list[tuple[str, Message]] = field(default_factory=list)
    senders: list[str] = field(default_factory=list)
    rcpt: dict[str, str] = field(default_factory=dict)
    data: dict[str, str] = field(default_factory=dict)
    connections: int = 0
    in_data: Event = field(default_factory=Event)

    @property
    def recipients(self) -> list[str]:
        return [address for address, _message in self.messages]

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802 names of aiosmtpd
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self._hangs_up(server, self.rcpt.get(address)):
            return "421 bye"
        if address in self.rcpt:
            return self.rcpt[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        address = envelope.rcpt_tos[0]
        self.in_data.set()
        if self._hangs_up(server, self.data.get(address)):
            return "250 never heard"
        if address in self.data and self.data[address] != "never answer":
            return self.data[address]
        self.senders.append(envelope.mail_from)
        self.messages.append((address, message_from_bytes(envelope.content, policy=default)))
        while self.data.get(address) == "never answer" and not server.transport.is_closing():
            await asyncio.sleep(0.05)
        return "250 taken"

    @staticmethod
    def _hangs_up(server: SMTP, answer: str | None) -> bool:
        if answer == "hang up":
            server.transport.abort()
        return answer == "hang up"


@pytest.fixture
def sink(settings):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    sink = Sink(port)
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.MAIL_RATE, settings.MAIL_RELAY_LOG = 0, ""
    yield sink
    controller.stop()
