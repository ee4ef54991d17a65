"""Agreements in the bulletin: how many were kept, a reader's own, and the dates of her commissions."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Count, F
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from commissions.models import TO_DO, Activity, Seat
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
from kit.text.dates import short_date
from kit.text.markdown import link
from meetings.models import Agreement, AgreementState

AHEAD = timedelta(days=45)
MOST, LONGEST = 6, 140


def fulfilled_agreements(span: Span) -> list[str]:
    """How many of each commission: what they say is its own until it publishes it."""
    done = Agreement.objects.filter(state=AgreementState.DONE, closed_at__gt=span.since, closed_at__lte=span.until)
    of_commissions = done.filter(body__commission__isnull=False).order_by()
    rows = of_commissions.values(name=F("body__commission__name"), slug=F("body__commission__slug"))
    return [
        f"{link(row['name'], settings.SITE_URL + reverse('commission', args=[row['slug']]))}: "
        + ngettext("%d acuerdo cumplido.", "%d acuerdos cumplidos.", row["number"]) % row["number"]
        for row in rows.annotate(number=Count("pk")).order_by("-number", "body__commission__number")
    ]


def own_agreements(mandates, *, at: datetime) -> dict[int, list[BlockLine]]:
    """The open ones for which each answers, the earliest first."""
    lines, today = defaultdict(list), timezone.localdate(at)
    rows = Agreement.objects.answerable(at=at).filter(responsible__in=mandates).with_body()
    for row in rows.order_by("due_on", "pk"):
        lines[row.responsible_id].append(_agreement_line(row, today))
    return {user: _first_of(own) for user, own in lines.items()}


def _agreement_line(row: Agreement, today: date) -> BlockLine:
    when, is_late = _("sin fecha"), row.is_overdue(on=today)
    if row.due_on:
        when = (_("venció el %s") if is_late else _("para el %s")) % short_date(row.due_on)
    url = settings.SITE_URL + row.get_absolute_url()
    return BlockLine(Truncator(row.text).chars(LONGEST), url, after=f" ({when})", is_late=is_late)


def _first_of(lines: list[BlockLine]) -> list[BlockLine]:
    more = len(lines) - MOST
    if more <= 0:
        return lines
    return [*lines[:MOST], BlockLine(ngettext("y %d acuerdo más", "y %d acuerdos más", more) % more)]


def own_dates(mandates, *, at: datetime) -> dict[int, list[BlockLine]]:
    """What the commissions in which each sits have next: agreements and activities of the weeks that follow."""
    organizations = {row.organization_id for rows in mandates.values() for row in rows}
    seats = Seat.objects.effective(at=at).filter(organization__in=organizations, commission__closed_at=None)
    sitting = defaultdict(set)
    for organization, commission in seats.values_list("organization", "commission"):
        sitting[organization].add(commission)
    lines = _upcoming({each for some in sitting.values() for each in some}, on=timezone.localdate(at))
    dates = {}
    for user, rows in mandates.items():
        own = set().union(*(sitting[row.organization_id] for row in rows))
        dates[user] = [line for commission, line in lines if commission in own][:MOST]
    return dates


def _upcoming(commissions: set[int], *, on: date) -> list[tuple[int, BlockLine]]:
    """Commission (key) and line, by day."""
    until = on + AHEAD
    agreed = Agreement.objects.upcoming(on=on, until=until).filter(body__commission__in=commissions)
    planned = Activity.objects.filter(agenda__commission__in=commissions, state__in=TO_DO, ends_on__range=(on, until))
    rows = [(row.due_on, row.body.commission, row.text) for row in agreed.with_body()]
    rows += [(row.ends_on, row.agenda.commission, row.text) for row in planned.select_related("agenda__commission")]
    rows.sort(key=lambda one: (one[0], one[1].number, one[2]))
    return [(commission.pk, _date_line(day, commission, text)) for day, commission, text in rows]


def _date_line(day: date, commission, text: str) -> BlockLine:
    url = settings.SITE_URL + reverse("commission_work", args=[commission.slug])
    what = Truncator(text).chars(LONGEST)
    return BlockLine(commission.name, url, before=f"{short_date(day)}: {what} (", after=")")


sections.register(
    BulletinSection("agreements", gettext_lazy("Acuerdos cumplidos"), SectionGroup.ACHIEVEMENTS, fulfilled_agreements)
)
blocks.register(
    BulletinBlock("own_agreements", gettext_lazy("Sus acuerdos abiertos"), BlockGroup.TASKS, own_agreements),
    BulletinBlock(
        "own_dates", gettext_lazy("Fechas de sus comisiones"), BlockGroup.DATES, own_dates, is_short_in_text=True
    ),
)
