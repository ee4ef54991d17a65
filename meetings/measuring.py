"""What the commission wrote, and what it did, brought to the rules (rules.py)."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from commissions.models import AgendaSection, Commission, Edition, Revision, SectionKind
from kit.database.compiled import compiled

from .models import Agreement, Meeting
from .rules import Breach, Held, OwnRules, breaches, current, history

MEETINGS_LOOKED_AT = 60


@dataclass(frozen=True)
class Measure:
    """The commission's own rules, or None where it has written none, and what of them was not kept."""

    rules: OwnRules | None
    breaches: list[Breach]
    last_meeting_on: date | None = None


@compiled
def sections(commission: Commission):
    """The saved sections; that of the rules with what it `said` in each version, and in each edition `published`."""
    revisions = Revision.objects.filter(section=OuterRef("pk"), section__kind=SectionKind.WORKING).order_by("version")
    editions = Edition.objects.filter(agenda=OuterRef("agenda")).order_by("number")
    rows = AgendaSection.objects.filter(agenda__commission=commission, version__gt=0)
    return rows.annotate(
        said=ArraySubquery(revisions.values(told=_rules_told("saved_at", "content"))),
        published=ArraySubquery(editions.values(told=_rules_told("published_at", "content__working"))),
    )


def _rules_told(day: str, content: str) -> JSONObject:
    return JSONObject(day=day, rhythm=f"{content}__rhythm", minutes_days=f"{content}__minutes_days")


def rules_over_time(working: AgendaSection | None) -> list[OwnRules]:
    """What the commission published, each since that day; before its first edition, what its draft says."""
    if working is None:
        return []
    told = working.published or working.said
    said = [(timezone.localdate(parse_datetime(row["day"])), row) for row in told]
    return history(said or [(timezone.localdate(working.saved_at), working.content)])


def vague(commission: Commission):
    """Open agreements without anybody responsible, or without a date."""
    nobody = Q(organization__isnull=True, responsible__isnull=True)
    return Agreement.objects.open().of_commission(commission).filter(nobody | Q(due_on__isnull=True))


def measured(
    commission: Commission, *, on: date, saved: list[AgendaSection] | None = None, unclear: int | None = None
) -> Measure:
    """Three queries, or one where the sections and the number of vague agreements are at hand."""
    rows = sections(commission) if saved is None else saved
    said = rules_over_time(next((row for row in rows if row.kind == SectionKind.WORKING), None))
    rules = current(said)
    if unclear is None:
        unclear = vague(commission).count()
    meetings = [Held(*row) for row in _days(commission)]
    last = max((one.on for one in meetings if one.on <= on), default=None)
    return Measure(rules, breaches(rules, meetings, vague=unclear, on=on, said=said), last)


@compiled
def _days(commission: Commission):
    rows = Meeting.objects.held().of_commission(commission)
    return rows.values_list("held_on", "minutes_sent_on")[:MEETINGS_LOOKED_AT]
