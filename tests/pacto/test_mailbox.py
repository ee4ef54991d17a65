"""The demonstration's mailbox shows what was sent, as text and nothing else."""

from email.message import EmailMessage

import pytest
from django.test import Client

from pacto.mailbox import letters

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


def test_letters_come_newest_first(tmp_path):
    store(tmp_path, "20191202T100000-1.eml", "uno", subject="Primera")
    store(tmp_path, "20191202T110000-2.eml", "dos", subject="Ñandú")
    assert [letter.subject for letter in letters(tmp_path)] == ["Ñandú", "Primera"]


def test_letter_shows_its_text_part_and_not_its_html(tmp_path):
    store(tmp_path, "1.eml", "texto", html="<p>adorno</p>")
    assert [letter.text for letter in letters(tmp_path)] == ["texto\n"]


def test_letters_of_a_folder_that_is_not_there_are_none(tmp_path):
    assert letters(tmp_path / "nada") == []


def test_broken_message_does_not_break_the_page(tmp_path):
    (tmp_path / "1.eml").write_bytes(b"Content-Type: text/plain; charset=nunca\r\nDate: ayer\r\n\r\nhola \xff")
    assert [letter.text for letter in letters(tmp_path)] == ["hola �"]


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
