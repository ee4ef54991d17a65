"""Pages of the registry for search engines."""

from django.urls import reverse

from kit.registries.sitemap import register_pages, register_section

from .models import Organization, State

register_pages("organization_list", "organization_map", "application_new")
register_section(
    "estados", lambda: State.objects.order_by("code"), location=lambda state: reverse("state", args=[state.slug])
)
register_section("organizaciones", lambda: Organization.objects.active().only("slug").order_by("pk"))
