"""What the registry adds to the bulletin: who joined, and how many each reader's state has."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext

from kit.messages import (
    BlockGroup,
    BlockLine,
    BulletinBlock,
    BulletinSection,
    SectionGroup,
    Span,
    blocks,
    sections,
)
from kit.text.markdown import link, plain

from .models import Organization

LATELY = timedelta(days=31)


def new_members(span: Span) -> list[str]:
    since, until = timezone.localdate(span.since), timezone.localdate(span.until)
    rows = Organization.objects.active().filter(joined_on__gt=since, joined_on__lte=until)
    return [
        link(row.name, settings.SITE_URL + reverse("organization", args=[row.slug]))
        + (f" ({plain(row.state.name)})" if row.state else "")
        for row in rows.select_related("state").order_by("sort_key")
    ]


def own_states(mandates, *, at) -> dict[int, list[BlockLine]]:
    """How many organisations each state of hers has, and how many came lately."""
    states = {row.organization.state_id: row.organization.state for rows in mandates.values() for row in rows}
    states.pop(None, None)
    lately = Count("pk", filter=Q(joined_on__gt=timezone.localdate(at - LATELY)))
    rows = Organization.objects.active().filter(state__in=states).order_by().values("state")
    numbers = {row["state"]: row for row in rows.annotate(all=Count("pk"), new=lately)}
    lines = {code: _state_line(state, numbers[code]) for code, state in states.items()}
    codes_of = {user: dict.fromkeys(row.organization.state_id for row in rows) for user, rows in mandates.items()}
    return {user: [lines[code] for code in codes if code] for user, codes in codes_of.items()}


def _state_line(state, numbers: dict) -> BlockLine:
    words = {"state": state.name, "number": numbers["all"]}
    text = ngettext("%(state)s: %(number)d integrante", "%(state)s: %(number)d integrantes", numbers["all"]) % words
    if numbers["new"]:
        text += ngettext(", %d nueva este mes", ", %d nuevas este mes", numbers["new"]) % numbers["new"]
    return BlockLine(text, settings.SITE_URL + reverse("state", args=[state.slug]))


sections.register(BulletinSection("new_members", gettext_lazy("Nuevas integrantes"), SectionGroup.MEMBERS, new_members))
blocks.register(
    BulletinBlock(
        "own_states", gettext_lazy("En su estado"), BlockGroup.SURROUNDINGS, own_states, is_short_in_text=True
    )
)
