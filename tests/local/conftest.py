"""A folder of its own for each test: with a space in its path, open to the user who runs PostgreSQL."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pacto.local.reset import reset


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
    reset(base / "var")
    shutil.rmtree(base)
