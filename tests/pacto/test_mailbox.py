"""The demonstration's mailbox shows what was sent, as text and nothing else."""

from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from smtplib import SMTP

import pytest
from aiosmtpd.controller import Controller
from django.test import Client

from dev.services import ports
from dev.services.smtp_sink import Archive
from pacto.mailbox import PAGE_SIZE, message_paths, messages_of

pytestmark = pytest.mark.django_db
DATE = "Mon, 02 Dec 2019 10:00:00 -0600"


def store(folder, name: str, text: str, *, subject: str = "Su código", html: str = "", date: str = DATE):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "pacto@pacto.example", "rosa@pacto.example", subject
    message["Date"] = date
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(message.as_bytes())


@pytest.fixture
def relay(tmp_path, settings) -> Iterator[SMTP]:
    """A conversation with the demonstration's mail server."""
    settings.VAR_DIR = tmp_path
    folder = tmp_path / "mail"
    folder.mkdir()
    archive = Archive(folder)
    controller = Controller(archive, hostname="127.0.0.1", port=ports.choose())
    controller.start()
    with SMTP(controller.hostname, controller.port, timeout=240) as smtp:
        yield smtp
    controller.stop()
    for handler in archive.log.handlers:
        handler.close()


def send(relay: SMTP, to: str, subject: str = "Su código") -> None:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "pacto@pacto.example", f"Alguien <{to}>", subject
    message.set_content("hola")
    relay.send_message(message)


def subjects(**query) -> list[str]:
    return [message.subject for message in Client().get("/correo/", query).context["mails"]]


def newest(folder: Path):
    return messages_of(message_paths(folder))


def test_mailbox_finds_by_address_what_hundreds_of_others_followed(relay):
    """Red where the newest of all are all that is kept, or shown."""
    send(relay, "rosa@pacto.example", "Su código")
    send(relay, "Rosa@Pacto.example", "Se acordó algo")
    for number in range(600):
        send(relay, f"integrante{number}@pacto.example", "Recordatorio")
    assert subjects(q="rosa@pacto.example") == ["Se acordó algo", "Su código"]
    assert subjects(q="ROSA") == ["Se acordó algo", "Su código"]
    assert subjects(q="integrante599@") == ["Recordatorio"]


def test_mailbox_finds_by_subject_without_accents_and_case(relay):
    send(relay, "ana@pacto.example", "Reunión de la comisión de Niñez")
    send(relay, "mariana@pacto.example", "Otra cosa")
    assert subjects(q="ninez REUNION") == ["Reunión de la comisión de Niñez"]
    assert subjects(q="ana@pacto.example") == ["Reunión de la comisión de Niñez"]
    assert subjects(q="@") == ["Otra cosa", "Reunión de la comisión de Niñez"]


def test_mailbox_says_when_nothing_is_found_and_keeps_what_was_asked(relay):
    send(relay, "ana@pacto.example")
    page = Client().get("/correo/", {"q": 'nadie"><b>'}).content.decode()
    assert "Ningún correo va a «nadie&quot;&gt;&lt;b&gt;» ni lleva esas palabras en el asunto." in page
    assert 'value="nadie&quot;&gt;&lt;b&gt;"' in page


def test_mailbox_comes_by_the_page(relay):
    for number in range(PAGE_SIZE + 1):
        send(relay, "ana@pacto.example", f"Carta {number}")
    assert len(subjects(q="ana")) == PAGE_SIZE
    assert subjects(q="ana", page=2) == ["Carta 0"]
    assert Client().get("/correo/", {"page": "3"}).status_code == 404


def test_letters_come_newest_first(tmp_path):
    store(tmp_path, "20191202T100000-1.eml", "uno", subject="Primera")
    store(tmp_path, "20191202T110000-2.eml", "dos", subject="Ñandú")
    assert [message.subject for message in newest(tmp_path)] == ["Ñandú", "Primera"]


def test_letter_shows_its_text_part_and_not_its_html(tmp_path):
    store(tmp_path, "1.eml", "texto", html="<p>adorno</p>")
    assert [message.text for message in newest(tmp_path)] == ["texto\n"]


def test_letters_of_a_folder_that_is_not_there_are_none(tmp_path):
    assert newest(tmp_path / "nada") == []


def test_broken_message_does_not_break_the_page(tmp_path):
    (tmp_path / "1.eml").write_bytes(b"Content-Type: text/plain; charset=nunca\r\nDate: ayer\r\n\r\nhola \xff")
    assert [message.text for message in newest(tmp_path)] == ["hola �"]


def test_mailbox_makes_links_and_escapes_markup(tmp_path, settings):
    settings.VAR_DIR = tmp_path
    store(tmp_path / "mail", "1.eml", "http://localhost:8000/x/ <script>alert(1)</script>")
    page = Client().get("/correo/").content.decode()
    assert '<a href="http://localhost:8000/x/" rel="nofollow">http://localhost:8000/x/</a>' in page
    assert "<script>alert" not in page


def test_letter_is_dated_in_the_hour_of_the_portal(tmp_path, settings):
    settings.VAR_DIR = tmp_path
    store(tmp_path / "mail", "1.eml", "hola", date="Mon, 02 Dec 2019 16:00:00 -0000")
    assert "2 de diciembre de 2019, 10:00" in Client().get("/correo/").content.decode()
