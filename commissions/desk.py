"""The desk of who leads a commission: what waits for her, what is due, what is missing, who is silent."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateTimeField, Exists, F, OuterRef, Value
from django.db.models.functions import Greatest, JSONObject, Left
from django.utils import timezone
from django.utils.dateparse import parse_date

from kit.compiled import compiled
from kit.subqueries import count_of, latest_of
from members.models import User

from .measuring import Measure, measured, sections
from .models import (
    Agreement,
    AgreementAnswer,
    AnswerKind,
    Commission,
    JoinRequest,
    Meeting,
    Proposal,
    Seat,
    Voice,
)
from .sheet import lacking
from .standing import Standing

SILENCE = timedelta(days=90)
SOON = timedelta(days=14)
ASKS = (AnswerKind.HELP, AnswerKind.TIME)
TOLD = JSONObject(pk="pk", kind="kind", text="text", until="until", name="made_by__name", email="made_by__email")


def asks():
    """Answers «necesito ayuda» and «más tiempo» that nobody has attended."""
    return AgreementAnswer.objects.filter(kind__in=ASKS, settled_at__isnull=True)


@compiled
def desks(user: User, *, at: datetime):
    """The commissions that the person leads, with the number of things that wait for her, under their names; one query.

    `waiting` is all of them together.
    """
    here = {"commission": OuterRef("pk")}
    open_agreement = {"agreement__commission": OuterRef("pk"), "agreement__closed_at__isnull": True}
    led = Commission.objects.led_by(user, at=at).annotate(
        requests_waiting=count_of(JoinRequest.objects.waiting().filter(**here)),
        claims_waiting=count_of(Agreement.objects.to_verify().filter(**here).exclude(claimed_by=user)),
        asks_waiting=count_of(asks().filter(**open_agreement)),
        outcomes_waiting=count_of(Proposal.objects.to_conclude(at=at).filter(**here)),
    )
    return led.annotate(waiting=F("requests_waiting") + F("claims_waiting") + F("asks_waiting") + F("outcomes_waiting"))


@compiled
def silent_organizations(commission: Commission, *, at: datetime):
    """Seats of organisations that neither voted, answered nor came for 90 days, since `heard_at` at the latest."""
    here = {"commission": OuterRef("commission")}
    voices = Voice.objects.filter(proposal__commission=OuterRef("commission"), organization=OuterRef("organization"))
    answers = AgreementAnswer.objects.filter(
        agreement__commission=OuterRef("commission"), agreement__organization=OuterRef("organization")
    )
    came = Meeting.objects.filter(**here, organizations=OuterRef("organization"))
    since = at - SILENCE
    heard = Greatest(
        "term__startswith", latest_of(voices, "given_at"), latest_of(answers, "made_at"), output_field=DateTimeField()
    )
    seats = Seat.objects.living(at=at).filter(commission=commission).annotate(heard_at=heard)
    recent = came.filter(held_on__gte=timezone.localdate(since))
    quiet = seats.filter(~Exists(recent), heard_at__lt=since)
    return quiet.select_related("organization", "delegate").order_by("heard_at", "organization__sort_key")


class Paper(NamedTuple):
    """A request (whose words are the organisation's name) or a closed proposal."""

    pk: int
    what: str
    since: datetime
    kind: str


def papers(commission: Commission, *, at: datetime) -> list[Paper]:
    """Requests and proposals that wait, the oldest first; one query."""
    return [Paper(*row) for row in _papers(commission, at=at)]


@compiled
def _papers(commission: Commission, *, at: datetime):
    here, shown = {"commission": commission}, ("pk", "what", "since", "kind")
    requests = JoinRequest.objects.waiting().filter(**here).order_by()
    requests = requests.annotate(what=Left("organization__name", 200), since=F("asked_at"), kind=Value("request"))
    proposals = Proposal.objects.to_conclude(at=at).filter(**here).order_by()
    proposals = proposals.annotate(what=Left("text", 200), since=F("closes_at"), kind=Value("proposal"))
    return requests.values_list(*shown).union(proposals.values_list(*shown), all=True).order_by("since")


@dataclass(frozen=True)
class Desk:
    """Everything on the desk, in the order in which it is drawn."""

    commission: Commission
    overdue: list[Agreement]
    soon: list[Agreement]
    claims: list[Agreement]
    asked: list[Agreement]
    requests: list[Paper]
    to_conclude: list[Paper]
    missing: list[tuple[str, str, list[str]]]
    measure: Measure
    silent: list[Seat]

    @property
    def waiting(self) -> int:
        return len(self.claims) + sum(len(row.asks) for row in self.asked) + len(self.requests) + len(self.to_conclude)


def desk(here: Standing, *, at: datetime) -> Desk:
    """Five queries, however much lies on it."""
    commission, today = here.commission, timezone.localdate(at)
    agreements = _agreements(commission)
    for row in agreements:
        row.commission, row.asks = commission, [_answer(told) for told in row.asks]
    saved = sections(commission)
    waiting_papers = papers(commission, at=at)
    unclear = sum(not row.due_on or not (row.organization_id or row.responsible_id) for row in agreements)
    return Desk(
        commission=commission,
        overdue=[row for row in agreements if row.is_overdue(on=today)],
        soon=[row for row in agreements if row.due_on and today <= row.due_on <= today + SOON],
        claims=[row for row in agreements if row.claimed_at and row.claimed_by_id != here.user.pk],
        asked=[row for row in agreements if row.asks],
        requests=[paper for paper in waiting_papers if paper.kind == "request"],
        to_conclude=[paper for paper in waiting_papers if paper.kind == "proposal"],
        missing=lacking({row.kind: row.content for row in saved}),
        measure=measured(commission, on=today, saved=saved, unclear=unclear),
        silent=silent_organizations(commission, at=at),
    )


@compiled
def _agreements(commission: Commission):
    """Open ones, each with the answers that nobody has attended."""
    rows = Agreement.objects.open().filter(commission=commission).select_related("organization", "responsible")
    return rows.annotate(asks=ArraySubquery(asks().filter(agreement=OuterRef("pk")).values(told=TOLD)))


def _answer(told: dict) -> AgreementAnswer:
    """An answer that came along with its agreement."""
    who, until = User(name=told["name"], email=told["email"]), told["until"] and parse_date(told["until"])
    return AgreementAnswer(pk=told["pk"], kind=told["kind"], text=told["text"], until=until, made_by=who)
