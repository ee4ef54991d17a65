"""What the commission wrote, and what it did, brought to the rules (commissions/rules.py)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from kit.compiled import compiled

from .models import Agreement, Commission, Meeting, Revision, Section, SectionKind
from .rules import Breach, Held, OwnRules, breaches, own_rules

MEETINGS_LOOKED_AT = 60


@dataclass(frozen=True)
class Measure:
    """The commission's own rules, or None where it has written none, and what of them was not kept."""

    rules: OwnRules | None
    breaches: list[Breach]


@compiled
def sections(commission: Commission):
    """The saved sections, each with `said_at`: when its rhythm of meeting was first written as it stands."""
    first = Revision.objects.filter(section=OuterRef("pk"), content__rhythm=OuterRef("content__rhythm"))
    first = Subquery(first.order_by("version").values("saved_at")[:1])
    return Section.objects.filter(agenda__commission=commission, version__gt=0).annotate(said_at=first)


def vague(commission: Commission):
    """Open agreements without anybody responsible, or without a date."""
    nobody = Q(organization__isnull=True, responsible__isnull=True)
    return Agreement.objects.open().filter(nobody | Q(due_on__isnull=True), commission=commission)


def measured(
    commission: Commission, *, on: date, saved: list[Section] | None = None, unclear: int | None = None
) -> Measure:
    """Three queries, or one where the sections and the number of vague agreements are at hand."""
    rows = sections(commission) if saved is None else saved
    working = next((row for row in rows if row.kind == SectionKind.WORKING), None)
    rules = None
    if working is not None:
        since = timezone.localdate(working.said_at or working.saved_at)
        rules = own_rules(working.content, since=since)
    if unclear is None:
        unclear = vague(commission).count()
    meetings = [Held(*row) for row in _days(commission)]
    return Measure(rules, breaches(rules, meetings, vague=unclear, on=on))


@compiled
def _days(commission: Commission):
    return Meeting.objects.filter(commission=commission).values_list("held_on", "minutes_sent_on")[:MEETINGS_LOOKED_AT]
