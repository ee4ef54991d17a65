"""A relay that keeps a log, says what it sees of each message, and can be made to misbehave or to call a killer."""

import asyncio
import os
import re
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from dev.bench.sink import Conversation

MESSAGE_ID = re.compile(rb"^message-id:\s*(<[^>\s]+>)", re.IGNORECASE | re.MULTILINE)

REFUSALS = {"4xx": b"451 later", "5xx": b"550 never"}


class Relay:
    """Listens on a port for each sender; `taken` counts the copies of each address.

    `stages` holds how far the last conversation about an address came: "rcpt", "data" or "taken". `aim` is asked at
    each step with the number of the sender and the step, and may kill. `marks` says what the first message to
    an address meets.
    """

    def __init__(self, log: Path, *, senders: int = 2):
        self.log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self.taken: Counter[str] = Counter()
        self.stages: dict[str, str] = {}
        self.aim: Callable[[int, str], None] = lambda sender, step: None
        self.marks: dict[str, str] = {}
        self.ports: list[int] = []
        self._servers: list[asyncio.Server] = []
        self.conversations: set[asyncio.Transport] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        for number in range(senders):
            self.ports.append(asyncio.run_coroutine_threadsafe(self._listen(number), self._loop).result())

    async def _listen(self, number: int) -> int:
        server = await self._loop.create_server(lambda: ListedMessage(self, number), "127.0.0.1", 0)
        self._servers.append(server)
        return server.sockets[0].getsockname()[1]

    def note(self, line: str) -> None:
        os.write(self.log, f"Nov 23 04:47:13 relay {line}\n".encode())

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self._hang_up(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        os.close(self.log)

    async def _hang_up(self) -> None:
        for server in self._servers:
            server.close()
        for conversation in [*self.conversations]:
            conversation.abort()
        while self.conversations:
            await asyncio.sleep(0)


class ListedMessage(Conversation):
    """One conversation with one sender."""

    numbers = 0

    def __init__(self, relay: Relay, sender: int):
        super().__init__()
        self.relay, self.sender, self.email = relay, sender, ""

    def connection_made(self, transport):
        self.relay.conversations.add(transport)
        super().connection_made(transport)

    def connection_lost(self, error):
        self.relay.conversations.discard(self.transport)

    def command(self, verb, line):
        if verb == b"MAIL":
            self.relay.aim(self.sender, "claim")
        elif verb == b"RCPT":
            self.email = line.decode().partition("<")[2].partition(">")[0]
            self.relay.stages[self.email] = "rcpt"
            if self.relay.marks.get(self.email) in REFUSALS:
                return REFUSALS[self.relay.marks.pop(self.email)]
        elif verb == b"DATA":
            self.relay.stages[self.email] = "data"
            self.relay.aim(self.sender, "data")
        return super().command(verb, line)

    def message(self, content):
        trouble = self.relay.marks.pop(self.email, "")
        ListedMessage.numbers += 1
        name = f"4F{ListedMessage.numbers:X}"
        self.relay.note(f"postfix/cleanup[7]: {name}: message-id={MESSAGE_ID.search(content)[1].decode()}")
        if trouble == "dropped":
            self.transport.abort()
            return b""
        self.relay.note(f"postfix/qmgr[8]: {name}: from=<p@b.example>, size={len(content)}, nrcpt=1 (queue active)")
        self.relay.taken[self.email] += 1
        self.relay.stages[self.email] = "taken"
        if trouble == "dropped late":
            self.transport.abort()
            return b""
        if trouble == "hanging":
            return b""
        self.transport.write(b"250 taken\r\n")
        self.relay.aim(self.sender, "commit")
        return b""


def troubles(random: Random, emails: list[str]) -> dict[str, str]:
    """10 % 4xx, 2 % 5xx, 3 % dropped after DATA (half of them taken), 1 % hanging: what each meets the first time."""
    marks = random.choices(
        ["4xx", "5xx", "dropped", "dropped late", "hanging", ""], [10, 2, 1.5, 1.5, 1, 84], k=len(emails)
    )
    return {email: mark for email, mark in zip(emails, marks, strict=True) if mark}
