"""A relay that ends with its test."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest

from tests.mailings.chaos.relay import Relay


@pytest.fixture
def open_relay(tmp_path) -> Iterator[Callable[..., Relay]]:
    """Opens a relay whose log is `relay.log` in the folder of the test."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(closing(Relay(tmp_path / "relay.log", **options)))
