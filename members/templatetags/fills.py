"""Colours of a map that stands alone, without the portal's style sheets."""

from django import template

register = template.Library()
# What static/css/directory.css mixes for the same shades, over paper.
FILLS = {"0": "#fffefc", "1": "#f3e2dc", "2": "#e4beb2", "3": "#d39783", "4": "#c0694e", "5": "#ab3714"}


@register.filter
def fill(shade: str) -> str:
    """The colour of a shade of a map of counts."""
    return FILLS[shade]
