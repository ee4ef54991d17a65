"""What one connection may send and take, and how slowly: waitress reads requests and answers, this ends what is odd."""

import math
import re
import time
from weakref import WeakSet

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.utilities import Error

from kit.forms.input import LARGEST_BODY
from pacto.replies import PortalReply, RefusalReply

LARGEST_HEAD = 32 * 1024
IN_MEMORY = 64 * 1024  # of one body; what is larger waits in a file
MOST_IN_FILES = 128 * 1024 * 1024  # of all bodies that one process has in hand
HEAD_SECONDS = 10
BODY_SECONDS = 20
ANSWER_SECONDS = 30
SLOWEST = 8 * 1024  # bytes a second of a larger body or answer

# waitress reads other lines and long blanks in a time that grows with the square of their length.
LINE = re.compile(rb"[A-Z]+ /[!-~\x80-\xff]{0,8190} HTTP/1\.[01]\r\n")
# Of a folded line, a body in pieces or an endless number two readers might find another end each.
ODD = re.compile(rb"[ \t]{50}|\r\n[ \t]|\r\ntransfer-encoding|\r\ncontent-length:[ \t]*[0-9]{12}", re.IGNORECASE)


class BusyError(Error):
    code, reason = 503, "Service Unavailable"


class Request(HTTPRequestParser):
    """A request as it comes, with the moment until which its head, then its body must be here."""

    large = WeakSet()

    def __init__(self, adj):
        super().__init__(adj)
        self.due = time.monotonic() + HEAD_SECONDS

    def parse_header(self, head):
        if ODD.search(head) or not LINE.match(head):
            raise ParsingError("No request that is answered here.")
        super().parse_header(head)
        self.due = time.monotonic() + BODY_SECONDS + self.content_length / SLOWEST
        is_refused = self.content_length > LARGEST_BODY  # by waitress itself
        if self.content_length > IN_MEMORY and not is_refused:
            self.large.add(self)
            if sum(request.content_length for request in self.large) > MOST_IN_FILES:
                self.error, self.completed, is_refused = BusyError("Too many large files at once."), True, True
        self.expect_continue = self.expect_continue and not is_refused


class Channel(HTTPChannel):
    """A connection, with the moment until which what was answered must be taken."""

    parser_class, task_class, error_task_class = Request, PortalReply, RefusalReply
    due = math.inf

    def write_soon(self, data):
        size = super().write_soon(data)
        self.due = time.monotonic() + ANSWER_SECONDS + self.total_outbufs_len / SLOWEST
        return size

    def is_busy(self) -> bool:
        return bool(self.requests or self.request or self.total_outbufs_len)

    def is_late(self, now: float) -> bool:
        if self.total_outbufs_len:
            return self.due < now
        return self.request is not None and not self.requests and self.request.due < now
