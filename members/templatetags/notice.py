"""The privacy notice's plain text as sections that a template draws."""

from django import template

from members.privacy import sections

register = template.Library()
register.filter("sections", sections)
