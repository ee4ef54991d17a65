"""A mail server as quick as Python makes it: one asyncio protocol that takes every message and counts.

Run as `python -m dev.bench.sink PORT`; a subclass may answer otherwise.
"""

import asyncio
import sys

END = b"\r\n.\r\n"


class Conversation(asyncio.Protocol):
    """One connection; each method answers one step, and None says nothing."""

    def __init__(self):
        self.buffer = bytearray()
        self.is_data = False

    def connection_made(self, transport: asyncio.Transport) -> None:
        self.transport = transport
        transport.write(b"220 sink\r\n")

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while not self.transport.is_closing() and (answer := self._next()) is not None:
            if answer:
                self.transport.write(answer + b"\r\n")

    def _next(self) -> bytes | None:
        """What to say to the next whole step (empty: nothing); None where it is not whole yet."""
        end = self.buffer.find(END if self.is_data else b"\r\n")
        if end < 0:
            return None
        step = bytes(self.buffer[:end])
        del self.buffer[: end + (len(END) if self.is_data else 2)]
        if self.is_data:
            self.is_data = False
            return self.message(step)
        return self.command(step[:4].upper(), step)

    def command(self, verb: bytes, line: bytes) -> bytes:
        if verb == b"DATA":
            self.is_data = True
            return b"354 go on"
        if verb == b"QUIT":
            self.transport.write(b"221 bye\r\n")
            self.transport.close()
            return b""
        return b"250 ok"

    def message(self, content: bytes) -> bytes:
        return b"250 taken"


async def serve(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(Conversation, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
