"""Kinds of mail for tests of the ledger."""

import pytest

from tests.mailings.plain import Plain, register


@pytest.fixture
def plain(monkeypatch):
    """A kind of mail that is held when nobody knows whether it arrived."""
    return register(Plain("plain"), monkeypatch)


@pytest.fixture
def again(monkeypatch):
    """A kind of mail that is then sent again."""
    return register(Plain("again", is_sent_again=True), monkeypatch)
