"""The menus of a page."""

from django import template
from django.contrib.auth.models import AnonymousUser

from kit.registries.navigation import Menu, links

register = template.Library()


@register.simple_tag(takes_context=True)
def menu(context, name: str, *args: str):
    """The links of the menu of that name for whoever looks; a page of refusal may not know who that is."""
    return links(Menu(name), context["user"] if "user" in context else AnonymousUser(), *args)
