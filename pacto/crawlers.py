"""What the portal tells search engines and messengers: which pages are for everybody, and its own image."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import views
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kit.pages.link_previews import preview
from kit.pages.visitors import drawn_once_a_minute
from kit.registries.sitemap import register_pages, sections

PRIVATE = ("admin/", "bienvenida/", "cuenta/", "mi-organizacion/", *settings.LINK_PATHS)
register_pages("home")


@login_not_required
@require_safe
@drawn_once_a_minute
def sitemap(request, section=None):
    """The list of the lists, or one of them."""
    if section is None:
        return views.index(request, sections, sitemap_url_name="sitemap_section")
    return views.sitemap(request, sections, section=section)


@login_not_required
@require_safe
def robots(request):
    """A demonstration is for no search engine; nor is a personal link, though the form of its application is."""
    closed = [""] if settings.DEMO else PRIVATE
    lines = ["User-agent: *", *(f"Disallow: /{path}" for path in closed)]
    if not settings.DEMO:
        lines.append(f"Allow: {reverse('application_new')}$")
    lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@login_not_required
@require_safe
def site_preview(request):
    """The image for links to a page that has none of its own."""
    return preview(_("Empieza por lo primero"), below=_("Organizaciones de los 32 estados por la primera infancia"))
