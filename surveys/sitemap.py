"""Pages of the surveys for search engines."""

from kit.sitemap import register_pages

register_pages("survey_list")
