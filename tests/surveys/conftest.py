"""A browser of the coordination."""

import pytest

from tests import make
from tests.commissions.room import client


@pytest.fixture
def staff(db):
    user = make.user("coordinacion@pacto.example")
    make.office(user)
    return client(user)
