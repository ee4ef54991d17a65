"""The web server: gunicorn starts, restarts and stops the processes, in each waitress reads requests and answers them.

A request is here whole before a thread is given to it, and an answer is taken from the thread at once: whoever sends or
reads slowly keeps none busy.
"""

import os
import resource
import time

from gunicorn.workers.base import Worker
from waitress import create_server, wasyncore

from kit.forms.input import LARGEST_BODY
from pacto.bounds import IN_MEMORY, LARGEST_HEAD, Channel

MOST_CONNECTIONS = 1000
SETTINGS = {
    "connection_limit": MOST_CONNECTIONS,
    "asyncore_use_poll": True,
    "cleanup_interval": 5,
    "max_request_header_size": LARGEST_HEAD,
    "max_request_body_size": LARGEST_BODY + 1,  # the least that is refused
    "inbuf_overflow": IN_MEMORY,
    "clear_untrusted_proxy_headers": False,  # the portal knows how many proxies to believe
    "ident": "",
}


class WaitressWorker(Worker):
    looked_at = 0.0

    def run(self) -> None:
        """Until the master says so or is gone; then what is in hand is answered, and nothing else begun."""
        _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))  # connections, and their files
        self.map = {}
        sockets = [listener.sock for listener in self.sockets]
        waits = {"threads": self.cfg.threads, "channel_timeout": self.cfg.keepalive}
        create_server(without_body_of_head(self.wsgi), map=self.map, sockets=sockets, **waits, **SETTINGS)
        self.listeners = list(self.map.values())
        for listener in self.listeners:
            listener.channel_class = Channel
        while self.alive and os.getppid() == self.ppid:
            self.turn()
        for listener in self.listeners:
            listener.accepting = False
        until = time.monotonic() + self.cfg.graceful_timeout
        self.turn()  # what has come by now is in hand, too
        while time.monotonic() < until and any(channel.is_busy() for channel in self.channels()):
            self.turn()

    def turn(self) -> None:
        count = len(self.map)
        wasyncore.loop(timeout=0.5, use_poll=True, map=self.map, count=1)
        while count < len(self.map) < MOST_CONNECTIONS:  # another may wait: a turn looks at all that there are
            count = len(self.map)
            for listener in self.listeners:
                if listener.accepting:
                    listener.handle_accept()
        if (now := time.monotonic()) > self.looked_at + 0.5:
            self.looked_at = now
            self.notify()
            for channel in self.channels():
                if channel.is_late(now):
                    channel.handle_close()

    def channels(self) -> list[Channel]:
        return [one for one in self.map.values() if isinstance(one, Channel)]


def without_body_of_head(wsgi):
    """waitress sends whatever it is given, and the portal leaves this to the server."""

    def application(environ, start_response):
        answer = wsgi(environ, start_response)
        if environ["REQUEST_METHOD"] != "HEAD":
            return answer
        getattr(answer, "close", lambda: None)()
        return []

    return application
