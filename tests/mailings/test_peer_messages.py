"""What one organisation writes to another goes out without addresses, and text stays text."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mailings.models import OptOut
from mailings.outbox import sending
from members import peer_messages
from members.models import Organization, PeerMessageCopy, Representation


def silence(cast) -> None:
    """Nobody speaks for the organisation any more."""
    term = (timezone.now() - timedelta(days=9), timezone.now() - timedelta(days=1))
    Representation.objects.filter(organization=cast.organization).update(term=term)


def write(cast, text: str, **fields) -> None:
    peer_messages.write(cast.other, cast.organization, text=text, by=cast["outsider"], at=timezone.now(), **fields)


def bodies(sink) -> tuple[str, str]:
    [(_address, message)] = sink.messages
    return tuple(message.get_body([kind]).get_content() for kind in ("plain", "html"))


def test_message_goes_to_who_speaks_for_the_organization_and_shows_no_address(cast, sink):
    write(cast, "¿Nos prestan <b>sus</b> títeres?")
    assert sending.send_due() == 1
    assert sink.recipients == ["titular@pacto.example"]
    assert sink.messages[0][1]["Subject"].strip() == "Colibrí de Puebla les escribió por el Pacto"
    text, html = bodies(sink)
    assert "¿Nos prestan <b>sus</b> títeres?" in text
    assert "<b>sus</b>" not in html
    assert "outsider@" not in text + html + str(sink.messages[0][1].items())
    assert f"/mi-organizacion/{cast.organization.slug}/mensajes/{cast.other.slug}/" in text


def test_message_to_an_organization_without_people_goes_to_its_contact_with_the_writers_address(cast, sink):
    silence(cast)
    Organization.objects.filter(pk=cast.organization.pk).update(email="contacto@semilla.example")
    write(cast, "Hola")
    assert sending.send_due() == 1
    assert sink.recipients == ["contacto@semilla.example"]
    text, _html = bodies(sink)
    assert "outsider@pacto.example" in text
    assert "/mensajes/" not in text


def test_message_that_was_reported_meanwhile_is_not_mailed(cast, sink):
    write(cast, "Compren")
    copy = PeerMessageCopy.objects.get()
    peer_messages.report(copy.peer_message, by=cast["titular"], at=timezone.now())
    assert sending.send_due() == 0


@pytest.mark.parametrize("opts_out", [True, False])
def test_message_waits_in_the_portal_for_whoever_wants_no_mail_of_it(cast, sink, opts_out):
    if opts_out:
        OptOut.objects.create(user=cast["titular"], topic="peer_messages")
    write(cast, "Hola")
    assert sending.send_due() == (0 if opts_out else 1)
