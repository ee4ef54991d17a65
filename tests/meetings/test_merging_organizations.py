"""Two records of one organisation that both work in a commission become one, and can be parted again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from commissions import joining
from commissions.models import FocalPoint, JoinRequest, Seat
from commissions.public_profile import seats
from meetings import agreeing, proposing
from meetings.models import Agreement, Meeting, Proposal, Voice
from meetings.tally import tally
from members import merging
from tests import make
from tests.cast import commission_scene


@pytest.fixture
def scene(db):
    """Two records of one organisation: that of who leads, an editor too, is absorbed by that of the member."""
    scene = commission_scene("member", "focal")
    Seat.objects.filter(pk=scene.seats["focal"].pk).update(is_editor=True)
    return scene


@pytest.fixture
def absorbing(scene):
    return scene.organizations["Rehilete"]


@pytest.fixture
def absorbed(scene):
    return scene.organizations["Semilla"]


def merge(scene):
    return merging.merge(
        scene.organizations["Rehilete"], scene.organizations["Semilla"], by=make.user(), at=timezone.now()
    )


def seated(scene) -> list[str]:
    return [str(seat.organization) for seat in seats(scene.commission, at=timezone.now())]


def state() -> list:
    """Where everything stands that a commission holds of organisations."""
    models = (Seat, FocalPoint, Agreement, Voice, JoinRequest, Meeting.organizations.through)
    return [list(model.objects.order_by("pk").values_list("pk", "organization")) for model in models]


def contested_proposal(scene) -> Proposal:
    """A proposal about which both have spoken, and each differently."""
    now = timezone.now()
    closes_at = now + timedelta(hours=1)
    row = Proposal.objects.create(
        commission=scene.commission, text="¿Sí?", closes_at=closes_at, opened_by=scene["focal"]
    )
    for role, stance in (("member", "agree"), ("focal", "object")):
        organization = scene.seats[role].organization
        proposing.speak(row, organization, stance=stance, reason="Por esto.", read="", by=scene[role], at=now)
    return row


def test_merge_of_two_in_a_commission_leaves_one_place_and_the_lead(scene, absorbed):
    merger = merge(scene)
    now = timezone.now()
    assert seated(scene) == ["Rehilete"]
    assert Seat.objects.count() == 2
    leads = FocalPoint.objects.effective(at=now).values_list("user__name", "organization__name")
    assert list(leads) == [("Focal", "Rehilete")]
    assert merging.undo(merger, by=make.user(), at=timezone.now()) == []
    assert sorted(seated(scene)) == ["Rehilete", "Semilla"]
    leads = FocalPoint.objects.effective(at=now).values_list("user__name", "organization__name")
    assert list(leads) == [("Focal", "Semilla")]
    assert Seat.objects.effective(at=now).get(organization=absorbed).is_editor is True


def test_merge_offers_the_delegate_who_was_left_behind_and_she_writes_on(scene, absorbing):
    merge(scene)
    own = Seat.objects.get(organization=absorbing)
    address = f"/comisiones/{scene.commission.slug}/trabajo/lugares/{own.pk}/"
    page = scene.client("member").get(address).content.decode()
    assert page.count("«Semilla», que ahora es parte de su organización, tenía aquí a Focal") == 1
    other = make.user(name="Otra")
    make.representation(absorbing, other, "contact")
    for number, (delegate, is_editor) in enumerate([(other, False), (scene["focal"], True)], start=1):
        fields = {"delegate": delegate.pk, "intention": "contribute", "version": number}
        assert scene.client("member").post(address, fields).status_code == 302
        own.refresh_from_db()
        assert own.delegate == delegate
        assert own.is_editor == is_editor


def test_merge_leaves_one_voice_and_loses_none(scene, absorbing):
    proposal = contested_proposal(scene)
    merger = merge(scene)
    result = tally(proposal, at=timezone.now())
    assert [(voice.organization, voice.stance) for voice in result.voices] == [(absorbing, "agree")]
    assert result.silent == []
    assert result.counts[0][1] == 1
    assert Voice.objects.count() == 2
    merging.undo(merger, by=make.user(), at=timezone.now())
    result = tally(proposal, at=timezone.now())
    assert [voice.stance for voice in result.voices] == ["agree", "object"]


def test_merge_brings_the_agreements_and_whoever_answers_for_them(scene, absorbing, absorbed):
    now = timezone.now()
    values = {"text": "Carta", "organization": absorbed, "responsible": scene["focal"]}
    row = agreeing.make(scene.commission, values, by=scene["focal"], at=now)
    merger = merge(scene)
    row.refresh_from_db()
    assert row.organization == absorbing
    assert Agreement.objects.answerable(at=timezone.now()).count() == 1
    agreeing.claim(row, by=scene["focal"], at=timezone.now(), evidence="Acuse.")
    merging.undo(merger, by=make.user(), at=timezone.now())
    row.refresh_from_db()
    assert row.organization == absorbed
    assert row.claimed_by == scene["focal"]


def test_merge_counts_one_that_came_to_a_meeting_under_both_names(scene, absorbing, absorbed):
    meeting = make.meeting(scene.commission, scene["focal"])
    meeting.organizations.set([absorbing, absorbed])
    alone = make.meeting(scene.commission, scene["focal"])
    alone.organizations.set([absorbed])
    outcome = merging.preview(absorbing, absorbed, at=timezone.now())
    assert f"reunión de la comisión: {meeting}" in outcome.remainder
    assert f"reunión de la comisión: {alone}" in outcome.rows
    merge(scene)
    assert list(alone.organizations.all()) == [absorbing]


def test_merge_with_a_request_that_waits_leaves_no_second_place(scene, absorbing, absorbed):
    now, other = timezone.now(), make.commission(5)
    for organization, user in ((absorbing, scene["member"]), (absorbed, scene["focal"])):
        mandate = organization.representations.get()
        joining.ask(other, mandate, intention="read", text="", by=user, at=now)
    merger = merge(scene)
    assert list(JoinRequest.objects.waiting().values_list("organization__name", flat=True)) == ["Rehilete"]
    merging.undo(merger, by=make.user(), at=timezone.now())
    assert JoinRequest.objects.waiting().count() == 2


def test_merge_undone_puts_everything_back(scene, absorbing, absorbed):
    contested_proposal(scene)
    meeting = make.meeting(scene.commission, scene["focal"])
    meeting.organizations.set([absorbing, absorbed])
    agreeing.make(scene.commission, {"text": "Carta", "organization": absorbed}, by=scene["focal"], at=timezone.now())
    before = state()
    merger = merge(scene)
    assert state() != before
    assert merging.undo(merger, by=make.user(), at=timezone.now()) == []
    assert state() == before


def test_merge_with_one_that_had_left_keeps_the_living_place(scene, absorbing, absorbed):
    now = timezone.now()
    left_at = now - timedelta(hours=1)
    Seat.objects.filter(organization=absorbing).update(term=(now - timedelta(days=3), left_at))
    began = Seat.objects.get(organization=absorbed).started_at
    merger = merge(scene)
    seat = Seat.objects.effective(at=now).get(commission=scene.commission)
    assert seat.organization == absorbing
    assert seat.started_at == left_at
    assert seat.delegate == scene["focal"]
    assert FocalPoint.objects.effective(at=now).count() == 1
    assert merging.undo(merger, by=make.user(), at=timezone.now()) == []
    seat.refresh_from_db()
    assert seat.organization == absorbed
    assert seat.started_at == began
