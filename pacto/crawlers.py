"""What the portal tells search engines and messengers: which pages are for everybody, and its own image."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import Sitemap, views
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commissions.models import Commission
from commitments.models import Commitment, Indicator
from kit.link_previews import preview
from kit.visitors import drawn_once_a_minute
from mailings.models import Bulletin
from members.models import Organization, State

PRIVATE = ("admin/", "bienvenida/", "cuenta/", "mi-organizacion/", *settings.LINK_PATHS)
PAGES = (
    "home",
    "organization_list",
    "organization_map",
    "application_new",
    "commitment_list",
    "commitment_method",
    "condition_list",
    "gap_map",
    "annual_report_list",
    "commission_list",
    "survey_list",
    "bulletin_list",
)


class SitemapSection(Sitemap):
    """Addresses of one kind, a thousand to a file."""

    limit = 1000
    protocol = urlsplit(settings.SITE_URL).scheme

    def __init__(self, items, *, location=lambda row: row.get_absolute_url()):
        self.items, self.location = items, location

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc


SECTIONS = {
    "paginas": SitemapSection(lambda: PAGES, location=reverse),
    "estados": SitemapSection(
        lambda: State.objects.order_by("code"), location=lambda state: reverse("state", args=[state.slug])
    ),
    "organizaciones": SitemapSection(lambda: Organization.objects.active().only("slug").order_by("pk")),
    "compromisos": SitemapSection(lambda: Commitment.objects.order_by("pk")),
    "indicadores": SitemapSection(lambda: Indicator.objects.order_by("pk")),
    "comisiones": SitemapSection(lambda: Commission.objects.order_by("pk")),
    "boletines": SitemapSection(lambda: Bulletin.objects.published().order_by("pk")),
}


@login_not_required
@require_safe
@drawn_once_a_minute
def sitemap(request, section=None):
    """The list of the lists, or one of them."""
    if section is None:
        return views.index(request, SECTIONS, sitemap_url_name="sitemap_section")
    return views.sitemap(request, SECTIONS, section=section)


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
