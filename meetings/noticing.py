"""What who leads tells the commission: kept, and one copy a person for the mail."""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from commissions.access import lock_access
from commissions.models import Commission, Seat
from kit.messages import announce
from members.models import Organization, Representation, RepresentationKind, User

from .models import CommissionNotice, NoticeCopy


def readers(commission: Commission, *, at: datetime, organizations: Collection[Organization] = ()) -> QuerySet[User]:
    """Delegates and titulars of the organisations that sit there now, or of those among them; each person once."""
    seats = Seat.objects.effective(at=at).filter(commission=commission)
    if organizations:
        seats = seats.filter(organization__in=organizations)
    mandates = Representation.objects.effective(at=at)
    titular = mandates.filter(kind=RepresentationKind.TITULAR, organization__in=seats.values("organization"))
    speaks = mandates.filter(organization=OuterRef("organization"), user=OuterRef("delegate"))
    delegates = seats.filter(Exists(speaks))
    return User.objects.filter(Q(pk__in=titular.values("user")) | Q(pk__in=delegates.values("delegate")))


@transaction.atomic
def write(
    commission: Commission,
    *,
    subject: str,
    text: str,
    organizations: Collection[Organization] = (),
    replies_to_author: bool = False,
    by: User,
    at: datetime,
) -> CommissionNotice:
    """Keep the notice, and freeze to whom it goes: to all, or to these organisations.

    What people answer reaches her, at the address that the commission knows, or else the coordination.
    """
    role = lock_access(commission.pk, by=by, at=at).require("leads").role
    about = {"commission": commission, "subject": subject, "text": text, "made_at": at, "made_by": by}
    about["reply_to"] = (role.email or by.email) if replies_to_author else ""
    notice = CommissionNotice.objects.create(**about)
    notice.organizations.set(organizations)
    people = readers(commission, at=at, organizations=organizations)
    NoticeCopy.objects.bulk_create(NoticeCopy(notice=notice, user=user) for user in people)
    announce()
    return notice


def counted(rows: QuerySet) -> QuerySet:
    """Notices with how many copies they have, how many went out, did not arrive, or wait."""
    return rows.annotate(
        copied=Count("copies"),
        arrived=Count("copies", filter=Q(copies__sent_at__isnull=False)),
        failed=Count("copies", filter=Q(copies__failed_at__isnull=False)),
        waiting=Count("copies", filter=Q(copies__sent_at__isnull=True, copies__failed_at__isnull=True)),
    )


def notice_link(copy: NoticeCopy) -> str:
    """Where the notice is kept, for whoever sits there and is logged in."""
    return settings.SITE_URL + reverse("commission_notice", args=[copy.notice.commission.slug, copy.notice_id])


@transaction.atomic
def withdraw(notice: CommissionNotice, *, by: User, at: datetime) -> int:
    """Nobody else gets it by mail from now on; answers how many copies stayed here."""
    lock_access(notice.commission_id, by=by, at=at).require("decides", ValidationError)
    stored = CommissionNotice.objects.get(pk=notice.pk)
    if stored.withdrawn_at:
        raise ValidationError(_("Ese aviso ya estaba retirado."))
    CommissionNotice.objects.filter(pk=notice.pk).update(withdrawn_at=at, withdrawn_by=by)
    return stored.copies.filter(sent_at__isnull=True).count()


@transaction.atomic
def try_again(notice: CommissionNotice, *, by: User, at: datetime) -> int:
    """Send the copies that did not arrive once more; answers how many."""
    lock_access(notice.commission_id, by=by, at=at).require("decides", ValidationError)
    if CommissionNotice.objects.get(pk=notice.pk).withdrawn_at:
        raise ValidationError(_("Ese aviso está retirado: ya no se envía."))
    announce()
    return notice.copies.filter(failed_at__isnull=False).update(failed_at=None, failure="")
