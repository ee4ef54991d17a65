"""A browser's long name of itself as a person would say it: «Firefox en Android»."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()

# The first mark found wins: Edge and Opera also call themselves Chrome, and Chrome calls itself Safari.
BROWSERS = [("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")]
SYSTEMS = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
]


@register.filter
def device(user_agent: str) -> str:
    """«Chrome en Windows»; «Un aparato que no reconocemos» where neither is known."""
    labels = [next((name for mark, name in marks if mark in user_agent), "") for marks in (BROWSERS, SYSTEMS)]
    if all(labels):
        return _("%(browser)s en %(system)s") % {"browser": labels[0], "system": labels[1]}
    return labels[0] or labels[1] or _("Un aparato que no reconocemos")
