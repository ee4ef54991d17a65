"""How a public page is passed on: the words that go with its link, how it is cited, and what another site embeds."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Sharing:
    """What components/sharing.html offers; without `snippet` there is nothing to embed."""

    url: str
    words: str
    citation: str
    snippet: str = ""
    is_lasting: bool = False  # what is cited never changes


def sharing(
    title: str, address: str, *, words: str, at: datetime, stable: str | None = None, snippet: str = ""
) -> Sharing:
    """Of the page at that address; `stable` is the one that stays as it is, where that is another."""
    facts = {
        "year": timezone.localtime(at).year,
        "title": title,
        "day": date_format(timezone.localdate(at)),
        "url": settings.SITE_URL + (stable or address),
    }
    citation = _("Pacto por la Primera Infancia (%(year)s). %(title)s. Consultado el %(day)s en %(url)s")
    return Sharing(settings.SITE_URL + address, words, citation % facts, snippet, is_lasting=stable is not None)


def image_snippet(image: str, page: str, *, alt: str, width: int) -> str:
    """What another site copies to show an image of ours, which leads to its page."""
    link = '<a href="{}"><img src="{}" alt="{}" width="{}"></a>'
    return format_html(link, settings.SITE_URL + page, settings.SITE_URL + image, alt, width)
