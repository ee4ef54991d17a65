"""Manners of what goes out: a subject that every server reads, a first line of its own, somebody to answer."""

import re
from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from mailings.models import Delivery, OptOut
from mailings.outbox import sending
from mailings.preferences import leave_link
from mailings.rendering import RenderedMessage
from members import admission, confirming
from members.models import Organization
from tests import make
from tests.mailings.bulletin import make_bulletin, make_titulars, messages_of, scheduled_bulletin

pytestmark = pytest.mark.django_db
EMOJI = "👩‍👩‍👧‍👦 Boletín de la niñez 🎉🎉🎉 y muchas otras cosas más 👶🏽👶🏽👶🏽👶🏽👶🏽👶🏽 y ya estuvo 🎉"


def lines_of_subject(content: bytes) -> list[str]:
    head = content.partition(b"\r\n\r\n")[0].decode("ascii")
    return re.search(r"^Subject:.*(?:\r\n[ \t].*)*", head, re.MULTILINE)[0].split("\r\n")


@pytest.mark.parametrize("subject", [EMOJI, "ñ" * 200, "Acción " * 20, "corto", "a b " * 60, "🎉" * 60])
def test_subject_holds_in_lines_and_words(subject):
    delivery = Delivery(pk=1, kind="x", email="ana@pacto.example", created_at=timezone.now())
    content = RenderedMessage(subject.strip(), "Hola", "<p>Hola</p>").content(delivery)
    lines = lines_of_subject(content)
    assert max(map(len, lines)) <= 76
    assert all(len(word) <= 75 for line in lines for word in re.findall(r"=\?\S+\?=", line))
    assert message_from_bytes(content, policy=default)["Subject"] == subject.strip()


def test_bulletin_with_emoji_in_its_subject_holds_in_lines_and_words(settings):
    settings.COORDINATION_EMAIL = "coordinacion@pacto.example"
    make_titulars("Ana")
    bulletin = make_bulletin()
    bulletin.subject = EMOJI
    bulletin.save()
    [content] = messages_of(scheduled_bulletin(bulletin)).values()
    read = message_from_bytes(content, policy=default)
    assert max(map(len, lines_of_subject(content))) <= 76
    assert read["Subject"] == EMOJI
    assert read["Reply-To"] == "coordinacion@pacto.example"
    assert first_words(read).startswith(EMOJI[:10])


def first_words(message) -> str:
    html = message.get_body(["html"]).get_content().partition("<body")[2].partition(">")[2]
    return " ".join(strip_tags(html).split())[:60]


def test_each_mail_begins_with_words_of_its_own_and_is_answered_by_the_coordination(sink, settings):
    settings.COORDINATION_EMAIL = "coordinacion@pacto.example"
    make.invitation(make.organization("Colibrí"), "ana@pacto.example")
    make.application("Semilla", contact_email="beto@pacto.example")
    sending.send_due()
    messages = [message for _to, message in sink.messages]
    assert {message["Reply-To"] for message in messages} == {"coordinacion@pacto.example"}
    openings = [first_words(message) for message in messages]
    assert len(set(openings)) == len(messages) == 2
    assert not any(words.startswith(("Pacto por", "Hola")) for words in openings)


@pytest.mark.parametrize("charset", ["ISO-8859-1", "utf-8", "us-ascii"])
def test_leaving_in_one_click_is_done_in_whatever_charset(client, charset):
    user = make.user()
    path = leave_link(user, "bulletin").partition("//")[2].partition("/")[2]
    kind = f"application/x-www-form-urlencoded; charset={charset}"
    answer = client.generic("POST", f"/{path}", b"List-Unsubscribe=One-Click", content_type=kind)
    assert answer.status_code == 200
    assert OptOut.objects.active().filter(user=user).count() == 1


def test_whoever_applied_and_was_approved_is_welcomed(sink, cast):
    application = make.application("Semilla", contact_email="ana@semilla.example", confirmed_at=timezone.now())
    admission.approve(application, by=cast["staff"], at=timezone.now())
    make.invitation(Organization.objects.get(name="Semilla"), "otra@semilla.example")
    sending.send_due()
    by_address = {to: (message["Subject"], message.get_body(["plain"]).get_content()) for to, message in sink.messages}
    subject, text = by_address["ana@semilla.example"]
    assert subject == "¡Ya son parte del Pacto! Semilla"
    assert "Lo que sigue" in text
    assert "/invitacion" in text
    assert by_address["otra@semilla.example"][0].startswith("Invitación para representar")


def test_yearly_question_says_a_year_only_where_it_was_one(sink, cast):
    now = timezone.now()
    fresh, old = make.organization("Fresca", confirmed_at=now), make.organization("Vieja")
    Organization.objects.filter(pk=old.pk).update(confirmed_at=now - timedelta(days=400))
    for organization in (fresh, old):
        make.representation(organization, make.user())
        organization.refresh_from_db()
        confirming.ask_now(organization, by=cast["staff"], at=now)
    sending.send_due()
    by_subject = {message["Subject"]: message.get_body(["plain"]).get_content() for _to, message in sink.messages}
    assert [
        sum("Hace m" in text for subject, text in by_subject.items() if name in subject) for name in ("Fresca", "Vieja")
    ] == [0, 1]


def test_mails_about_an_application_stand_in_paragraphs_and_say_what_is_so(sink, cast):
    now = timezone.now()
    make.application("Nueva", contact_email="nueva@pacto.example")
    make.application("Confirmada", contact_email="confirmada@pacto.example", confirmed_at=now)
    declined = make.application("Otra", contact_email="otra@pacto.example", confirmed_at=now, confirmation_sent_at=now)
    admission.decline(declined, by=cast["staff"], reason="Falta el domicilio.\nFalta el RFC.", at=timezone.now())
    sending.send_due()
    mails = [(to, message) for to, message in sink.messages if to != cast["staff"].email]  # who hears of her queues
    bodies = {to: message.get_body(["plain"]).get_content().replace("\r\n", "\n") for to, message in mails}
    pages = {to: message.get_body(["html"]).get_content() for to, message in mails}
    assert len(bodies) == 3
    for text in bodies.values():
        assert [line for line in text.splitlines() if line.startswith((" ", "\t"))] == []
        assert "\n\n" in text.partition("--")[0]
        assert ("\n\n\n" in text) is False
    assert "por este motivo:\n\nFalta el domicilio.\nFalta el RFC.\n\n" in bodies["otra@pacto.example"]
    assert [to for to, page in pages.items() if "http" in page.partition("<body")[2].partition("</div>")[0]] == []
    sentence = "sin confirmar, nadie la revisa"
    for texts in (bodies, pages):
        assert {to.partition("@")[0]: sentence in text for to, text in texts.items()} == {
            "nueva": True,
            "confirmada": False,
            "otra": False,
        }
