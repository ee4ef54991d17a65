"""Two records of one organisation that both work in a commission become one, and can be parted again."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone

from commissions import joining
from commissions.models import Commission, FocalPoint, JoinRequest, Seat
from commissions.public_profile import seats
from meetings import agreeing, proposing
from meetings.models import Agreement, Body, Meeting, Proposal, Voice
from meetings.tally import tally
from members import merging
from members.models import Organization, User
from tests import make
from tests.commissions.room import client


@dataclass
class Twins:
    """Two records of one organisation with a person each, both in the commission that Ana of the second leads."""

    commission: Commission
    kept: Organization
    absorbed: Organization
    rosa: User
    ana: User


@pytest.fixture
def twins(db) -> Twins:
    commission = make.commission(4)
    kept, absorbed = make.organization("Semilla"), make.organization("Semilla A.C.")
    rosa, ana = make.user(name="Rosa"), make.user(name="Ana")
    make.representation(kept, rosa)
    make.representation(absorbed, ana)
    make.seat(commission, kept, rosa)
    make.seat(commission, absorbed, ana, is_editor=True)
    make.focal_point(commission, ana, absorbed)
    return Twins(commission, kept, absorbed, rosa, ana)


def merged(twins: Twins):
    return merging.merge(twins.kept, twins.absorbed, by=make.user())


def seated(twins: Twins) -> list[str]:
    return [str(seat.organization) for seat in seats(twins.commission, at=timezone.now())]


def state() -> list:
    """Where everything stands that a commission holds of organisations."""
    models = (Seat, FocalPoint, Agreement, Voice, JoinRequest, Meeting.organizations.through)
    return [list(model.objects.order_by("pk").values_list("pk", "organization")) for model in models]


def voiced(twins: Twins) -> Proposal:
    """A proposal about which both have spoken, and each differently."""
    now = timezone.now()
    closes_at = now + timedelta(hours=1)
    row = Proposal.objects.create(commission=twins.commission, text="¿Sí?", closes_at=closes_at, opened_by=twins.ana)
    for organization, user, stance in ((twins.kept, twins.rosa, "agree"), (twins.absorbed, twins.ana, "object")):
        proposing.speak(row, organization, stance=stance, reason="Por esto.", read="", by=user, at=now)
    return row


def test_merge_of_two_in_a_commission_leaves_one_place_and_the_lead(twins):
    merge = merged(twins)
    now = timezone.now()
    assert seated(twins) == ["Semilla"]
    assert Seat.objects.count() == 2
    leads = FocalPoint.objects.effective(at=now).values_list("user__name", "organization__name")
    assert list(leads) == [("Ana", "Semilla")]
    assert merging.undo(merge, by=make.user()) == []
    assert sorted(seated(twins)) == ["Semilla", "Semilla A.C."]
    leads = FocalPoint.objects.effective(at=now).values_list("user__name", "organization__name")
    assert list(leads) == [("Ana", "Semilla A.C.")]
    assert Seat.objects.effective(at=now).get(organization=twins.absorbed).is_editor is True


def test_merge_offers_the_delegate_who_was_left_behind_and_she_writes_on(twins):
    merged(twins)
    own = Seat.objects.get(organization=twins.kept)
    address = f"/comisiones/{twins.commission.slug}/trabajo/lugares/{own.pk}/"
    page = client(twins.rosa).get(address).content.decode()
    assert page.count("«Semilla A.C.», que ahora es parte de su organización, tenía aquí a Ana") == 1
    other = make.user(name="Otra")
    make.representation(twins.kept, other, "contact")
    for number, (delegate, is_editor) in enumerate([(other, False), (twins.ana, True)], start=1):
        told = {"delegate": delegate.pk, "intention": "contribute", "version": number}
        assert client(twins.rosa).post(address, told).status_code == 302
        own.refresh_from_db()
        assert own.delegate == delegate
        assert own.is_editor == is_editor


def test_merge_leaves_one_voice_and_loses_none(twins):
    proposal = voiced(twins)
    merge = merged(twins)
    told = tally(proposal, at=timezone.now())
    assert [(voice.organization, voice.stance) for voice in told.voices] == [(twins.kept, "agree")]
    assert told.silent == []
    assert told.counts[0][1] == 1
    assert Voice.objects.count() == 2
    merging.undo(merge, by=make.user())
    told = tally(proposal, at=timezone.now())
    assert [voice.stance for voice in told.voices] == ["agree", "object"]


def test_merge_brings_the_agreements_and_whoever_answers_for_them(twins):
    now = timezone.now()
    values = {"text": "Carta", "organization": twins.absorbed, "responsible": twins.ana}
    row = agreeing.make(twins.commission, values, by=twins.ana, at=now)
    merge = merged(twins)
    row.refresh_from_db()
    assert row.organization == twins.kept
    assert Agreement.objects.answerable(at=timezone.now()).count() == 1
    agreeing.claim(row, by=twins.ana, at=timezone.now(), evidence="Acuse.")
    merging.undo(merge, by=make.user())
    row.refresh_from_db()
    assert row.organization == twins.absorbed
    assert row.claimed_by == twins.ana


def test_merge_counts_one_that_came_to_a_meeting_under_both_names(twins):
    meeting = Meeting.objects.create(
        body=Body.objects.of(twins.commission), held_on=timezone.localdate(), made_by=twins.ana
    )
    meeting.organizations.set([twins.kept, twins.absorbed])
    alone = Meeting.objects.create(
        body=Body.objects.of(twins.commission), held_on=timezone.localdate(), made_by=twins.ana
    )
    alone.organizations.set([twins.absorbed])
    outcome = merging.preview(twins.kept, twins.absorbed)
    assert f"reunión de la comisión: {meeting}" in outcome.left
    assert f"reunión de la comisión: {alone}" in outcome.rows
    merged(twins)
    assert list(alone.organizations.all()) == [twins.kept]


def test_merge_with_a_request_that_waits_leaves_no_second_place(twins):
    now, other = timezone.now(), make.commission(5)
    for organization, user in ((twins.kept, twins.rosa), (twins.absorbed, twins.ana)):
        mandate = organization.representations.get()
        joining.ask(other, mandate, intention="read", text="", by=user, at=now)
    merge = merged(twins)
    assert list(JoinRequest.objects.waiting().values_list("organization__name", flat=True)) == ["Semilla"]
    merging.undo(merge, by=make.user())
    assert JoinRequest.objects.waiting().count() == 2


def test_merge_undone_puts_everything_back(twins):
    voiced(twins)
    meeting = Meeting.objects.create(
        body=Body.objects.of(twins.commission), held_on=timezone.localdate(), made_by=twins.ana
    )
    meeting.organizations.set([twins.kept, twins.absorbed])
    agreeing.make(twins.commission, {"text": "Carta", "organization": twins.absorbed}, by=twins.ana, at=timezone.now())
    before = state()
    merge = merged(twins)
    assert state() != before
    assert merging.undo(merge, by=make.user()) == []
    assert state() == before


def test_merge_with_one_that_had_left_keeps_the_living_place(twins):
    now = timezone.now()
    left_at = now - timedelta(hours=1)
    Seat.objects.filter(organization=twins.kept).update(term=(now - timedelta(days=3), left_at))
    began = Seat.objects.get(organization=twins.absorbed).started_at
    merge = merged(twins)
    seat = Seat.objects.effective(at=now).get(commission=twins.commission)
    assert seat.organization == twins.kept
    assert seat.started_at == left_at
    assert seat.delegate == twins.ana
    assert FocalPoint.objects.effective(at=now).count() == 1
    assert merging.undo(merge, by=make.user()) == []
    seat.refresh_from_db()
    assert seat.organization == twins.absorbed
    assert seat.started_at == began
