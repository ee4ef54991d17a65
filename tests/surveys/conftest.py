"""A browser of the coordination."""

import pytest

from tests.cast import client_of


@pytest.fixture
def staff(coordinator):
    return client_of(coordinator)
