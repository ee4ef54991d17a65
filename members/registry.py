"""The registry of members: how an organisation gets its address."""

from django.utils.text import slugify

from .models import Organization

TAKEN_BY_PAGES = frozenset({"mapa", "estados"})


def new_slug(name: str, taken: set[str] | None = None) -> str:
    """A free slug for `name`; `taken` spares the query where many are made at once and is added to."""
    base = slugify(name)[:70].strip("-") or "organizacion"
    if taken is None:
        taken = set(Organization.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    slug, number = base, 1
    while slug in taken or slug in TAKEN_BY_PAGES:
        number += 1
        slug = f"{base}-{number}"
    taken.add(slug)
    return slug
