"""A bulletin as its readers see it, in HTML and in plain text: what all share, and what is one reader's own."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from mailings.models import Bulletin, Picture

from .blocks import Block
from .markdown import as_html, as_text

LIGHT, DARK, AS_THE_READER_HAS_IT = "not all", "all", "(prefers-color-scheme: dark)"


@dataclass(frozen=True)
class RenderedEntry:
    """An entry as it is drawn; `address` is that of its picture, if it has one."""

    title: str
    html: SafeString
    text: str
    picture: Picture | None
    address: str


@dataclass(frozen=True)
class OwnPart:
    """What is one reader's: how she is greeted, her block, and where she chooses her mail."""

    greeting: str
    html: str = ""
    text: str = ""
    way_out: str = ""
    choose: str = ""


def parts(bulletin: Bulletin, address: Callable[[Picture], str]) -> list[RenderedEntry]:
    """The entries that go, in their order; one query."""
    entries = []
    for row in bulletin.entries.filter(is_shown=True).select_related("picture"):
        picture = getattr(row, "picture", None)
        where = address(picture) if picture else ""
        entries.append(RenderedEntry(row.title, as_html(row.text), as_text(row.text), picture, where))
    return entries


def own(name: str, blocks: list[Block], *, choose: str = "") -> OwnPart:
    """What is hers, drawn; nobody has line breaks in her name, nor a name of 300 letters.

    `choose` is her own address to choose her mail at; without one, that of the portal, where one logs in.
    """
    choose = choose or settings.SITE_URL + reverse("my_mail_topics")
    name = " ".join(name.split())[:60]
    context = {"blocks": blocks}
    return OwnPart(
        _("Hola, %s:") % name if name else _("Hola:"),
        render_to_string("mail/bulletin_own.html", context).strip(),
        render_to_string("mail/bulletin_own.txt", context).strip(),
        format_html('<a href="{}">{}</a><br>', choose, _("Elegir qué correos recibo, o dejar de recibirlos")),
        choose,
    )


def as_page(bulletin: Bulletin, entries: list[RenderedEntry], own: OwnPart, *, scheme=AS_THE_READER_HAS_IT) -> str:
    """The HTML of one copy; `scheme` says when its dark style holds."""
    context = {"bulletin": bulletin, "parts": entries, "intro": as_html(bulletin.intro), "site_url": settings.SITE_URL}
    context |= {"greeting": own.greeting, "own": mark_safe(own.html), "scheme": scheme}  # noqa: S308 our template's
    context["way_out"] = mark_safe(own.way_out)  # noqa: S308 ours
    return render_to_string("mail/bulletin.html", context)


def as_words(bulletin: Bulletin, entries: list[RenderedEntry], own: OwnPart) -> str:
    """The plain text of one copy."""
    context = {"bulletin": bulletin, "parts": entries, "intro": as_text(bulletin.intro), "site_url": settings.SITE_URL}
    return render_to_string(
        "mail/bulletin.txt", context | {"greeting": own.greeting, "own": own.text, "choose": own.choose}
    )


def data_address(picture: Picture) -> str:
    """The picture itself as an address, for a page that fetches nothing."""
    return f"data:{picture.media_type};base64,{b64encode(picture.content).decode()}"


def for_whatsapp(bulletin: Bulletin) -> str:
    """Short words to paste into a chat: the bold there is a star on each side."""
    if bulletin.is_circular:
        return f"*{bulletin.subject}*\n\n{as_text(bulletin.intro, strong='*')}"
    url = settings.SITE_URL + bulletin.get_absolute_url()
    titles = bulletin.entries.filter(is_shown=True).values_list("title", flat=True)
    text = as_text(bulletin.short_text, strong="*") or "\n".join(f"• {title}" for title in titles)
    return f"*{bulletin.subject}*\n\n{text}\n\n{url}"
