"""Serving the Pact itself for a time: appointed with dates, ended and never deleted.

An office in the coordination opens everything, so nobody gives or takes one alone: what somebody appoints begins when
a second person confirms it, or a day later when nobody objected; what somebody wants ended a second person ends. Each
step is told to the whole coordination and to the one concerned. The server's own commands are outside this rule.
"""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.messages import announce

from .dual_control import alone_from, is_second
from .models import Cause, EndProposal, Office, OfficeEvent, OfficeKind, OfficeNotice, User
from .sessions import end_sessions
from .unproven import count_mail


@transaction.atomic
def appoint(email: str, *, kind: str, by: User | None, name: str = "", position: str = "", at: datetime) -> Office:
    """The person with that address serves from that moment; the person is created where unknown."""
    user = User.objects.known(email, name=name)
    if name and not user.name:
        User.objects.filter(pk=user.pk).update(name=name)
    user = User.objects.select_for_update().get(pk=user.pk)
    since = max(at, timezone.now())
    if Office.objects.filter(user=user, kind=kind, objected_at=None, term__overlap=(since, None)).exists():
        raise ValidationError(_("Esa persona ya tiene ese cargo en esas fechas."))
    is_shared = kind == OfficeKind.COORDINATION and by is not None
    term = DateTimeTZRange(alone_from(since) if is_shared else since)
    office = Office.objects.create(user=user, kind=kind, position=position, term=term, given_by=by)
    if is_shared:
        count_mail(Cause.APPOINTMENT, email=user.email, about=office.pk, by=by, at=since)
        _tell(office, OfficeEvent.APPOINTED, by=by, at=since)
    return office


@transaction.atomic
def confirm(office: Office, *, by: User, at: datetime) -> None:
    """A second person agrees: it begins this second."""
    row, now = _waiting(office, at=at)
    if by.pk == row.user_id or not is_second(by.pk, to=row.given_by_id, at=now):
        raise ValidationError(
            _("Lo confirma otra persona: no quien nombró ni alguien que entró por ella hace menos de 30 días.")
        )
    row.term, row.confirmed_at, row.confirmed_by = DateTimeTZRange(now), now, by
    row.save(update_fields=["term", "confirmed_at", "confirmed_by"])
    _tell(row, OfficeEvent.CONFIRMED, by=by, at=now)


@transaction.atomic
def object_to(office: Office, *, by: User, reason: str, at: datetime) -> None:
    """It never begins; whoever appointed takes it back in the same way."""
    row, now = _waiting(office, at=at)
    row.objected_at, row.objected_by, row.objection = now, by, reason
    row.save(update_fields=["objected_at", "objected_by", "objection"])
    _tell(row, OfficeEvent.OBJECTED, by=by, at=now, reason=reason)


def _waiting(office: Office, *, at: datetime) -> tuple[Office, datetime]:
    """The row, held, while it waits; with the moment."""
    row = Office.objects.select_for_update(of=["self"]).get(pk=office.pk)
    moment = max(at, timezone.now())
    if not row.is_waiting(at=moment):
        raise ValidationError(_("Ese nombramiento ya no espera: empezó, o alguien lo objetó."))
    return row, moment


@transaction.atomic
def end(office: Office, *, by: User | None, at: datetime) -> None:
    """End one's own, or one of the board, this second; somebody must remain in the coordination."""
    row, now = _active(office, at=at)
    if row.kind == OfficeKind.COORDINATION and by is not None and by.pk != row.user_id:
        raise ValidationError(_("El cargo de otra persona de la Coordinación lo terminan dos: propóngalo."))
    _close(row, by=by, at=now)


@transaction.atomic
def propose_end(office: Office, *, by: User, reason: str, at: datetime) -> EndProposal:
    """Ask that another's office end: a second person decides."""
    row, now = _active(office, at=at)
    if row.end_proposals.open().exists():
        raise ValidationError(_("Ya hay una propuesta de terminar ese cargo."))
    proposal = EndProposal.objects.create(office=row, reason=reason, proposed_by=by, proposed_at=now)
    _tell(row, OfficeEvent.END_PROPOSED, by=by, at=now, reason=reason)
    return proposal


def may_confirm_end(proposal: EndProposal, *, by: User, at: datetime) -> bool:
    """Whether this person is the second one: neither the proposer nor hers, nor the one concerned."""
    return by.pk != proposal.office.user_id and is_second(by.pk, to=proposal.proposed_by_id, at=at)


@transaction.atomic
def confirm_end(office: Office, *, by: User, at: datetime) -> None:
    """The second person agrees: the office ends this second, with its sessions."""
    row, now = _active(office, at=at)
    proposal = _open_proposal(row)
    if not may_confirm_end(proposal, by=by, at=now):
        raise ValidationError(_("Lo confirma otra persona: no quien lo propuso, ni de quien es el cargo."))
    _settle(proposal, by=by, at=now, is_carried_out=True)
    _close(row, by=by, at=now)


@transaction.atomic
def withdraw_end(office: Office, *, by: User, at: datetime) -> None:
    """Whoever proposed it takes it back."""
    row, now = _active(office, at=at)
    proposal = _open_proposal(row)
    if proposal.proposed_by_id != by.pk:
        raise ValidationError(_("La retira quien la propuso."))
    _settle(proposal, by=by, at=now, is_carried_out=False)
    _tell(row, OfficeEvent.END_WITHDRAWN, by=by, at=now)


def _open_proposal(row: Office) -> EndProposal:
    proposal = row.end_proposals.open().select_related("office").first()
    if proposal is None:
        raise ValidationError(_("Nadie propone terminar ese cargo."))
    return proposal


def _settle(proposal: EndProposal, *, by: User, at: datetime, is_carried_out: bool) -> None:
    proposal.settled_at, proposal.settled_by, proposal.is_carried_out = at, by, is_carried_out
    proposal.save(update_fields=["settled_at", "settled_by", "is_carried_out"])


def _active(office: Office, *, at: datetime) -> tuple[Office, datetime]:
    """The row with all active ones of its kind held, and the moment; somebody must remain in the coordination."""
    colleagues = Office.objects.select_for_update(of=["self"]).not_ended(at=at).filter(kind=office.kind)
    terms = list(colleagues.order_by("pk"))
    moment = max(at, timezone.now())  # after the wait: what ended meanwhile is active no more
    rows = {row.pk: row for row in terms if row.is_active(at=moment)}
    if office.pk not in rows:
        raise ValidationError(_("Ese cargo no está vigente."))
    if office.kind == OfficeKind.COORDINATION and len(rows) == 1:
        raise ValidationError(_("Es la última persona de la Coordinación: nombre antes a otra."))
    return rows[office.pk], moment


def _close(row: Office, *, by: User | None, at: datetime) -> None:
    row.term, row.ended_by = (row.started_at, at), by
    row.save(update_fields=["term", "ended_by"])
    row.end_proposals.open().update(settled_at=at, settled_by=by or row.user)
    end_sessions([row.user_id])
    if by is not None and row.kind == OfficeKind.COORDINATION:
        _tell(row, OfficeEvent.ENDED, by=by, at=at)


def _tell(office: Office, event: OfficeEvent, *, by: User, at: datetime, reason: str = "") -> None:
    """A mail is due to each of the coordination and to the one concerned."""
    readers = set(Office.objects.active(at=at).coordinating().values_list("user", flat=True)) | {office.user_id, by.pk}
    shared = {"office": office, "event": event, "made_at": at, "made_by": by, "reason": reason}
    OfficeNotice.objects.bulk_create(OfficeNotice(user_id=user, **shared) for user in sorted(readers))
    announce()


def office_link(notice: OfficeNotice) -> str:
    """Where its reader sees the office; whom it concerns may have no way into the office's pages."""
    if notice.user_id == notice.office.user_id:
        return settings.SITE_URL + reverse("home")
    return settings.SITE_URL + reverse("admin:members_office_change", args=[notice.office_id])


def coordinators(*, at: datetime) -> list[User]:
    """Everybody of the coordination at that moment."""
    rows = Office.objects.active(at=at).filter(kind=OfficeKind.COORDINATION).select_related("user")
    return [row.user for row in rows.order_by("pk")]
