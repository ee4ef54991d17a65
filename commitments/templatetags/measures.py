"""How figures, rates and sources are written on the pages of the commitments."""

import re
from decimal import Decimal
from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from commitments.models import Figure, Unit

register = template.Library()
ADDRESS = re.compile(r"(https?://[^\s;,()<>\"']+)")


@register.filter
def with_unit(value: Decimal, unit: str) -> str:
    """A value with its unit: «35.4 %»."""
    return Unit(unit).written(value)


@register.filter
def since(latest: Figure, first: Figure) -> str:
    """How a figure moved since an earlier one of the same run: «sube desde 9.9 % en 2018»."""
    if latest.value == first.value:
        words = _("igual que %(value)s en %(year)s")
    else:
        words = (
            _("sube desde %(value)s en %(year)s")
            if latest.value > first.value
            else _("baja desde %(value)s en %(year)s")
        )
    return words % {"value": first.written(), "year": first.year}


@register.filter
def sources(text: str) -> str:
    """Sources by their names as safe text, each once; a web address is a link that is called by its site."""
    parts = dict.fromkeys(part.strip() for part in str(text or "").split(" ; ") if part.strip())
    return format_html_join(", ", "{}", ((_source(part),) for part in parts))


def _source(text: str) -> str:
    """The text; its web addresses, if it has some, as links."""
    parts = ADDRESS.split(text)
    return format_html_join("", "{}", ((_link(part) if n % 2 else part,) for n, part in enumerate(parts)))


def _link(address: str) -> str:
    try:
        site = urlsplit(address).hostname or address
    except ValueError:  # brackets that are no IPv6
        site = address
    return format_html('<a href="{}" rel="noopener nofollow">{}</a>', address, site.removeprefix("www."))


@register.simple_tag
def badge(verdict) -> str:
    """The computed verdict, in words and colour."""
    return format_html('<span class="badge badge--{}">{}</span>', verdict.tone, verdict.label)
