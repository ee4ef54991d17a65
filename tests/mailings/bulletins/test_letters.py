"""What a copy says and of what it is made: whatever is typed is harmless, the filled template is the rendered copy."""

import re
from datetime import timedelta
from email import message_from_bytes
from email.policy import SMTP

import pytest
from django.utils import timezone

from mailings.bulletins import running
from mailings.bulletins.copies import page_sent
from mailings.bulletins.drawing import OwnPart, as_page, as_words, for_whatsapp, own, parts
from mailings.bulletins.kind import blocks_of
from mailings.installed_kinds import installed_kinds
from mailings.models import Delivery, Entry
from mailings.preferences import preferences_link
from mailings.rendering import RenderedMessage
from meetings import agreeing
from meetings.models import Agreement
from tests.cast import commission_scene
from tests.mailings.bulletin import make_bulletin, make_titulars, messages_of, picture_of, scheduled_bulletin

pytestmark = pytest.mark.django_db
NASTY = (
    "{{ user }} {% load x %} {0.__class__} <script>alert(1)</script> \u202eRTL 🎉 =?utf-8?q?x?= .\r\n.\r\nBcc: x@y.z"
)


def promised(scene, text: str) -> Agreement:
    """The titular of Colibrí answers for it within a week."""
    values = {"text": text, "organization": scene.organization, "responsible": scene["titular"]}
    values["due_on"] = timezone.localdate() + timedelta(days=7)
    return agreeing.make(scene.commission, values, by=scene["focal"], at=timezone.now())


def read(content: bytes):
    return message_from_bytes(content, policy=SMTP)


def without_links(html: str) -> str:
    """A signed link is another each second."""
    return re.sub(r"/correo/preferencias/[^/]+/", "", html)


def test_letter_has_its_readers_way_out_without_a_login(client):
    make_titulars("Ana")
    [content] = messages_of(scheduled_bulletin(make_bulletin())).values()
    for kind in ("plain", "html"):
        text = read(content).get_body([kind]).get_content()
        [link] = re.findall(r"/correo/preferencias/[^/]+/", text)
        assert client.get(link).status_code == 200
        assert text.count("/cuenta/correo/") == 0


def test_letter_is_word_for_word_what_is_drawn_for_its_reader():
    [ana] = make_titulars("Ana")
    type(ana).objects.filter(pk=ana.pk).update(name="Ana & <b>")
    bulletin = scheduled_bulletin(make_bulletin(intro="Línea con ñ.\n\n.\n\n" + "larga " * 60))
    running.start_due(at=timezone.now())
    delivery = Delivery.objects.get()
    content = installed_kinds()["bulletin"].write([delivery], at=timezone.now())[delivery.pk].content(delivery)
    own_block = blocks_of([delivery], at=timezone.now())[delivery.pk]
    own_part = own("Ana & <b>", own_block, choose=preferences_link(ana))
    message, entries = read(content), parts(bulletin, str)
    text, html = (message.get_body([kind]).get_content().replace("\r\n", "\n") for kind in ("plain", "html"))
    assert without_links(text).rstrip() == without_links(as_words(bulletin, entries, own_part)).rstrip()
    assert without_links(html).strip() == without_links(as_page(bulletin, entries, own_part)).strip()
    assert max(len(line) for line in content.split(b"\r\n")) <= 998
    assert content.replace(b"\r\n", b"").count(b"\n") == 0
    assert message.defects == []


def test_letter_of_nasty_texts_is_harmless_text():
    [ana] = make_titulars("Ana")
    type(ana).objects.filter(pk=ana.pk).update(name=NASTY[:150])
    bulletin = make_bulletin(subject=("Asunto " + NASTY)[:150], intro=NASTY * 9)
    Entry.objects.create(bulletin=bulletin, title=NASTY[:150], text=f"{NASTY} ![x](https://rastreo.example/p.gif)")
    [content] = messages_of(scheduled_bulletin(bulletin)).values()
    message = read(content)
    html = message.get_body(["html"]).get_content()
    assert message["Bcc"] is None
    assert html.count("<script") == 0
    assert html.count("<img") == 0
    assert " ".join(message["Subject"].split()) == " ".join(bulletin.subject.split())
    assert html.count("{0.__class__}") > 0
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "file:///etc/passwd"])
def test_link_of_another_scheme_is_no_link(url):
    bulletin = make_bulletin(intro=f"[aquí]({url}) <{url}>")
    assert as_page(bulletin, [], OwnPart("Hola:")).count(f'href="{url}') == 0


def test_letter_carries_its_pictures_and_fetches_nothing():
    make_titulars("Ana")
    bulletin = make_bulletin()
    picture = picture_of(bulletin)
    [content] = messages_of(scheduled_bulletin(bulletin)).values()
    message = read(content)
    attached = [part for part in message.walk() if part.get_content_type() == "image/png"]
    assert [part.get_content() for part in attached] == [bytes(picture.content)]
    html = message.get_body(["html"]).get_content()
    assert html.count(f'src="cid:{attached[0]["Content-ID"].strip("<>")}"') == 1
    assert html.count('src="') == 1
    assert html.count('alt="Un punto"') == 1


def test_copy_kept_is_the_one_that_was_written_whatever_happens_later():
    scene = commission_scene()
    agreement = promised(scene, "Escribir la carta")
    bulletin = scheduled_bulletin()
    contents = messages_of(bulletin)
    type(agreement).objects.filter(pk=agreement.pk).update(text="Otra cosa")
    again = messages_of(bulletin)
    html = read(again["titular@pacto.example"]).get_body(["html"]).get_content()
    assert html.count("Escribir la carta") == 2
    assert html.count("Otra cosa") == 0
    first = read(contents["titular@pacto.example"]).get_body(["html"]).get_content()
    assert without_links(first) == without_links(html)
    delivery = Delivery.objects.get(email="titular@pacto.example")
    assert page_sent(delivery).count("Escribir la carta") == 2


def test_write_takes_as_many_queries_for_four_readers_as_for_twenty(django_assert_num_queries):
    commission_scene()
    for more in (0, 20):
        make_titulars(*(f"P{number}" for number in range(more)))
        bulletin = scheduled_bulletin()
        running.start_due(at=timezone.now())
        rows = list(Delivery.objects.filter(bulletin=bulletin))
        assert len(rows) == 4 + more
        with django_assert_num_queries(15):
            installed_kinds()["bulletin"].write(rows, at=timezone.now())


def test_kept_blocks_are_only_each_readers_own():
    scene = commission_scene()
    promised(scene, "Lo del titular")
    bulletin = scheduled_bulletin()
    running.start_due(at=timezone.now())
    rows = {row.email: row for row in Delivery.objects.all()}
    blocks = blocks_of(list(rows.values()), at=timezone.now())
    agreed = {
        email: [
            line["text"] for block in blocks[row.pk] if block["name"] == "own_agreements" for line in block["lines"]
        ]
        for email, row in rows.items()
    }
    assert agreed == {
        "focal@pacto.example": [],
        "titular@pacto.example": ["Lo del titular"],
        "delegate@pacto.example": [],
        "contact@pacto.example": [],
    }
    assert bulletin.deliveries.count() == 4


def test_words_with_dots_spaces_and_long_lines_arrive_as_they_were_written():
    words = "a \n.\n\nñ=\t\n" + "x" * 2000 + "\n"
    message = read(RenderedMessage("Hola", words, f"<pre>{words}</pre>").content(Delivery(pk=1, email="a@b.example")))
    assert message.get_body(["plain"]).get_content().replace("\r\n", "\n") == words


def test_text_for_whatsapp_is_short_and_ends_with_the_address(settings):
    bulletin = make_bulletin()
    assert for_whatsapp(bulletin).split("\n") == [
        "*El Pacto en noviembre*",
        "",
        "• Acuerdos",
        "",
        f"{settings.SITE_URL}{bulletin.get_absolute_url()}",
    ]
    bulletin.short_text = "**Hola** [aquí](https://a.example)"
    assert for_whatsapp(bulletin).split("\n")[2] == "*Hola* aquí (https://a.example)"
