"""Agendas in the bulletin: new editions, and what they plan for the weeks that follow."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commissions.models import TO_DO, Edition
from kit.messages import BulletinSection, SectionGroup, Span, sections
from kit.text.dates import short_date
from kit.text.markdown import link, plain

AHEAD = timedelta(days=45)


def new_editions(span: Span) -> list[str]:
    rows = Edition.objects.filter(published_at__gt=span.since, published_at__lte=span.until)
    rows = rows.values_list("agenda__commission__name", "agenda__commission__slug", "number").order_by("published_at")
    return [
        link(
            _("%(name)s, edición %(number)d") % {"name": name, "number": number},
            settings.SITE_URL + reverse("agenda_edition", args=[slug]),
        )
        for name, slug, number in rows
    ]


def planned(span: Span) -> list[str]:
    """What the work plans, as their newest editions have them, finish in the weeks that follow."""
    today = timezone.localdate(span.until)
    open_ones = Edition.objects.filter(agenda__commission__closed_at=None)
    newest = open_ones.order_by("agenda", "-number").distinct("agenda").select_related("agenda__commission")
    lines = []
    for edition in newest:
        commission = edition.agenda.commission
        where = link(commission.name, settings.SITE_URL + reverse("commission", args=[commission.slug]))
        for activity in edition.content.get("activities", []):
            day = parse_date(activity.get("ends_on") or "")
            if day and today <= day <= today + AHEAD and activity.get("state") in TO_DO:
                lines.append((day, f"{plain(short_date(day))}: {plain(activity['text'])} · {where}"))
    return [line for _day, line in sorted(lines)]


sections.register(
    BulletinSection("agendas", gettext_lazy("Agendas publicadas"), SectionGroup.PLANS, new_editions),
    BulletinSection("planned", gettext_lazy("Lo que viene"), SectionGroup.UPCOMING, planned),
)
