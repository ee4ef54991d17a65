"""A folder of its own for each test: with a space in its path, open to the user who runs PostgreSQL."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from dev.services.reset import reset
from tests.dev.service_user import ServiceUser, processes_of
from tests.mailings.processes import wait_for


@pytest.fixture
def var() -> Iterator[Path]:
    yield from fresh_var()


@pytest.fixture(scope="module")
def lived_in_var() -> Iterator[Path]:
    """The same for a whole module: from the second test on, the demonstration is already loaded."""
    yield from fresh_var()


def fresh_var() -> Iterator[Path]:
    base = Path(tempfile.mkdtemp(prefix="pacto prueba "))
    base.chmod(0o755)
    yield base / "var"
    wait_for(lambda: processes_of(base) == set())
    reset(base / "var")
    shutil.rmtree(base)


@pytest.fixture
def service_users(var) -> Iterator[Callable[[Path], ServiceUser]]:
    """Starts a process that uses the services of a folder; none outlives its test."""
    with ExitStack() as stack:

        def start(folder: Path) -> ServiceUser:
            user = ServiceUser(folder)
            stack.callback(user.kill)
            user.arrive()
            return user

        yield start
