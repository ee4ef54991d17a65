"""Pages that search engines are told of; each app declares its own in `sitemap.py`."""

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse


class SitemapSection(Sitemap):
    """Addresses of one kind, a thousand to a file."""

    limit = 1000
    protocol = urlsplit(settings.SITE_URL).scheme

    def __init__(self, items: Callable[[], Iterable], *, location: Callable[[object], str]):
        self.items, self.location = items, location

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc


pages: list[str] = []
sections = {"paginas": SitemapSection(lambda: pages, location=reverse)}


def register_pages(*url_names: str) -> None:
    """Add pages whose addresses have no arguments."""
    pages.extend(url_names)


def register_section(name: str, items: Callable[[], Iterable], *, location=lambda row: row.get_absolute_url()) -> None:
    """Add the pages of these rows; `name` stands in the section's address."""
    sections[name] = SitemapSection(items, location=location)
