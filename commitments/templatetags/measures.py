"""How figures, rates and sources are written on the pages of the commitments."""

import re
from decimal import Decimal

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from commitments.models import Figure, Unit
from commitments.sentences import percent

register = template.Library()
ADDRESS = re.compile(r"(https?://[^\s;,()<>\"']+)")


@register.filter
def with_unit(value: Decimal, unit: str) -> str:
    """A value with its unit: «35.4 %»."""
    return Unit(unit).written(value)


@register.filter
def yearly_change(fraction: Decimal) -> str:
    """Growth a year that was: «bajó 5.9 % cada año»."""
    words = _("bajó %s cada año") if fraction < 0 else _("subió %s cada año")
    return words % percent(abs(fraction)) if fraction else _("no cambió")


@register.filter
def needed_change(fraction: Decimal) -> str:
    """Growth a year that is needed: «bajar 3.0 % cada año»."""
    words = _("bajar %s cada año") if fraction < 0 else _("subir %s cada año")
    return words % percent(abs(fraction))


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
    """A source as safe text whose web addresses are links; whatever is no http address stays text."""
    parts = ADDRESS.split(text)
    link = '<a href="{0}" rel="noopener nofollow">{0}</a>'
    return format_html_join("", "{}", ((format_html(link, part) if n % 2 else part,) for n, part in enumerate(parts)))


@register.simple_tag
def badge(verdict) -> str:
    """The computed verdict, in words and colour."""
    return format_html('<span class="badge badge--{}">{}</span>', verdict.tone, verdict.label)
