"""How an organisation comes into a commission, changes its seat there, and leaves."""

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.editing.versions import write_over
from kit.messages import announce
from kit.text.collation import SortKey
from members.models import Organization, Representation, User

from .access import lock_access
from .models import Commission, FocalPoint, JoinRequest, Seat


def may_join(user: User, commission: Commission, *, at: datetime):
    """Mandates of people whom organisations that she manages could send: those not in it and not asking."""
    managed = Representation.objects.effective(at=at).managing().filter(user=user).values("organization")
    inside = Seat.objects.effective(at=at).filter(commission=commission).values("organization")
    asking = JoinRequest.objects.waiting().filter(commission=commission).values("organization")
    people = Representation.objects.effective(at=at).filter(organization__in=managed)
    people = people.exclude(organization__in=inside).exclude(organization__in=asking)
    return people.select_related("user", "organization").order_by("organization__sort_key", SortKey("user__name"))


@transaction.atomic
def ask(commission: Commission, mandate: Representation, *, intention: str, text: str, by: User, at) -> JoinRequest:
    """Ask to join with that person as delegate; ValidationError where the commission or the organisation cannot."""
    access = lock_access(commission.pk, by=by, at=at)
    if access.commission.closed_at:
        raise ValidationError(_("Esta comisión ya cerró."))
    if not may_join(by, commission, at=access.at).filter(pk=mandate.pk).exists():
        raise ValidationError(_("Su organización ya está en la comisión, o ya pidió entrar y espera respuesta."))
    announce()
    return JoinRequest.objects.create(
        commission=commission,
        organization=mandate.organization,
        delegate=mandate.user,
        intention=intention,
        text=text,
        asked_at=at,
        asked_by=by,
    )


@transaction.atomic
def decide(request: JoinRequest, *, accepted: bool, reason: str = "", by: User, at: datetime) -> None:
    """Let it in or not, once; an organisation that is not let in is told why. The answer goes to whoever asked."""
    commission = lock_access(request.commission_id, by=by, at=at).require("decides", ValidationError).commission
    request = JoinRequest.objects.select_related("organization").get(pk=request.pk)
    if request.decided_at:
        raise ValidationError(_("Alguien ya decidió esta solicitud."))
    if accepted:
        add_seat(
            commission,
            request.organization,
            delegate=_effective_delegate(request.delegate, request.organization, at=at),
            intention=request.intention,
            by=by,
            at=at,
        )
    elif not reason:
        raise ValidationError(_("Diga por qué, para que la organización lo sepa."))
    request.accepted, request.reason, request.decided_by, request.decided_at = accepted, reason, by, at
    request.forget_failure()
    request.save(update_fields=["accepted", "reason", "decided_by", "decided_at", "failed_at", "failure"])
    announce()


def _effective_delegate(delegate: User, organization: Organization, *, at: datetime) -> User | None:
    """The delegate, if she still speaks for it."""
    speaks = Representation.objects.effective(at=at).filter(user=delegate, organization=organization)
    return delegate if speaks.exists() else None


@transaction.atomic
def add_seat(commission: Commission, organization: Organization, *, delegate, intention: str, by: User, at) -> Seat:
    """Give it a seat from now on; ValidationError where it has one or the commission closed."""
    commission = lock_access(commission.pk, by=by, at=at).require("decides", ValidationError).commission
    if commission.closed_at:
        raise ValidationError(_("Esta comisión ya cerró."))
    if Seat.objects.effective(at=at).filter(commission=commission, organization=organization).exists():
        raise ValidationError(_("%s ya está en la comisión.") % organization)
    return Seat.objects.create(
        commission=commission,
        organization=organization,
        delegate=delegate,
        intention=intention,
        term=(at, None),
        given_by=by,
    )


@transaction.atomic
def leave(seat: Seat, *, by: User, at: datetime) -> None:
    """Its seat ends this moment, and with it whatever its people led there; the rows stay as history."""
    access = lock_access(seat.commission_id, by=by, at=at)
    seat = Seat.objects.get(pk=seat.pk)
    if seat.ends_at or not seat.is_active(at=at):
        raise ValidationError(_("Esa organización ya había salido de la comisión."))
    if not access.user.is_staff:
        _refuse_who_does_not_manage(seat, by, at=access.at)
    led = FocalPoint.objects.filter(commission=seat.commission_id, organization=seat.organization_id)
    for row in [seat, *led.filter(term__upper_inf=True)]:
        end_term(row, by=by, at=at)


def end_term(row: Seat | FocalPoint, *, by: User, at: datetime) -> None:
    """End an active term of a commission that the caller has locked; one that began this very moment is refused."""
    if row.started_at >= at:
        raise ValidationError(_("Alguien acaba de cambiar esto. Vuelva a ver la página."))
    row.term, row.ended_by = (row.started_at, at), by
    row.save(update_fields=["term", "ended_by"])
    announce()


def _refuse_who_does_not_manage(seat: Seat, user: User, *, at: datetime) -> None:
    if not Seat.objects.managed_by(user, at=at).filter(pk=seat.pk).exists():
        raise ValidationError(_("Su encargo en esa organización ya terminó: no se guardó nada."))


@transaction.atomic
def change_seat(seat: Seat, *, delegate: User | None, intention: str, version: int, by: User, at: datetime) -> None:
    """Another delegate or intention over exactly that version.

    Whoever was admitted as editor was so in person: she is one again where she was so before a merge.
    """
    access = lock_access(seat.commission_id, by=by, at=at)
    seat = Seat.objects.select_related("organization").get(pk=seat.pk)
    if seat.ends_at or not seat.is_active(at=at):
        raise ValidationError(_("Esa organización ya había salido de la comisión."))
    _refuse_who_does_not_manage(seat, by, at=access.at)
    if delegate and not _effective_delegate(delegate, seat.organization, at=at):
        raise ValidationError(_("Esa persona ya no representa a la organización."))
    columns = {"delegate": delegate, "intention": intention}
    if seat.delegate != delegate:
        columns["is_editor"] = Seat.objects.at_rest_beside(seat).filter(delegate=delegate, is_editor=True).exists()
    write_over(Seat.objects.filter(pk=seat.pk), version=version, **columns)


@transaction.atomic
def set_editor(seat: Seat, *, editor: str, by: User, at: datetime) -> None:
    """Let its delegate, whose key is `editor`, write in the agenda, or with "" nobody; she is admitted in person."""
    lock_access(seat.commission_id, by=by, at=at).require("decides", ValidationError)
    seat = Seat.objects.get(pk=seat.pk)
    if seat.ends_at or not seat.is_active(at=at):
        raise ValidationError(_("Esa organización ya había salido de la comisión."))
    if editor and seat.delegate_id is None:
        raise ValidationError(_("Primero la organización debe decir quién es su persona delegada."))
    if editor and editor != str(seat.delegate_id):
        raise ValidationError(_("La organización acaba de cambiar a su persona delegada. Vea quién es ahora."))
    seat.is_editor, seat.editor_at, seat.editor_by = bool(editor), at, by
    seat.save(update_fields=["is_editor", "editor_at", "editor_by"])


def request_link(request: JoinRequest) -> str:
    """Where who leads decides, logged in."""
    return settings.SITE_URL + reverse("commission_work", args=[request.commission.slug])


def answer_link(request: JoinRequest) -> str:
    """Where whoever asked goes on: to work in the commission, or to its public page."""
    name = "commission_work" if request.accepted else "commission"
    return settings.SITE_URL + reverse(name, args=[request.commission.slug])
