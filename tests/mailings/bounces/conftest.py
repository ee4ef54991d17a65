"""A mailbox for what comes back, and a message that may."""

import pytest

from mailings.models import Delivery
from mailings.outbox import sending
from tests import make


@pytest.fixture
def maildir(settings, tmp_path):
    (tmp_path / "new").mkdir()
    settings.BOUNCE_MAILDIR, settings.BOUNCE_ADDRESS = str(tmp_path), "rebotes@pacto.example"
    return tmp_path


@pytest.fixture
def delivery(maildir, sink) -> Delivery:
    """An invitation that the server took."""
    make.invitation(make.organization(), "Ana@pacto.example")
    sending.send_due()
    return Delivery.objects.get()
