"""What stands in several places of one page."""

from django import template
from django.utils.safestring import mark_safe

register = template.Library()


@register.simple_block_tag
def on_one_line(content):
    """The words of a block, to be used more than once: `{% on_one_line as title %}{% block title %}…`."""
    return mark_safe(" ".join(content.split()))  # noqa: S308 drawn, and so escaped, by the template
