"""The lists of the office, as a telephone shows them."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.text import capfirst

register = template.Library()


@register.filter
def with_labels(cells, headers):
    """Each cell of a row as Django drew it, with the title of its column for where the titles are not seen."""
    for cell, header in zip(cells, headers, strict=False):
        label = format_html('<td data-label="{}"', capfirst(header["text"]))
        yield mark_safe(cell.replace("<td", label, 1)) if cell.startswith("<td") else cell  # noqa: S308 both are drawn
