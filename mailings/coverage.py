"""What was to be said to whom in a month, and what became of it: counted by kind, and by name.

What is counted are items: a bulletin's copy is one, a day's digest as many as it tells.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.messages import reminders
from mailings.installed_kinds import installed_kinds
from mailings.models import LOST, OPEN, Bounce, Bulletin, DeliveryState, MailItem, Reason
from mailings.outcomes import came_back

LATE = timedelta(days=1)
BOUNCED = "bounced"  # the server took it, and then it came back
OUTCOME = Case(
    When(~Q(reason=""), then=Value("suppressed")),
    When(Q(came_back("delivery"), delivery__state=DeliveryState.SENT), then=Value(BOUNCED)),
    default=F("delivery__state"),
    output_field=TextField(),
)
CAME_BACK_WITH = Bounce.objects.filter(delivery=OuterRef("delivery"), cause__in=LOST).values("answer")
LAST_WORD = Coalesce(Subquery(CAME_BACK_WITH[:1]), F("delivery__answer"), Value(""))
WHY = Case(When(~Q(reason=""), then=F("reason")), default=F("delivery__reason"), output_field=TextField())


@dataclass
class CoverageLine:
    """One kind in a month, or one bulletin, whose month `of` is.

    `late` are among the sent and the waiting, all others are apart and make `expected`.
    """

    kind: str
    label: str
    of: date | None = None
    expected: int = 0
    late: int = 0
    outcomes: Counter = field(default_factory=Counter)
    reasons: Counter = field(default_factory=Counter)

    @property
    def sent(self) -> int:
        return self.outcomes[DeliveryState.SENT]

    @property
    def waiting(self) -> int:
        return sum(self.outcomes[state] for state in OPEN)

    @property
    def bounced(self) -> int:
        return self.outcomes[BOUNCED]

    @property
    def failed(self) -> int:
        return self.outcomes[DeliveryState.FAILED]

    @property
    def uncertain(self) -> int:
        return self.outcomes[DeliveryState.UNCERTAIN]

    @property
    def suppressed(self) -> int:
        return self.outcomes[DeliveryState.SUPPRESSED]

    @property
    def why_not(self) -> list[tuple[str, int]]:
        """Reasons of what was not sent, the most frequent first."""
        return [(Reason(reason).label, count) for reason, count in self.reasons.most_common()]


def label_of(kind: str, of: date | None = None) -> str:
    """What people call a kind, or the bulletin of that month."""
    if of:
        return str(Bulletin(month=of))
    if kind in reminders:
        return str(reminders[kind].title)
    return str(installed_kinds()[kind].label)


def lines(month: date, *, at: datetime) -> list[CoverageLine]:
    """What was due in the month that begins on that day, a line for each kind and each bulletin; one query."""
    by_kind: dict[tuple, CoverageLine] = {}
    late = Q(delivery__sent_at__gt=F("due_at") + LATE) | Q(reason="", delivery__state__in=OPEN, due_at__lt=at - LATE)
    counts = due_in(month).values("kind", of=F("delivery__bulletin__month"), outcome=OUTCOME, why=WHY)
    for one in counts.annotate(count=Count("pk"), late=Count("pk", filter=late)).order_by():
        key = one["kind"], one["of"]
        line = by_kind.setdefault(key, CoverageLine(one["kind"], label_of(*key), one["of"]))
        line.expected += one["count"]
        line.late += one["late"]
        line.outcomes[one["outcome"]] += one["count"]
        if one["why"]:
            line.reasons[one["why"]] += one["count"]
    return sorted(by_kind.values(), key=lambda line: line.label)


def undelivered(kind: str, month: date, *, of: date | None = None) -> QuerySet[MailItem]:
    """Who did not get what was due: each item with `outcome`, `why` and `last_word`, those that need somebody first.

    `of` is the month of the one bulletin to look at; `last_word` is the mail server's last word of it. Left out is what
    somebody says arrived, and what a later message to the same person made up for.
    """
    same = Q(user=OuterRef("user")) | Q(user=None, email=OuterRef("email"))
    later = MailItem.objects.filter(same, kind=kind, object_id=OuterRef("object_id"), pk__gt=OuterRef("pk"))
    rows = due_in(month).filter(kind=kind).annotate(outcome=OUTCOME, why=WHY, last_word=LAST_WORD)
    if of:
        rows = rows.filter(delivery__bulletin__month=of)
    rows = rows.exclude(Q(outcome=DeliveryState.SENT) | Q(delivery__resolved_at__isnull=False))
    rows = rows.exclude(Exists(later.annotate(outcome=OUTCOME).filter(outcome=DeliveryState.SENT)))
    return rows.select_related("delivery", "user").order_by("outcome", "email", "pk")


def due_in(month: date) -> QuerySet[MailItem]:
    """Items due in the month that begins on that day, in the portal's zone."""
    following = (month + timedelta(days=31)).replace(day=1)
    first, end = (timezone.make_aware(datetime.combine(day, datetime.min.time())) for day in (month, following))
    return MailItem.objects.filter(due_at__gte=first, due_at__lt=end)


def outcome_label(item: MailItem) -> str:
    """What became of it, in words."""
    if item.outcome == BOUNCED:
        return _("Rebotó")
    return str(Reason(item.why).label if item.why else DeliveryState(item.outcome).label)
