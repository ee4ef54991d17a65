"""Telephones in what people write become links that dial and write; words to pass on arrive as they were meant."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.template import engines

from kit.templatetags.contact import tel, wa_me, whatsapp_words
from kit.text.phones import phone_pieces
from tests.kit.phone_texts import GOOD


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("5512345678", ["+525512345678"]),
        ("(55) 1234-5678", ["+525512345678"]),
        ("+52 1 55 1234 5678", ["+525512345678"]),
        ("044 55 1234 5678", ["+525512345678"]),
        ("01 (971) 555 12 34 exts. 12 y 13", ["+529715551234"]),
        ("951 123 4567 / 951 765 4321 extensión 3", ["+529511234567", "+529517654321"]),
        ("55 1234 5678 55 8765 4321", ["+525512345678", "+525587654321"]),
        ("55 1234 5678 / 79", ["+525512345678"]),
        ("55 1234 5678-79", ["+525512345678"]),
        ("Ext. 12, 55 1234 5678", ["+525512345678"]),
        ("011 52 55 1234 5678", ["+525512345678"]),
        ("+1 202 555 0147", ["+12025550147"]),
        ("0034 912 345 678", ["+34912345678"]),
        ("55 1234 5678, de 9 a 18 horas", ["+525512345678"]),
        ("de 9 a 18 horas, calle 5 número 1234", []),
        ("", []),
    ],
)
def test_telephones_are_found_among_the_words(text, numbers):
    assert [piece.number for piece in phone_pieces(text) if piece.number] == numbers


@pytest.mark.parametrize("text", GOOD)
def test_whoever_was_told_that_it_can_be_dialled_can_dial_and_reads_it_as_it_was_written(text):
    pieces = phone_pieces(text)
    assert [piece for piece in pieces if piece.number]
    assert "".join(piece.text for piece in pieces) == text


def test_telephone_dials_and_its_note_stays_words():
    assert tel("971 555 12 34 (WhatsApp)") == '<a href="tel:+529715551234">971 555 12 34</a> (WhatsApp)'
    assert tel("(55) 1234-5678") == '<a href="tel:+525512345678">(55) 1234-5678</a>'
    assert tel("<b>55 1234 5678</b>") == '&lt;b&gt;<a href="tel:+525512345678">55 1234 5678</a>&lt;/b&gt;'
    assert tel(None) == ""


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("971 555 12 34", "https://wa.me/529715551234"),
        ("55 1234 5678 y 971 555 12 34 (WhatsApp)", "https://wa.me/529715551234"),
        ("oficina 55 1234 5678; WhatsApp: 971 555 12 34", "https://wa.me/529715551234"),
        ("971 555 12 34 (WhatsApp) y 55 1234 5678", "https://wa.me/529715551234"),
        ("55 1234 5678 ext. 12, 971 555 12 34", "https://wa.me/529715551234"),
        ("55 1234 5678 ext. 12", ""),
        ("no tengo", ""),
        ("", ""),
    ],
)
def test_whatsapp_opens_with_the_number_that_answers_there(text, address):
    assert wa_me(text) == address


def test_words_that_are_passed_on_arrive_as_they_were_meant():
    address = whatsapp_words("Niñas & niños: ¿viene?", "https://pacto.example/a/?b=1&c=2")
    assert parse_qs(urlsplit(address).query)["text"] == ["Niñas & niños: ¿viene? https://pacto.example/a/?b=1&c=2"]


def test_words_of_a_template_that_were_escaped_for_a_page_are_not_escaped_twice():
    source = "{% load contact i18n %}{% blocktranslate asvar words %}Para {{ who }}{% endblocktranslate %}"
    template = engines["django"].from_string(source + "{{ words|whatsapp_words }}")
    address = template.render({"who": "Luz & Sol «A.C.»"})
    assert parse_qs(urlsplit(address).query)["text"] == ["Para Luz & Sol «A.C.»"]


def test_link_to_pass_on_is_text_without_scripts_and_its_button_waits_for_them():
    source = '{% include "components/pass_on.html" with url="https://x.example/a" words="Conteste antes del lunes:" %}'
    page = engines["django"].from_string(source).render({})
    assert ">https://x.example/a</textarea>" in page
    assert "Conteste%20antes%20del%20lunes%3A%20https%3A%2F%2Fx.example%2Fa" in page
    assert "hidden>Copiar el enlace" in page
