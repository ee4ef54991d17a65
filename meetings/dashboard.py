"""The dashboard of who leads a commission: what waits for her, what is due, what is missing, who is silent."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Case, DateTimeField, Exists, ExpressionWrapper, OuterRef, Q, When
from django.db.models.functions import Greatest, JSONObject
from django.utils import timezone
from django.utils.dateparse import parse_date

from commissions.access import CommissionAccess
from commissions.models import Commission, Seat
from commissions.questions import missing_by_section
from kit.database.compiled import compiled
from kit.database.subqueries import count_of, latest_of
from members.models import User

from .access import verifiable
from .measuring import Measure, measured, sections
from .models import UNCLEAR, Agreement, AgreementAnswer, Meeting, Voice
from .waiting import KINDS, OpenItem, asks, late, open_items, rows

SILENCE = timedelta(days=90)
SOON = timedelta(days=14)
ANSWER = JSONObject(pk="pk", kind="kind", text="text", until="until", name="made_by__name", email="made_by__email")


def led_commissions(user: User, *, at: datetime) -> list[Commission]:
    """The commissions that the person leads, with the number of things that are `waiting` for her; one query."""
    return [commission for commission in commissions_of(user, at=at) if commission.leads]


@compiled
def commissions_of(user: User, *, at: datetime):
    """Those that she leads (`leads`), with what is `waiting` for her, and where her organisations sit (`sits`)."""
    leads = Q(pk__in=Commission.objects.led_by(user, at=at).values("pk"))
    sits = Q(pk__in=Commission.objects.of_member(user, at=at).open().values("pk"))
    counts = [count_of(rows(kind, OuterRef("pk"), user, at=at)) for kind in KINDS]
    flags = {name: ExpressionWrapper(flag, BooleanField()) for name, flag in {"leads": leads, "sits": sits}.items()}
    waiting = Case(When(leads, then=sum(counts[1:], counts[0])), default=0)
    return Commission.objects.filter(leads | sits).annotate(**flags, waiting=waiting)


@compiled
def silent_organizations(commission: Commission, *, at: datetime):
    """Seats of organisations that neither voted, answered nor came for 90 days, since `heard_at` at the latest."""
    voices = Voice.objects.filter(proposal__commission=OuterRef("commission"), organization=OuterRef("organization"))
    answers = AgreementAnswer.objects.filter(
        agreement__body__commission=OuterRef("commission"), agreement__organization=OuterRef("organization")
    )
    came = Meeting.objects.filter(body__commission=OuterRef("commission"), organizations=OuterRef("organization"))
    since = at - SILENCE
    latest = Greatest(
        "term__startswith", latest_of(voices, "given_at"), latest_of(answers, "made_at"), output_field=DateTimeField()
    )
    seats = Seat.objects.effective(at=at).filter(commission=commission).annotate(heard_at=latest)
    recent = came.filter(held_on__gte=timezone.localdate(since))
    quiet = seats.filter(~Exists(recent), heard_at__lt=since)
    return quiet.select_related("organization", "delegate").order_by("heard_at", "organization__sort_key")


@dataclass(frozen=True)
class Dashboard:
    """Everything on the dashboard, in the order in which it is drawn."""

    commission: Commission
    overdue: list[Agreement]
    soon: list[Agreement]
    claims: list[Agreement]
    requests: list[Agreement]
    open_items: dict[str, list[OpenItem]]
    missing: list[tuple[str, str, list[str]]]
    measure: Measure
    silent: list[Seat]

    @property
    def late(self) -> list[Agreement]:
        return [row for row in self.overdue if row.is_late]

    @property
    def waiting(self) -> int:
        of_agreements = len(self.late) + len(self.claims) + sum(len(row.asks) for row in self.requests)
        return of_agreements + sum(map(len, self.open_items.values()))


def dashboard(access: CommissionAccess, *, at: datetime) -> Dashboard:
    """Five queries, however much lies on it."""
    commission, today = access.commission, timezone.localdate(at)
    agreements = _agreements(commission, access.user, at=at)
    for row in agreements:
        row.body.commission, row.asks = commission, [_answer(answer) for answer in row.asks]
    written_sections = sections(commission)
    unclear = sum(row.is_unclear for row in agreements)
    return Dashboard(
        commission=commission,
        overdue=[row for row in agreements if row.is_overdue(on=today)],
        soon=[row for row in agreements if row.due_on and today <= row.due_on <= today + SOON],
        claims=[row for row in agreements if row.is_verifiable],
        requests=[row for row in agreements if row.asks],
        open_items=open_items(commission, access.user, at=at),
        missing=missing_by_section({row.kind: row.content for row in written_sections}),
        measure=measured(commission, on=today, at_hand=written_sections, unclear=unclear),
        silent=silent_organizations(commission, at=at),
    )


@compiled
def _agreements(commission: Commission, user: User, *, at: datetime):
    """Open ones, each with the answers that nobody has attended, and whether it is late, unclear, or hers to verify."""
    rows = Agreement.objects.open().of_commission(commission).select_related("body", "organization", "responsible")
    rows = rows.annotate(
        is_late=_is_among(late(at=at), commission),
        is_unclear=ExpressionWrapper(UNCLEAR, BooleanField()),
        is_verifiable=_is_among(verifiable(user), commission),
    )
    return rows.annotate(asks=ArraySubquery(asks().filter(agreement=OuterRef("pk")).values(answer=ANSWER)))


def _is_among(agreements, commission: Commission) -> ExpressionWrapper:
    return ExpressionWrapper(Q(pk__in=agreements.of_commission(commission).values("pk")), BooleanField())


def _answer(answer: dict) -> AgreementAnswer:
    """An answer that came along with its agreement."""
    who, until = User(name=answer["name"], email=answer["email"]), answer["until"] and parse_date(answer["until"])
    return AgreementAnswer(pk=answer["pk"], kind=answer["kind"], text=answer["text"], until=until, made_by=who)
