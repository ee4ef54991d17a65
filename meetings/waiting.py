"""What waits for whoever leads a commission, kind by kind: listed on her desk, counted there and on her first page."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import CharField, DateTimeField, Exists, F, IntegerField, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Left
from django.utils import timezone

from commissions.models import TO_DO, Activity, Commission, FocalPoint, JoinRequest, SectionComment
from kit.database.compiled import compiled
from members.models import User

from .models import Agreement, AgreementAnswer, AgreementComment, AnswerKind, Proposal, Voice

ASKS = (AnswerKind.HELP, AnswerKind.TIME)
# A word to which nobody who leads has answered is shown for so long.
FRESH = timedelta(days=30)


def asks() -> QuerySet:
    """Answers «necesito ayuda» and «más tiempo» that nobody has attended."""
    return AgreementAnswer.objects.filter(kind__in=ASKS, settled_at__isnull=True)


def verifiable(user: User) -> QuerySet:
    """Agreements said to be done that this person did not do, answer for, or hear of by a link that she passed on."""
    answers = AgreementAnswer.objects.filter(kind=AnswerKind.DONE, settled_at__isnull=True, passed_on_by=user)
    rows = Agreement.objects.to_verify().exclude(claimed_by=user).exclude(responsible=user)
    return rows.filter(~Exists(answers.filter(agreement=OuterRef("pk"))))


def late(*, at: datetime) -> QuerySet:
    """Overdue agreements of which nobody says that they are done, or asks for anything."""
    rows = Agreement.objects.overdue(on=timezone.localdate(at)).filter(claimed_at__isnull=True)
    return rows.filter(~Exists(asks().filter(agreement=OuterRef("pk"))))


def unanswered(*, at: datetime) -> QuerySet:
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


class DeskQueue(NamedTuple):
    """Rows of one kind, and where their commission lies."""

    rows: Callable[..., QuerySet]
    path: str = "commission"


KINDS = {
    "late": DeskQueue(lambda user, at: late(at=at), "body__commission"),
    "claim": DeskQueue(lambda user, at: verifiable(user), "body__commission"),
    "ask": DeskQueue(lambda user, at: asks().filter(agreement__closed_at__isnull=True), "agreement__body__commission"),
    "request": DeskQueue(lambda user, at: JoinRequest.objects.waiting()),
    "outcome": DeskQueue(lambda user, at: Proposal.objects.to_conclude(at=at)),
    "ratify": DeskQueue(lambda user, at: Proposal.objects.to_ratify()),
    "voice": DeskQueue(lambda user, at: unspoken(user, at=at)),
    "remark": DeskQueue(
        lambda user, at: SectionComment.objects.filter(resolved_at__isnull=True), "section__agenda__commission"
    ),
    "comment": DeskQueue(lambda user, at: unanswered(at=at), "agreement__body__commission"),
    "activity": DeskQueue(lambda user, at: behind(user, at=at), "agenda__commission"),
}


def rows(kind: str, commission, user: User, *, at: datetime) -> QuerySet:
    """What of that kind waits in a commission."""
    queue = KINDS[kind]
    return queue.rows(user, at).filter(**{queue.path: commission})


class Paper(NamedTuple):
    """Something that waits: its words, its day, and what leads to it where the key does not."""

    pk: int
    what: str
    since: datetime
    kind: str
    year: int
    sequence: int
    section: str


def papers(commission: Commission, user: User, *, at: datetime) -> dict[str, list[Paper]]:
    """What waits and is no agreement, by kind, the oldest first; one query."""
    by_kind = {kind: [] for kind in PAPERS}
    for row in _papers(commission, user, at=at):
        paper = Paper(*row)
        by_kind[paper.kind].append(paper)
    return by_kind


# Kind → the words that it is listed by, its day, and where it is.
PAPERS = {
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
def _papers(commission: Commission, user: User, *, at: datetime):
    parts = [_papers_of(kind, rows(kind, commission, user, at=at)) for kind in PAPERS]
    return parts[0].union(*parts[1:], all=True).order_by("since")


def _papers_of(kind: str, queue: QuerySet) -> QuerySet:
    words, day, where = PAPERS[kind]
    columns = {"what": Left(words, 200), "since": Cast(day, DateTimeField()), "paper": Value(kind, CharField())}
    return queue.order_by().annotate(**columns, **(NOWHERE | where)).values_list("pk", *columns, *NOWHERE)
