"""Pages of the bulletins for search engines."""

from kit.registries.sitemap import register_pages, register_section

from .models import Bulletin

register_pages("bulletin_list", "subscribe")
register_section("boletines", lambda: Bulletin.objects.published().order_by("pk"))
