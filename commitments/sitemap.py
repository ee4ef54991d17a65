"""Pages about the commitments for search engines."""

from kit.registries.sitemap import register_pages, register_section

from .models import Commitment, Indicator

register_pages("commitment_list", "commitment_method", "condition_list", "gap_map", "annual_report_list")
register_section("compromisos", lambda: Commitment.objects.order_by("pk"))
register_section("indicadores", lambda: Indicator.objects.order_by("pk"))
