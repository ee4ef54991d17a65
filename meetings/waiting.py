"""What waits for whoever leads a commission, by kind: listed and counted on her dashboard, counted on her home page."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import CharField, DateTimeField, Exists, F, IntegerField, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Left
from django.utils import timezone

from commissions.models import TO_DO, Activity, Commission, FocalPoint, JoinRequest, SectionComment
from kit.database.compiled import compiled
from members.models import User

from .access import verifiable
from .models import Agreement, AgreementAnswer, AgreementComment, AnswerKind, Proposal, Voice

ASKS = (AnswerKind.HELP, AnswerKind.TIME)
# A word to which nobody who leads has answered is shown for so long.
FRESH = timedelta(days=30)


def asks() -> QuerySet:
    """Answers «necesito ayuda» and «más tiempo» that nobody has attended."""
    return AgreementAnswer.objects.filter(kind__in=ASKS, settled_at__isnull=True)


def late(*, at: datetime) -> QuerySet:
    """Overdue agreements of which nobody says that they are done, or asks for anything."""
    rows = Agreement.objects.overdue(on=timezone.localdate(at)).filter(claimed_at__isnull=True)
    return rows.filter(~Exists(asks().filter(agreement=OuterRef("pk"))))


def open_comments(*, at: datetime) -> QuerySet:
    """The last word about an open agreement, where it is not of somebody who leads."""
    leaders = FocalPoint.objects.active(at=at).filter(commission=OuterRef("agreement__body__commission"))
    later = AgreementComment.objects.filter(agreement=OuterRef("agreement"), pk__gt=OuterRef("pk"))
    rows = AgreementComment.objects.filter(agreement__in=Agreement.objects.open().values("pk"), made_at__gt=at - FRESH)
    return rows.filter(~Exists(leaders.filter(user=OuterRef("made_by"))), ~Exists(later))


def _own(user: User, path: str, *, at: datetime) -> QuerySet:
    """The organisation for which she leads the commission that lies at `path` of the outer row."""
    return FocalPoint.objects.active(at=at).filter(user=user, commission=OuterRef(path)).values("organization")


def unspoken(user: User, *, at: datetime) -> QuerySet:
    """Proposals that still wait for the voice of her own organisation."""
    voices = Voice.objects.filter(proposal=OuterRef("pk"), organization__in=_own(user, "proposal__commission", at=at))
    return Proposal.objects.open(at=at).filter(~Exists(voices))


def behind(user: User, *, at: datetime) -> QuerySet:
    """Lines of the plan that her own organisation should have finished."""
    rows = Activity.objects.filter(state__in=TO_DO, ends_on__lt=timezone.localdate(at))
    return rows.filter(organization__in=_own(user, "agenda__commission", at=at))


class WaitingKind(NamedTuple):
    """Rows of one kind, and where their commission lies."""

    rows: Callable[..., QuerySet]
    path: str = "commission"


KINDS = {
    "late": WaitingKind(lambda user, at: late(at=at), "body__commission"),
    "claim": WaitingKind(lambda user, at: verifiable(user), "body__commission"),
    "ask": WaitingKind(
        lambda user, at: asks().filter(agreement__closed_at__isnull=True), "agreement__body__commission"
    ),
    "request": WaitingKind(lambda user, at: JoinRequest.objects.waiting()),
    "outcome": WaitingKind(lambda user, at: Proposal.objects.to_conclude(at=at)),
    "ratify": WaitingKind(lambda user, at: Proposal.objects.to_ratify()),
    "voice": WaitingKind(lambda user, at: unspoken(user, at=at)),
    "remark": WaitingKind(
        lambda user, at: SectionComment.objects.filter(resolved_at__isnull=True), "section__agenda__commission"
    ),
    "comment": WaitingKind(lambda user, at: open_comments(at=at), "agreement__body__commission"),
    "activity": WaitingKind(lambda user, at: behind(user, at=at), "agenda__commission"),
}


def rows(kind: str, commission, user: User, *, at: datetime) -> QuerySet:
    """What of that kind waits in a commission."""
    queue = KINDS[kind]
    return queue.rows(user, at).filter(**{queue.path: commission})


class OpenItem(NamedTuple):
    """Something that waits: its words, its day, and what leads to it where the key does not."""

    pk: int
    what: str
    since: datetime
    kind: str
    year: int
    sequence: int
    section: str


def open_items(commission: Commission, user: User, *, at: datetime) -> dict[str, list[OpenItem]]:
    """What waits and is no agreement, by kind, the oldest first; one query."""
    by_kind = {kind: [] for kind in OPEN_ITEMS}
    for row in _open_items(commission, user, at=at):
        item = OpenItem(*row)
        by_kind[item.kind].append(item)
    return by_kind


# Kind → the words that it is listed by, its day, and where it is.
OPEN_ITEMS = {
    "request": ("organization__name", "asked_at", {}),
    "outcome": ("text", "closes_at", {}),
    "ratify": ("text", "concluded_at", {}),
    "voice": ("text", "closes_at", {}),
    "remark": ("text", "made_at", {"section_kind": F("section__kind")}),
    "comment": ("text", "made_at", {"year": F("agreement__year"), "sequence": F("agreement__sequence")}),
    "activity": ("text", "ends_on", {}),
}
NOWHERE = {
    "year": Value(0, IntegerField()),
    "sequence": Value(0, IntegerField()),
    "section_kind": Value("", CharField()),
}


@compiled
def _open_items(commission: Commission, user: User, *, at: datetime):
    parts = [_open_items_of(kind, rows(kind, commission, user, at=at)) for kind in OPEN_ITEMS]
    return parts[0].union(*parts[1:], all=True).order_by("since")


def _open_items_of(kind: str, queue: QuerySet) -> QuerySet:
    words, day, where = OPEN_ITEMS[kind]
    columns = {"what": Left(words, 200), "since": Cast(day, DateTimeField()), "item": Value(kind, CharField())}
    return queue.order_by().annotate(**columns, **(NOWHERE | where)).values_list("pk", *columns, *NOWHERE)
