"""To whom the mail about agreements goes: whoever answers for them, who leads, the coordination."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef

from commissions.access import leader_of_each
from commissions.models import Seat
from commissions.people import delegate_or_managers, mandates_of
from meetings.models import Agreement, AgreementAnswer
from members.models import Representation, User
from members.offices import coordinators

Listeners = Callable[[list[Agreement], datetime], Callable[[Agreement], Iterable[User]]]


def responsible(agreements: list[Agreement], at: datetime) -> Callable[[Agreement], list[User]]:
    """The responsible person, while she still speaks for the responsible organisation; where none is named, its own."""
    rows = Agreement.objects.answerable(at=at).filter(pk__in=[row.pk for row in agreements])
    return _responsible(rows, agreements, at=at)


def formerly_responsible(agreements: list[Agreement], at: datetime) -> Callable[[Agreement], list[User]]:
    """As `responsible`, of closed ones too."""
    rows = Agreement.objects.of_effective_person(at=at).filter(pk__in=[row.pk for row in agreements])
    return _responsible(rows, agreements, at=at)


def _responsible(rows, agreements: list[Agreement], *, at: datetime) -> Callable[[Agreement], list[User]]:
    answerable = set(rows.values_list("pk", flat=True))
    speaking = speakers([row for row in agreements if row.organization_id and not row.responsible_id], at=at)
    return lambda row: [row.responsible] if row.pk in answerable else speaking.get(row.pk, [])


def speakers(agreements: Collection[Agreement], *, at: datetime) -> dict[int, list[User]]:
    """By agreement (key) the delegate of its organisation there, or whoever manages that; two queries."""
    organizations = {row.organization_id for row in agreements}
    if not organizations:
        return {}
    seats = Seat.objects.effective(at=at).filter(organization__in=organizations)
    delegates = {(seat.commission_id, seat.organization_id): seat.delegate_id for seat in seats}
    speaking = mandates_of(organizations, at=at)
    return {
        row.pk: delegate_or_managers(
            speaking[row.organization_id], delegates.get((row.body.commission_id, row.organization_id))
        )
        for row in agreements
    }


def answerers(agreements: Collection[Agreement], *, at: datetime) -> dict[int, list[User]]:
    """By agreement (key) whoever answered and still speaks for its organisation; one query."""
    mandates = Representation.objects.effective(at=at).filter(
        user=OuterRef("made_by"), organization=OuterRef("agreement__organization")
    )
    rows = AgreementAnswer.objects.filter(Exists(mandates), agreement__in=[row.pk for row in agreements])
    people = defaultdict(list)
    for row in rows.select_related("made_by").order_by("pk"):
        people[row.agreement_id].append(row.made_by)
    return people


def leaders(agreements: list[Agreement], at: datetime) -> Callable[[Agreement], list[User]]:
    """The effective focal point, or the alternate where there is none."""
    leads = leader_of_each({row.body.commission_id for row in agreements}, at=at)
    return lambda row: [leads[row.body.commission_id].user] if row.body.commission_id in leads else []


def coordination(agreements: list[Agreement], at: datetime) -> Callable[[Agreement], list[User]]:
    """Everybody who coordinates at that moment."""
    people = coordinators(at=at)
    return lambda row: people
