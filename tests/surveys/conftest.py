"""A browser of the coordination."""

import pytest

from tests import make
from tests.cast import client_of


@pytest.fixture
def staff(db):
    user = make.user("coordinacion@pacto.example")
    make.office(user)
    return client_of(user)
