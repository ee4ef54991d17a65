"""The key of a form for something new."""

from django import template
from django.utils.html import format_html

from kit.forms.once import FIELD, new_key

register = template.Library()


@register.simple_tag
def once():
    """Inside the form, beside its CSRF token; the view is decorated with `kit.forms.once.once`.

    Without `autocomplete` a browser keeps the value of a hidden field when the page is loaded anew.
    """
    return format_html('<input type="hidden" name="{}" value="{}" autocomplete="off">', FIELD, new_key())
