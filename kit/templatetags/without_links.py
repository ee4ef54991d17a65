"""Words that somebody typed, in a mail to somebody who did not ask for them."""

from django import template

from kit.text.collation import without_links

register = template.Library()
register.filter("without_links", without_links)
