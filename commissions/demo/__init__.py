"""Ten invented commissions with their people, agendas."""

import random
from datetime import datetime, timedelta

from commissions.models import Commission, FocalPoint, FocalPointKind, Intention, JoinRequest, Origin, Seat
from commitments.models import Commitment
from members.models import Representation, User

from .agendas import make_agenda
from .words import COMMISSIONS, MARK

OF_ACCOUNTS = 4
LEADING = {
    FocalPointKind.TITULAR: "puntofocal@pacto.example",
    FocalPointKind.ALTERNATE: "suplente@pacto.example",
}
VISITOR = "representante@pacto.example"
AGE = timedelta(days=280)


def load(*, at: datetime) -> None:
    """Make the commissions of the demonstration; does nothing where there is one, or too few to sit in them."""
    mandates = _mandates(at=at)
    if Commission.objects.exists() or len(mandates) < 60:
        return
    chance = random.Random(2019)  # noqa: S311 invented data
    coordinator = User.objects.get(email="coordinacion@pacto.example")
    for number, (slug, name, aim) in enumerate(COMMISSIONS, start=1):
        commission = Commission.objects.create(
            number=number, slug=slug, name=name, description=f"{MARK} {aim}", created_at=at - AGE
        )
        commission.commitments.set(Commitment.objects.filter(slug=slug))
        seats = _seats(chance, commission, mandates, by=coordinator, at=at)
        leaders = _leaders(commission, seats, by=coordinator, at=at)
        make_agenda(chance, commission, aim, seats, leaders, is_published=number != 9, at=at)
        _asks(commission, mandates, at=at)


def _mandates(*, at: datetime) -> list[Representation]:
    """One person for each organisation that somebody speaks for, the accounts of the demonstration first."""
    rows = Representation.objects.effective(at=at).filter(kind="titular").order_by("pk")
    rows = list(rows.select_related("organization", "user"))
    return sorted(rows, key=lambda row: not row.user.email.endswith("@pacto.example"))


def _seats(chance, commission, mandates, *, by, at) -> list[Seat]:
    """Eight to twenty organisations; in that of the accounts, theirs among them."""
    accounts = [row for row in mandates if row.user.email.endswith("@pacto.example")]
    others = mandates[len(accounts) :]
    sample = chance.sample(others, chance.randrange(8, 20))
    if commission.number == OF_ACCOUNTS:
        sample = [*accounts, *sample]
    elif commission.number == OF_ACCOUNTS + 1:
        sample += [row for row in accounts if row.user.email == VISITOR]
    intentions = [Intention.READ, Intention.CONTRIBUTE, Intention.CONTRIBUTE, Intention.COORDINATE]
    seats = [
        Seat(
            commission=commission,
            organization=row.organization,
            delegate=row.user,
            intention=chance.choice(intentions),
            is_editor=place == 2,
            term=(at - AGE, None),
            given_by=by,
        )
        for place, row in enumerate(sample)
    ]
    return Seat.objects.bulk_create(seats)


def _leaders(commission, seats, *, by, at) -> list[FocalPoint]:
    """The first two seats lead; in the commission of the accounts, those who are called so."""
    leaders = []
    for place, kind in enumerate(FocalPointKind.values):
        seat = seats[place]
        if commission.number == OF_ACCOUNTS:
            seat = next(one for one in seats if one.delegate.email == LEADING[kind])
        leaders.append(
            FocalPoint.objects.create(
                commission=commission,
                user=seat.delegate,
                organization=seat.organization,
                kind=kind,
                position="Coordinación de programas",
                office_phone=f"55 5555 01{commission.number:02d}",
                email=seat.delegate.email,
                may_pass_on=place == 0,
                origin=Origin.ELECTED if commission.number % 3 else Origin.APPOINTED,
                note="Acta inventada para la demostración.",
                term=(at - AGE, None),
                given_by=by,
            )
        )
    return leaders


def _asks(commission, mandates, *, at) -> None:
    """Somebody waits for an answer in the commission of the accounts."""
    inside = set(commission.seats.values_list("organization_id", flat=True))
    outside = next(row for row in reversed(mandates) if row.organization_id not in inside)
    if commission.number in (OF_ACCOUNTS, OF_ACCOUNTS + 2):
        JoinRequest.objects.create(
            commission=commission,
            organization=outside.organization,
            delegate=outside.user,
            text="Queremos compartir lo que hacemos en nuestro estado (inventado).",
            asked_by=outside.user,
            asked_at=at - timedelta(days=3),
        )
