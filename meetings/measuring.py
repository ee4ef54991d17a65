"""What the commission wrote, and what it did, brought to the rules (rules.py)."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from commissions.models import AgendaSection, Commission, Edition, Revision, SectionKind
from kit.database.compiled import compiled

from .models import Agreement, Meeting
from .rules import Breach, OwnRules, PastMeeting, breaches, current, history

MEETINGS_LOOKED_AT = 60


@dataclass(frozen=True)
class Measure:
    """The commission's own rules, or None where it has written none, and what of them was not kept."""

    rules: OwnRules | None
    breaches: list[Breach]
    last_meeting_on: date | None = None


@compiled
def sections(commission: Commission):
    """The saved sections; that of the rules with what each of its `drafts` and of the `editions` says."""
    revisions = Revision.objects.filter(section=OuterRef("pk"), section__kind=SectionKind.WORKING).order_by("version")
    editions = Edition.objects.filter(agenda=OuterRef("agenda")).order_by("number")
    rows = AgendaSection.objects.filter(agenda__commission=commission, version__gt=0)
    return rows.annotate(
        drafts=ArraySubquery(revisions.values(rules=_rules_since("saved_at", "content"))),
        editions=ArraySubquery(editions.values(rules=_rules_since("published_at", "content__working"))),
    )


def _rules_since(day: str, content: str) -> JSONObject:
    return JSONObject(day=day, rhythm=f"{content}__rhythm", minutes_days=f"{content}__minutes_days")


def rules_over_time(working: AgendaSection | None) -> list[OwnRules]:
    """What the commission published, each since that day; before its first edition, what its draft says."""
    if working is None:
        return []
    versions = working.editions or working.drafts
    rules = [(timezone.localdate(parse_datetime(row["day"])), row) for row in versions]
    return history(rules or [(timezone.localdate(working.saved_at), working.content)])


def measured(
    commission: Commission, *, on: date, at_hand: list[AgendaSection] | None = None, unclear: int | None = None
) -> Measure:
    """Three queries, or one where the sections and the number of unclear agreements are at hand."""
    rows = sections(commission) if at_hand is None else at_hand
    over_time = rules_over_time(next((row for row in rows if row.kind == SectionKind.WORKING), None))
    rules = current(over_time)
    if unclear is None:
        unclear = Agreement.objects.unclear().of_commission(commission).count()
    meetings = [PastMeeting(*row) for row in _days(commission)]
    last = max((one.on for one in meetings if one.on <= on), default=None)
    return Measure(rules, breaches(rules, meetings, unclear=unclear, on=on, over_time=over_time), last)


@compiled
def _days(commission: Commission):
    rows = Meeting.objects.held().of_commission(commission)
    return rows.values_list("held_on", "minutes_sent_on")[:MEETINGS_LOOKED_AT]
