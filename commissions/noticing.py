"""What who leads tells the commission: kept, and one copy a person for the mail."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from kit.bell import ring
from members.models import Representation, RepresentationKind, User

from .models import Notice, NoticeCopy, Seat
from .standing import Standing


def readers(here: Standing, *, at: datetime):
    """Delegates and titulars of the organisations that sit there now, each person once."""
    seats = Seat.objects.living(at=at).filter(commission=here.commission)
    mandates = Representation.objects.in_force(at=at)
    titular = mandates.filter(kind=RepresentationKind.TITULAR, organization__in=seats.values("organization"))
    speaks = mandates.filter(organization=OuterRef("organization"), user=OuterRef("delegate"))
    delegates = seats.filter(Exists(speaks))
    return User.objects.filter(Q(pk__in=titular.values("user")) | Q(pk__in=delegates.values("delegate")))


@transaction.atomic
def write(here: Standing, *, subject: str, text: str, at: datetime) -> Notice:
    """Keep the notice, and freeze to whom it goes."""
    notice = Notice.objects.create(
        commission=here.commission, subject=subject, text=text, made_at=at, made_by=here.user
    )
    NoticeCopy.objects.bulk_create(NoticeCopy(notice=notice, user=user) for user in readers(here, at=at))
    ring("mailings.send_due")
    return notice
