"""Pages of the commissions for search engines."""

from kit.registries.sitemap import register_pages, register_section

from .models import Commission

register_pages("commission_list")
register_section("comisiones", lambda: Commission.objects.order_by("pk"))
