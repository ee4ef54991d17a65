"""The services of a test run: PostgreSQL, Valkey and the mail sink in `var/test/` (`var/test-day/` on another day).

Loaded with `-p dev.pytest_plugin` (pyproject.toml). One start for the whole run: the
workers of xdist inherit the environment. Nothing is started where DATABASE_URL and REDIS_URL are given.
"""

import os
from collections.abc import Generator
from contextlib import ExitStack

import pytest

from dev import browser
from dev.services.client import shared_services
from dev.services.demo_environment import SERVED, fill
from dev.services.refusal import Refusal
from dev.services.state import ROOT, var_dir

_services = ExitStack()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Generator[None]:
    """Before pytest-django, which reads the settings in this same hook."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        try:
            _prepare()
        except Refusal as reason:
            raise pytest.UsageError(str(reason)) from None
    return (yield)


def _prepare() -> None:
    environ = os.environ
    # Two runs share the services, but not those of another day.
    environ.setdefault("VAR_DIR", str(ROOT / "var" / ("test-day" if "FAKETIME" in environ else "test")))
    if any(not environ.get(name) for name in SERVED):
        _services.enter_context(shared_services(var_dir(environ), fast=True))
    fill(environ)
    if "CHROMIUM" not in environ:
        environ["CHROMIUM"] = browser.find()


def pytest_unconfigure() -> None:
    _services.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not os.environ.get("CHROMIUM"):
        terminalreporter.write_line(browser.LOUD, yellow=True)
