"""One organisation writes to another: it arrives, shows no address, is answered, bounded, reported and erased."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from kit.background.erasure import erase_expired
from kit.registries import queues
from members import peer_messages
from members.models import Organization, PeerMessage, PeerMessageCopy, Representation, WritingBlock
from tests import make


@pytest.fixture
def path(cast) -> str:
    """Where the outsider, of the other organisation, writes to the organisation of the cast."""
    return f"/mi-organizacion/{cast.other.slug}/mensajes/{cast.organization.slug}/"


def answers(cast) -> str:
    """Where the organisation of the cast answers."""
    return f"/mi-organizacion/{cast.organization.slug}/mensajes/{cast.other.slug}/"


def silence(cast) -> None:
    """Nobody speaks for the organisation any more."""
    term = (timezone.now() - timedelta(days=9), timezone.now() - timedelta(days=1))
    Representation.objects.filter(organization=cast.organization).update(term=term)


def write(cast, text="¿Nos prestan sus títeres?", **fields) -> PeerMessage:
    return peer_messages.write(
        cast.other, cast.organization, text=text, by=cast["outsider"], at=timezone.now(), **fields
    )


def test_message_is_written_from_the_directory_and_shows_no_address(cast, path):
    client = cast.client("outsider")
    assert client.get(f"/integrantes/{cast.organization.slug}/escribir/").url == path
    assert f"/integrantes/{cast.organization.slug}/escribir/" in client.get(cast.organization.get_absolute_url()).text
    assert "/escribir/" not in cast.client("visitor").get(cast.organization.get_absolute_url()).text
    assert client.post(path, {"text": "¿Nos prestan <b>sus</b> títeres?"}).url == f"{path}?enviado=1#ultimo"
    page = cast.client("titular").get(answers(cast)).text
    assert "¿Nos prestan &lt;b&gt;sus&lt;/b&gt; títeres?" in page
    assert "outsider@" not in page


def test_message_is_answered_on_the_same_page(cast, path):
    write(cast)
    assert cast.client("titular").post(answers(cast), {"text": "Claro que sí."}).status_code == 302
    assert "Claro que sí." in cast.client("outsider").get(path).text
    assert list(PeerMessageCopy.objects.filter(peer_message__text="Claro que sí.").values_list("user", flat=True)) == [
        cast["outsider"].pk
    ]
    assert "Claro que sí." in cast.client("contact").get(f"/mi-organizacion/{cast.organization.slug}/mensajes/").text


def test_message_shows_the_address_of_whoever_wants_it_shown(cast, path):
    cast.client("outsider").post(path, {"text": "Hola", "shows_email": "on"})
    assert "mailto:outsider@pacto.example" in cast.client("titular").get(answers(cast)).text


def test_message_to_an_organization_without_people_says_that_the_writers_address_goes_along(cast, path):
    silence(cast)
    contact = {"email": "contacto@semilla.example", "email_audience": "coordination"}
    Organization.objects.filter(pk=cast.organization.pk).update(**contact)
    text = cast.client("outsider").get(path).text
    assert "contacto@semilla.example" not in text
    assert "outsider@pacto.example" in text
    cast.client("outsider").post(path, {"text": "Hola"})
    copy = PeerMessageCopy.objects.get()
    assert (copy.user, copy.email, copy.peer_message.shows_email) == (None, "contacto@semilla.example", True)


def test_message_to_an_organization_that_nobody_reaches_is_refused_before_it_is_written(cast, path):
    silence(cast)
    page = cast.client("outsider").get(path)
    assert not page.context["is_reachable"]
    with pytest.raises(ValidationError, match="todavía no se le puede escribir"):
        write(cast)


def test_messages_of_a_day_are_bounded_to_one_until_it_answers_and_to_all(cast):
    for _number in range(peer_messages.MOST_TO_ONE):
        write(cast)
    with pytest.raises(ValidationError, match="varias veces hoy"):
        write(cast)
    peer_messages.write(cast.organization, cast.other, text="Sí", by=cast["titular"], at=timezone.now())
    write(cast)
    PeerMessage.objects.filter(sender=cast.other).update(written_at=timezone.now() - peer_messages.DAY)
    others = [make.organization(email=f"o{number}@x.example") for number in range(peer_messages.MOST_A_DAY)]
    for other in others:
        peer_messages.write(cast.other, other, text="Hola", by=cast["outsider"], at=timezone.now())
    with pytest.raises(ValidationError, match="ya escribió varios mensajes"):
        write(cast)


def test_message_that_was_reported_waits_for_the_coordination(cast):
    message = write(cast)
    assert "Compren" not in cast.client("staff").get("/admin/members/peermessage/").text
    assert cast.client("titular").post(f"{answers(cast)}{message.pk}/reportar/").status_code == 302
    waiting = {queue.title: queue.count for queue in queues.waiting(at=timezone.now())}
    assert waiting["Mensajes entre organizaciones que alguien reportó"] == 1
    peer_messages.review(message, blocks=True, by=cast["staff"], at=timezone.now())
    assert not PeerMessage.objects.to_review().exists()
    with pytest.raises(ValidationError, match="Por ahora no se puede escribir"):
        write(cast)
    peer_messages.allow(cast.other, by=cast["staff"], at=timezone.now())
    assert write(cast).pk


def test_coordination_reads_no_message_that_nobody_reported(cast):
    message = write(cast)
    assert cast.client("staff").get(f"/admin/members/peermessage/{message.pk}/change/").status_code != 200


def test_organization_that_was_blocked_writes_again_only_when_it_may(cast, path):
    write(cast)
    titular = cast.client("titular")
    for _twice in range(2):
        titular.post(f"{answers(cast)}bloquear/", {"stop": "yes"})
    assert WritingBlock.objects.active().count() == 1
    refused = cast.client("outsider").post(path, {"text": "Otra vez"})
    assert refused.status_code == 422
    assert "Otra vez" in refused.text
    titular.post(f"{answers(cast)}bloquear/", {"stop": "no"})
    assert cast.client("outsider").post(path, {"text": "Gracias"}).status_code == 302


def test_message_of_whoever_ceased_to_speak_is_refused_under_the_lock(cast):
    cast["outsider"].representations.update(term=(timezone.now() - timedelta(days=9), timezone.now()))
    with pytest.raises(ValidationError, match="ya terminó"):
        write(cast)


def test_messages_are_erased_after_their_time(cast):
    message = write(cast)
    PeerMessage.objects.filter(pk=message.pk).update(written_at=timezone.now() - timedelta(days=366))
    erase_expired(at=timezone.now())
    assert not PeerMessage.objects.exists()
    assert not PeerMessageCopy.objects.exists()


def test_conversation_takes_as_many_queries_with_many_messages(cast, path, django_assert_max_num_queries):
    client, counts = cast.client("outsider"), []
    for many in (1, 30):
        pair = {"sender": cast.organization, "recipient": cast.other, "written_by": cast["titular"]}
        PeerMessage.objects.bulk_create(
            PeerMessage(text="Hola", written_at=timezone.now(), **pair) for _number in range(many)
        )
        for page in (path, f"/mi-organizacion/{cast.other.slug}/mensajes/"):
            with django_assert_max_num_queries(12) as queries:
                assert client.get(page).status_code == 200
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
