"""A real Chromium before a real server: pages for each role, watched for errors, and the rules of axe."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from socket import SHUT_RDWR

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from dev import faketime
from tests.browser import chromium as program
from tests.browser import typefaces
from tests.browser.judging import PHONE
from tests.cast import Cast

PATIENCE = 120_000  # milliseconds: a page that comes late is late, not wrong


@pytest.fixture(scope="session")
def chromium(django_db_setup, tmp_path_factory) -> Iterator[Browser]:
    """The browser of the run, with our typefaces alone; without one the browser tests are skipped, loudly."""
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop lives in this thread beside our queries
    with sync_playwright() as playwright:
        path = program.find(playwright)
        if path is None:
            pytest.skip("NO CHROMIUM: the browser tests did not run. Set CHROMIUM or install one.")
        fonts = typefaces.install(tmp_path_factory.mktemp("typefaces"))
        environment = faketime.real(os.environ) | {"FONTCONFIG_FILE": str(fonts)}
        browser = playwright.chromium.launch(executable_path=path, args=program.ARGUMENTS, env=environment)
        expect.set_options(timeout=PATIENCE)
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


class MortalServer(ThreadedWSGIServer):
    """Ends the connections that browsers keep when it ends, as a process does, and may have its port again at once."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | {"allow_reuse_address": True})
        self.taken = []

    def get_request(self):
        taken = super().get_request()
        self.taken.append(taken[0])
        return taken

    def server_close(self):
        super().server_close()
        for one in self.taken:
            with suppress(OSError):  # gone already
                one.shutdown(SHUT_RDWR)


class MortalThread(LiveServerThread):
    server_class = MortalServer


def until_ended(application: Callable) -> Callable:
    """The portal whose pages do not look again by themselves: one that does would move under whoever judges it."""

    def answer(environ, start_response):
        def start(status, headers, *error):
            return start_response(status, [one for one in headers if one[0].lower() != "refresh"], *error)

        return application(environ, start)

    return answer


class Machine:
    """The portal on a free port, static files served by it as in production; it can stop and come back."""

    def __init__(self):
        self.thread = None
        self.start()

    @property
    def address(self) -> str:
        return f"http://localhost:{self.thread.port}"

    def start(self) -> None:
        port = self.thread.port if self.thread else 0
        self.thread = MortalThread("localhost", static_handler=until_ended, port=port)
        self.thread.daemon = True
        self.thread.start()
        self.thread.is_ready.wait()
        if self.thread.error:
            raise self.thread.error

    def stop(self) -> None:
        self.thread.terminate()


@pytest.fixture
def machine(transactional_db) -> Iterator[Machine]:
    machine = Machine()
    yield machine
    machine.stop()


@pytest.fixture
def server(machine) -> str:
    """The address of the portal."""
    return machine.address


def entered(client, user) -> str:
    """The session's key, after a code that stays fresh for as long as the test takes."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "email": user.email, "at": time.time() + 86400}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return session.session_key


@dataclass
class Visits:
    """Opens pages as a role and keeps what the browser complained of."""

    browser: Browser
    base: str
    cast: Cast
    trouble: list[str] = field(default_factory=list)
    contexts: list = field(default_factory=list)

    def __call__(self, role: str = "visitor", **options) -> Page:
        """A page in a fresh browser profile, logged in as that role; `options` are those of Playwright's context."""
        context = self.browser.new_context(base_url=self.base, viewport=PHONE, reduced_motion="reduce", **options)
        self.contexts.append(context)
        if role != "visitor":
            session = entered(self.cast.client(role), self.cast[role])
            context.add_cookies([{"name": "sessionid", "value": session, "url": self.base}])
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("console", lambda message: self._hear(page, message))
        page.on("pageerror", lambda error: self.trouble.append(f"{page.url}: {error}"))
        return page

    def _hear(self, page: Page, message: ConsoleMessage) -> None:
        """An error or warning; that the page itself answers 4xx is no news, its test has checked that."""
        is_answer = message.text.startswith("Failed to load resource") and message.location.get("url") == page.url
        if message.type in ("error", "warning") and not is_answer:
            self.trouble.append(f"{page.url}: {message.text}")


@pytest.fixture
def page_as(chromium, server, cast) -> Iterator[Visits]:
    """`page_as("titular")` opens a page; the test fails when any page made the browser complain."""
    visits = Visits(chromium, server, cast)
    yield visits
    for context in visits.contexts:
        context.close()
    assert visits.trouble == []


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[str]]:
    """`axe(page)` lists what breaks the rules of accessibility on it as it is now; `only` narrows them to some."""
    script = Axe().axe_script

    def broken(page: Page, only: tuple[str, ...] = ()) -> list[str]:
        # Preloading would fetch the sheets that sheets import and put them inline, which the portal's own rules forbid.
        options = {"resultTypes": ["violations"], "preload": False} | ({"runOnly": list(only)} if only else {})
        if not page.evaluate("'axe' in window"):
            page.evaluate(script)
        violations = page.evaluate("async (options) => (await axe.run(options)).violations", options)
        return [f"{page.url}: {item['id']}: {node['html'][:150]}" for item in violations for node in item["nodes"]]

    return broken
