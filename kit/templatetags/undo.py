"""How a message is taken back."""

from django import template
from django.utils import timezone

from kit.editing import undo as undoing

register = template.Library()


@register.filter
def undo(message):
    """Its `Undo` (kit/editing/undo.py), or None."""
    return undoing.undo_of(message, at=timezone.now())
