"""The key of a form for something new."""

from django import template
from django.utils.html import format_html

from kit.once import FIELD, new_key

register = template.Library()


@register.simple_tag
def once():
    """Inside the form, beside its CSRF token; the view is decorated with `kit.once.once`."""
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, new_key())
