"""Pages of the surveys for search engines."""

from kit.registries.sitemap import register_pages

register_pages("survey_list")
