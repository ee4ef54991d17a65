"""Whom a wave invites."""

from django.db.models import Q
from django.utils.translation import ngettext

from commissions.models import Seat
from members.models import Organization, Representation, Size

from .models import Breakdown, Invitee, Respondent, Wave

Groups = dict[tuple[Breakdown, str], set[int]]


def organizations(wave: Wave, *, at):
    """Active organisations of the wave's states, commissions or commitments; all of them when none is named."""
    return chosen(
        states=wave.states.all(), commissions=wave.commissions.all(), commitments=wave.commitments.all(), at=at
    )


def chosen(*, states, commissions, commitments, at):
    """Active organisations of any of these states that also sit in, or work on, any of these."""
    rows = Organization.objects.active()
    if states:
        rows = rows.filter(state__in=states)
    if commissions or commitments:
        rows = rows.filter(
            Q(seats__commission__in=commissions, seats__term__contains=at) | Q(focuses__commitment__in=commitments)
        )
    return rows.distinct().order_by("pk")


def people(invited, *, at):
    """The effective mandates of these organisations; each person may have several."""
    return Representation.objects.effective(at=at).filter(organization__in=invited)


def in_words(invited, *, unit: str, at) -> str:
    """How many these organisations are, and how many answers are wanted of them."""
    number = invited.count()
    sentence = ngettext("Invita a %d organización", "Invita a %d organizaciones", number) % number
    if unit == Respondent.PERSON:
        persons = people(invited.order_by(), at=at).values("user").distinct().count()
        sentence += ", " + ngettext("%d persona", "%d personas", persons) % persons
    return sentence + "."


def groups(wave: Wave, *, at) -> Groups:
    """The invitees (ids) of the whole, of each state, size and commission, as they stand at this moment."""
    by_group: Groups = {(Breakdown.ALL, ""): set()}
    seats = {}
    for organization, name in Seat.objects.filter(term__contains=at).values_list("organization", "commission__name"):
        seats.setdefault(organization, set()).add(name)
    known = ("organization__state__name", "organization__size")
    for pk, organization, state, size in Invitee.objects.filter(wave=wave).values_list("pk", "organization", *known):
        by_group[Breakdown.ALL, ""].add(pk)
        by_group.setdefault((Breakdown.STATE, state or ""), set()).add(pk)
        by_group.setdefault((Breakdown.SIZE, str(Size(size).label) if size else ""), set()).add(pk)
        for name in seats.get(organization, ()):
            by_group.setdefault((Breakdown.COMMISSION, name), set()).add(pk)
    return by_group
