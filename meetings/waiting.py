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


def remarks(*, at: datetime) -> QuerySet:
    """Comments on the agenda that nobody has attended, but for those of who leads."""
    leaders = FocalPoint.objects.active(at=at).filter(commission=OuterRef("section__agenda__commission"))
    rows = SectionComment.objects.filter(resolved_at__isnull=True)
    return rows.filter(~Exists(leaders.filter(user=OuterRef("made_by"))))


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
    """Rows of one kind, where their commission lies, the words and the day that they are listed by, and where to."""

    rows: Callable[..., QuerySet]
    words: str
    day: str
    path: str = "commission"
    where: dict = {}


AGREEMENT = {"year_of": F("year"), "sequence_of": F("sequence")}
OF_AGREEMENT = {"year_of": F("agreement__year"), "sequence_of": F("agreement__sequence")}
KINDS = {
    "late": WaitingKind(lambda user, at: late(at=at), "text", "due_on", "body__commission", AGREEMENT),
    "claim": WaitingKind(lambda user, at: verifiable(user), "text", "claimed_at", "body__commission", AGREEMENT),
    "ask": WaitingKind(
        lambda user, at: asks().filter(agreement__closed_at__isnull=True),
        "agreement__text",
        "made_at",
        "agreement__body__commission",
        OF_AGREEMENT,
    ),
    "request": WaitingKind(lambda user, at: JoinRequest.objects.waiting(), "organization__name", "asked_at"),
    "outcome": WaitingKind(lambda user, at: Proposal.objects.to_conclude(at=at), "text", "closes_at"),
    "ratify": WaitingKind(lambda user, at: Proposal.objects.to_ratify(), "text", "concluded_at"),
    "voice": WaitingKind(lambda user, at: unspoken(user, at=at), "text", "closes_at"),
    "remark": WaitingKind(
        lambda user, at: remarks(at=at),
        "text",
        "made_at",
        "section__agenda__commission",
        {"section_of": F("section__kind")},
    ),
    "comment": WaitingKind(
        lambda user, at: open_comments(at=at), "text", "made_at", "agreement__body__commission", OF_AGREEMENT
    ),
    "activity": WaitingKind(lambda user, at: behind(user, at=at), "text", "ends_on", "agenda__commission"),
}
OF_AGREEMENTS = {"late", "claim", "ask"}  # which the dashboard lists as agreements


def rows(kind: str, commission, user: User, *, at: datetime) -> QuerySet:
    """What of that kind waits in a commission."""
    queue = KINDS[kind]
    return queue.rows(user, at).filter(**{queue.path: commission})


class OpenItem(NamedTuple):
    """Something that waits: its words, its day, what leads to it where the key does not, and its commission."""

    pk: int
    what: str
    since: datetime
    kind: str
    year: int
    sequence: int
    section: str
    slug: str
    commission: str


NOWHERE = {
    "year_of": Value(0, IntegerField()),
    "sequence_of": Value(0, IntegerField()),
    "section_of": Value("", CharField()),
}


def open_items(commission: Commission, user: User, *, at: datetime) -> dict[str, list[OpenItem]]:
    """What waits and is no agreement, by kind, the oldest first; one query."""
    by_kind = {kind: [] for kind in KINDS.keys() - OF_AGREEMENTS}
    for row in _open_items(commission, user, at=at):
        item = OpenItem(*row)
        by_kind[item.kind].append(item)
    return by_kind


@compiled
def _open_items(commission: Commission, user: User, *, at: datetime):
    kinds = [kind for kind in KINDS if kind not in OF_AGREEMENTS]
    parts = [items_of(kind, KINDS[kind], rows(kind, commission, user, at=at)) for kind in kinds]
    return parts[0].union(*parts[1:], all=True).order_by("since")


def queues_for_leader(user: User, *, at: datetime) -> dict[str, QuerySet]:
    """By kind everything that waits in the commissions that she leads."""
    led = Commission.objects.led_by(user, at=at).values("pk")
    queues = {kind: one.rows(user, at).filter(**{f"{one.path}__in": led}) for kind, one in KINDS.items()}
    queues["late"] = queues["late"].exclude(responsible=user)  # that waits for her as whoever answers for it
    return queues


def items_of(name: str, kind: WaitingKind, queue: QuerySet) -> QuerySet:
    """The columns of `OpenItem` of each row."""
    columns = {"what": Left(kind.words, 200), "since": Cast(kind.day, DateTimeField())}
    columns |= {"item": Value(name, CharField())} | NOWHERE | kind.where
    columns |= {"slug_of": F(f"{kind.path}__slug"), "name_of": F(f"{kind.path}__name")}
    return queue.order_by().annotate(**columns).values_list("pk", *columns)
