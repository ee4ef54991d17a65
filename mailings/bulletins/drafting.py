"""A bulletin drafts itself from what happened in the portal since the last one, and from what is coming."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Count, F
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commissions.models import TO_DO, Edition
from commitments.models import Indicator
from kit.text import SortKey
from mailings.models import Bulletin, Entry
from mailings.words import short_day
from meetings.models import Agreement, AgreementState
from members.models import Organization
from surveys.models import Wave

from .markdown import link, plain

FROM_DAY = 20  # of each month: by then there is something to tell, and time left to send it
AT_FIRST, AHEAD = timedelta(days=31), timedelta(days=45)
MOST = 12  # lines of a part: a mail is read on a telephone


@dataclass(frozen=True)
class Span:
    """Since when, and until when."""

    since: datetime
    until: datetime


def draft_due(*, at: datetime) -> Bulletin | None:
    """This month's bulletin, where its day has come and nobody has drafted it yet."""
    today = timezone.localdate(at)
    return draft(today.replace(day=1), at=at) if today.day >= FROM_DAY else None


@transaction.atomic
def draft(month: date, *, at: datetime) -> Bulletin | None:
    """The bulletin of the month that begins on that day, with its parts; None where there is one already."""
    subject = _("El Pacto en %s") % date_format(month, r"F \d\e Y").lower()
    words = {"subject": subject, "intro": _("Esto pasó en el Pacto y esto es lo que viene."), "drafted_at": at}
    bulletin, is_new = Bulletin.objects.get_or_create(month=month, defaults=words)
    if not is_new:
        return None
    told = [(title, lines) for title, lines in parts(Span(_since(month, at=at), at)) if lines]
    Entry.objects.bulk_create(
        Entry(bulletin=bulletin, place=10 * place, title=title, text=_listed(lines))
        for place, (title, lines) in enumerate(told, start=1)
    )
    return bulletin


def _since(month: date, *, at: datetime) -> datetime:
    """Since the former bulletin was drafted, which told what there was until then."""
    former = Bulletin.objects.filter(month__lt=month, cancelled_at__isnull=True).values_list("drafted_at", flat=True)
    return former.first() or at - AT_FIRST


def _listed(lines: list[str]) -> str:
    shown = [f"- {line}" for line in lines[:MOST]]
    if len(lines) > MOST:
        more = len(lines) - MOST
        shown.append("- " + ngettext("y %d más.", "y %d más.", more) % more)
    return "\n".join(shown)


def parts(span: Span) -> Iterator[tuple[str, list[str]]]:
    """Title and lines of each part, also of those without any."""
    yield _("Acuerdos cumplidos"), _agreements(span)
    yield _("Agendas publicadas"), _agendas(span)
    yield _("Nuevas integrantes"), _members(span)
    yield _("Cifras al día"), _figures(span)
    yield _("Encuestas"), _surveys(span)
    yield _("Lo que viene"), _coming(span)


def _address(name: str, *args) -> str:
    return settings.SITE_URL + reverse(name, args=args)


def _agreements(span: Span) -> list[str]:
    """How many of each commission: what they say is its own until it publishes it."""
    done = Agreement.objects.filter(state=AgreementState.DONE, closed_at__gt=span.since, closed_at__lte=span.until)
    rows = done.order_by().values(name=F("commission__name"), slug=F("commission__slug"))
    return [
        f"{link(row['name'], _address('commission', row['slug']))}: "
        + ngettext("%d acuerdo cumplido.", "%d acuerdos cumplidos.", row["number"]) % row["number"]
        for row in rows.annotate(number=Count("pk")).order_by("-number", "commission__number")
    ]


def _agendas(span: Span) -> list[str]:
    rows = Edition.objects.filter(published_at__gt=span.since, published_at__lte=span.until)
    rows = rows.values_list("agenda__commission__name", "agenda__commission__slug", "number").order_by("published_at")
    return [
        link(_("%(name)s, edición %(number)d") % {"name": name, "number": number}, _address("agenda_edition", slug))
        for name, slug, number in rows
    ]


def _members(span: Span) -> list[str]:
    rows = Organization.objects.active().filter(joined_on__gt=_day(span.since), joined_on__lte=_day(span.until))
    rows = rows.select_related("state").order_by("sort_key")
    return [
        link(row.name, _address("organization", row.slug)) + (f" ({plain(row.state.name)})" if row.state else "")
        for row in rows
    ]


def _figures(span: Span) -> list[str]:
    released = {"figures__release__published_at__gt": span.since, "figures__release__published_at__lte": span.until}
    rows = Indicator.objects.filter(**released).order_by(SortKey("name")).distinct()
    return [link(str(row), settings.SITE_URL + row.get_absolute_url()) for row in rows]


def _surveys(span: Span) -> list[str]:
    told = [
        link(row.title, _address("survey_list"))
        + _(": puede responder hasta el %s.") % short_day(timezone.localtime(row.closes_at))
        for row in Wave.objects.open(at=span.until).order_by("closes_at")
    ]
    published = Wave.objects.filter(published_at__gt=span.since, published_at__lte=span.until, is_baseline=False)
    return told + [
        link(_("Resultados: %s") % row.title, _address("wave_results", row.slug))
        for row in published.order_by("published_at")
    ]


def _coming(span: Span) -> list[str]:
    """What the work plans, as their newest editions have them, finish in the weeks that follow."""
    today = _day(span.until)
    newest = Edition.objects.order_by("agenda", "-number").distinct("agenda").select_related("agenda__commission")
    lines = []
    for edition in newest:
        commission = edition.agenda.commission
        where = link(commission.name, _address("commission", commission.slug))
        for activity in edition.content.get("activities", []):
            day = parse_date(activity.get("ends_on") or "")
            if day and today <= day <= today + AHEAD and activity.get("state") in TO_DO:
                lines.append((day, f"{plain(short_day(day))}: {plain(activity['text'])} · {where}"))
    return [line for _day, line in sorted(lines)]


def _day(at: datetime) -> date:
    return timezone.localdate(at)
