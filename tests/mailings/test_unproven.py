"""What the portal writes to addresses that somebody typed: how often, and in whose words."""

import pytest
from django.utils import timezone

from kit.messages import Message, messages
from mailings.installed_kinds import installed_kinds
from mailings.message_kinds import MessageKind
from mailings.models import Delivery
from mailings.rendering import render_message
from mailings.unproven import MOST_A_DAY
from members.models import Application, Invitation
from tests import make

pytestmark = pytest.mark.django_db
BAIT = "URGENTE: su cuenta fue bloqueada, entre a https://www.malo.example/x ahora"
CONFIRMED = {"application_decision"}  # told to nobody whose address is not confirmed
OF_ACCOUNTS = {message.name for message in messages.values() if message.user_id is not Message.user_id}


def kind(name: str) -> MessageKind:
    return installed_kinds()[name]


def test_each_kind_says_whether_its_address_was_only_typed():
    """A new kind of mail is about an account, or it is counted."""
    names = {message.name for message in messages.values() if message.is_to_unproven}
    assert names | OF_ACCOUNTS | CONFIRMED == set(messages)
    assert not names & OF_ACCOUNTS


def test_the_ledger_refuses_what_went_past_the_acts(cast):
    """Red without `crowded`: whatever writes the row sends the mail."""
    now = timezone.now()
    for _number in range(MOST_A_DAY + 3):
        Invitation.objects.update(revoked_at=now)
        make.invitation(cast.organization, "desconocida@otra.example")
        kind("invitation").queue(at=now)
    assert Delivery.objects.count() == MOST_A_DAY
    last = Invitation.objects.order_by("pk").last()
    assert last.state(at=now) == "failed"
    assert last.failure == "Ya se le escribió demasiadas veces hoy: puede enviarse otra vez mañana."


@pytest.mark.parametrize("name", ["application_confirmation", "application_decision", "invitation"])
def test_no_words_of_strangers_in_subject_greeting_or_first_line_and_no_link(cast, name):
    """Red with the names where they were: a stranger's sentence is the Pact's greeting."""
    if name == "invitation":
        cast.organization.name = BAIT
        row = make.invitation(cast.organization, name=BAIT, position=BAIT)
        row.organization = cast.organization
    else:
        row = make.application(BAIT, contact_name=BAIT, contact_position=BAIT)
        row = Application.objects.get(pk=row.pk)
    message = render_message(name, {messages[name].model._meta.model_name: row, "link": "https://pacto.example/enlace"})
    assert message.text.split("\n")[0] == "Hola:"
    assert [part for part in (message.text, message.html, message.subject) if "malo.example" in part] == []
    assert ("https://www" in message.text) is False
    assert ("https://www" in message.html) is False
    if name != "invitation":  # an organisation of the Pact bears the name that the coordination approved
        assert "URGENTE" not in message.subject
