"""Telephones to dial and to write to, and words to pass on by WhatsApp."""

from html import unescape
from urllib.parse import quote

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kit.text.phones import phone_pieces, whatsapp_number

register = template.Library()
WHATSAPP = "https://wa.me/"


@register.filter
def tel(text):
    """The text with its telephones as links that dial; its notes («(WhatsApp)», «ext. 12») stay words."""
    pieces = phone_pieces(str(text or ""))
    return format_html_join("", "{}", ((_dialling(piece),) for piece in pieces))


def _dialling(piece):
    return format_html('<a href="tel:{}">{}</a>', piece.number, piece.text) if piece.number else piece.text


@register.filter
def wa_me(text):
    """The address at which WhatsApp opens a conversation with the telephone in the text; "" where there is none."""
    number = whatsapp_number(str(text or ""))
    return f"{WHATSAPP}{number.removeprefix('+')}" if number else ""


@register.filter
def whatsapp_words(words, url=""):
    """The address at which WhatsApp asks whom to send these words to, with a link after them."""
    plain = unescape(words) if isinstance(words, SafeString) else str(words)
    return f"{WHATSAPP}?text={quote(f'{plain} {url}'.strip(), safe='')}"
