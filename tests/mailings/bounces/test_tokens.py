"""Our own token in each message's sender says which message came back, and nothing else does."""

import pytest

from mailings.bounces import tracking
from mailings.models import Bounce, Delivery
from tests.mailings.bounces.letters import bad, came, report

pytestmark = pytest.mark.django_db


def test_each_message_goes_out_under_its_own_sender(delivery, sink):
    assert sink.senders == [tracking.envelope_sender(delivery)]
    assert tracking.delivery_key(sink.senders) == delivery.pk


def forgeries(own: str) -> list[str]:
    token, other = own.split("+")[1].split("@")[0], own.replace("+", "+1")
    return [
        "rebotes@pacto.example",
        "ana@pacto.example",
        "",
        other,
        own.replace(token, token[:-1] + ("0" if token[-1] != "0" else "1")),
        own.replace(token, token.partition("-")[0]),
        own.replace(token, f"{token.partition('-')[0]}-{'0' * 20}"),
        own.replace(token, f"{9 * 10**17}-{'a' * 20}"),
        own.replace(token, token.replace("-", "-\u0660")),
    ]


@pytest.mark.parametrize("number", range(9))
def test_bounce_without_our_token_changes_nothing(maildir, delivery, number):
    """Whatever address the report names inside."""
    assert came(maildir, report(forgeries(tracking.envelope_sender(delivery))[number], inside="Ana@pacto.example")) == 0
    assert Bounce.objects.count() == 0
    assert bad() == []


def test_token_survives_folded_letters_and_stands_in_the_envelope_first(maildir, delivery):
    to = tracking.envelope_sender(delivery).upper()
    content = f"Delivered-To: {to}\n".encode() + report("Pacto <otra@pacto.example>")
    assert came(maildir, content) == 1
    assert bad() == ["Ana@pacto.example"]


def test_token_of_another_delivery_says_nothing_of_this_one(maildir, delivery):
    other = Delivery.objects.create(kind="invitation", email="beto@pacto.example")
    came(maildir, report(tracking.envelope_sender(other), inside="Ana@pacto.example"))
    assert bad() == ["beto@pacto.example"]


def test_token_of_a_forgotten_delivery_changes_nothing(maildir, delivery):
    to = tracking.envelope_sender(delivery)
    delivery.delete()
    assert came(maildir, report(to)) == 0
    assert bad() == []


def test_envelope_sender_is_short_enough_for_every_server_and_the_portal_itself_without_a_mailbox(settings):
    settings.BOUNCE_ADDRESS = "rebotes@pacto.example"
    longest = tracking.envelope_sender(Delivery(pk=10**17))
    assert len(longest.rpartition("@")[0]) <= 64
    assert tracking.delivery_key([longest]) == 10**17
    settings.BOUNCE_ADDRESS = ""
    settings.DEFAULT_FROM_EMAIL = "portal@niñez.example"
    assert tracking.envelope_sender(Delivery(pk=1)) == "portal@xn--niez-hqa.example"
    assert tracking.delivery_key([longest]) is None
