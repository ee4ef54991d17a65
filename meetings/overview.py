"""Every commission on one page, for the coordination and the Consejo Directivo: five queries, however many."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Count, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from commissions.models import AgendaSection, Commission, Edition, FocalPoint, FocalPointKind, JoinRequest, Seat
from commissions.questions import QUESTIONS, missing_by_section
from kit.database.subqueries import count_of, latest_of

from .models import Agreement, AgreementState, Meeting
from .silence import with_last_act

REQUIRED = sum(one.is_required for fields in QUESTIONS.values() for one in fields)


@dataclass(frozen=True)
class CommissionLine:
    """One commission at a moment; `silent_days` counts from the last act of its focal point, None without one."""

    commission: Commission
    leader: FocalPoint | None
    alternate: FocalPoint | None
    agenda_state: str
    answers: int
    silent_days: int | None

    @property
    def completeness(self) -> int:
        """Per cent of the sheet's required questions that have an answer."""
        return round(100 * self.answers / REQUIRED)

    @property
    def reasons(self) -> list[str]:
        """Why it needs a call, in words."""
        overdue, reasons = self.commission.overdue_agreements, []
        if self.leader is None:
            reasons.append(_("nadie la coordina"))
        if overdue:
            reasons.append(ngettext("%d acuerdo vencido", "%d acuerdos vencidos", overdue) % overdue)
        if (self.silent_days or 0) >= settings.COMMISSION_SILENCE_DAYS:
            words = ngettext("sin actividad desde hace %d día", "sin actividad desde hace %d días", self.silent_days)
            reasons.append(words % self.silent_days)
        return reasons

    @property
    def need(self) -> tuple[int, int, int]:
        return (self.leader is None, self.commission.overdue_agreements, self.silent_days or 0)

    @property
    def last_meeting_on(self) -> date | None:
        return self.commission.last_meeting_on


def overview(*, at: datetime) -> list[CommissionLine]:
    """A line a commission that works now, by number."""
    commissions = list(_counted(at=at))
    leaders = {
        (row.commission_id, row.kind): row
        for row in with_last_act(FocalPoint.objects.effective(at=at)).select_related("user", "organization")
    }
    contents = {}
    for commission, kind, content in AgendaSection.objects.values_list("agenda__commission", "kind", "content"):
        contents.setdefault(commission, {})[kind] = content
    return [_line(row, leaders, contents.get(row.pk, {}), at=at) for row in commissions]


def _counted(*, at: datetime):
    of_commission, of_body = {"commission": OuterRef("pk")}, {"body__commission": OuterRef("pk")}
    return (
        Commission.objects.open()
        .select_related("agenda")
        .annotate(
            seated=count_of(Seat.objects.effective(at=at).filter(**of_commission)),
            open_agreements=count_of(Agreement.objects.open().filter(**of_body)),
            overdue_agreements=count_of(Agreement.objects.overdue(on=timezone.localdate(at)).filter(**of_body)),
            requests_waiting=count_of(JoinRequest.objects.waiting().filter(**of_commission)),
            last_meeting_on=latest_of(Meeting.objects.held().filter(**of_body), "held_on"),
        )
    )


def _line(row: Commission, leaders: dict, contents: dict, *, at: datetime) -> CommissionLine:
    leader = leaders.get((row.pk, FocalPointKind.TITULAR))
    gaps = sum(len(labels) for _kind, _label, labels in missing_by_section(contents))
    state = row.agenda.get_state_display() if hasattr(row, "agenda") else str(_("Sin agenda"))
    return CommissionLine(
        commission=row,
        leader=leader,
        alternate=leaders.get((row.pk, FocalPointKind.ALTERNATE)),
        agenda_state=state,
        answers=REQUIRED - gaps,
        silent_days=(at - leader.last_act).days if leader else None,
    )


COLUMNS = [
    _("Número"),
    _("Comisión"),
    _("Punto focal"),
    _("Suplente"),
    _("Organizaciones"),
    _("Agenda"),
    _("Hoja completa (%)"),
    _("Última reunión"),
    _("Acuerdos abiertos"),
    _("Acuerdos vencidos"),
    _("Días sin actividad del punto focal"),
    _("Solicitudes de ingreso"),
]


def table(lines: list[CommissionLine]) -> Iterator[list]:
    """The overview as rows under `COLUMNS`."""
    for line in lines:
        row = line.commission
        yield [
            row.number,
            row.name,
            str(line.leader.user) if line.leader else "",
            str(line.alternate.user) if line.alternate else "",
            row.seated,
            line.agenda_state,
            line.completeness,
            line.last_meeting_on,
            row.open_agreements,
            row.overdue_agreements,
            line.silent_days,
            row.requests_waiting,
        ]


WORST = 3
LATELY = timedelta(days=7)


def totals(lines: list[CommissionLine]) -> list[tuple[str, int]]:
    """Four numbers that say how all of them are."""
    return [
        (_("comisiones trabajan"), len(lines)),
        (_("sin punto focal"), sum(line.leader is None for line in lines)),
        (_("acuerdos abiertos"), sum(line.commission.open_agreements for line in lines)),
        (_("acuerdos vencidos"), sum(line.commission.overdue_agreements for line in lines)),
    ]


def by_need(lines: list[CommissionLine]) -> list[CommissionLine]:
    """Those first that need a call most: nobody leads, agreements are overdue, who leads is silent."""
    return sorted(lines, key=lambda line: line.need, reverse=True)


def changes(*, at: datetime) -> list[tuple[str, int]]:
    """What happened in a week in all commissions; three queries."""
    since = at - LATELY
    agreements = Agreement.objects.filter(body__commission__isnull=False).aggregate(
        made=Count("pk", filter=Q(made_at__gt=since)),
        done=Count("pk", filter=Q(state=AgreementState.DONE, closed_at__gt=since)),
    )
    meetings = Meeting.objects.held().filter(body__commission__isnull=False, held_on__gt=timezone.localdate(since))
    return [
        (_("acuerdos nuevos"), agreements["made"]),
        (_("acuerdos cumplidos"), agreements["done"]),
        (_("reuniones"), meetings.count()),
        (_("agendas publicadas"), Edition.objects.filter(published_at__gt=since).count()),
    ]
