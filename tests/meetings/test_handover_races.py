"""Handing over while the former focal point writes: hers is there before, or it is not written at all."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils import timezone

from commissions import drafting, handing_over, joining
from commissions.models import JoinRequest, Revision, SectionComment
from meetings import agreeing, noticing, proposing, recording
from meetings.models import Agreement, AgreementComment, Body, CommissionNotice, Meeting, Proposal
from tests import make
from tests.cast import commission_scene
from tests.races import behind

pytestmark = pytest.mark.django_db(transaction=True)


def writings(scene) -> dict:
    """What a focal point may be doing, as of the moment at which she pressed the button."""
    at = timezone.now()
    newcomer = make.organization("Nueva")
    request = JoinRequest.objects.create(
        commission=scene.commission, organization=newcomer, delegate=scene["contact"], asked_by=scene["contact"]
    )
    shared, hour = {"by": scene["focal"], "at": at}, at + timedelta(hours=1)
    content = {"objectives": "Lo mío."}
    meeting = {"held_on": timezone.localdate(), "is_virtual": True, "minutes_sent_on": None, "link": ""}
    meeting |= {"organizations": []}
    new = Meeting(body=Body(commission=scene.commission))
    question = {"text": "¿Lo mío?", "closes_at": hour, "needs_ratifying": False}
    contact = {"position": "Lo mío."}
    return {
        "section": lambda: drafting.save_section(scene.commission, "objectives", content, version=0, **shared),
        "agreement": lambda: agreeing.make(scene.commission, {"text": "Lo mío."}, **shared),
        "notice": lambda: noticing.write(scene.commission, subject="Lo mío", text="Lo mío.", **shared),
        "proposal": lambda: proposing.propose(scene.commission, **question, **shared),
        "meeting": lambda: recording.record(new, meeting, version=1, **shared),
        "request": lambda: joining.decide(request, accepted=False, reason="No.", **shared),
        "sheet": lambda: handing_over.write_contact(scene.commission, contact, version=1, **shared),
    }


def written(scene) -> int:
    kept = [model.objects.count() for model in (Revision, Agreement, CommissionNotice, Proposal, Meeting)]
    decided = JoinRequest.objects.filter(decided_at__isnull=False).count()
    return sum(kept) + decided + scene.commission.focal_points.exclude(position="").count()


def hand_over(scene):
    former = scene.commission.focal_points.get(kind="titular")
    home = scene.organization
    now = timezone.now()
    return handing_over.appoint(
        *(scene.commission, scene["titular"], home),
        kind="titular",
        origin="elected",
        by=scene["focal"],
        at=now,
        instead_of=former.pk,
    )


@pytest.mark.parametrize("what", ["section", "agreement", "notice", "proposal", "meeting", "request", "sheet"])
def test_former_focal_point_writes_nothing_once_the_commission_was_handed_over(what):
    """Red without the clock, or the lock, of `lock_access`: it is written by whom has no right any more."""
    scene = commission_scene()
    write = writings(scene)[what]
    results = behind(lambda: hand_over(scene), write)
    assert isinstance(results[1], Http404 | ValidationError)
    assert written(scene) == 0


@pytest.mark.parametrize("what", ["section", "agreement", "notice", "proposal", "meeting", "request"])
def test_handover_waits_for_what_the_former_focal_point_is_writing(what):
    """Red without the lock of `lock_access`: the handover ends first, and hers is written after it."""
    scene = commission_scene()
    write = writings(scene)[what]
    _wrote, seen_by_the_handover = behind(write, lambda: hand_over(scene) and written(scene))
    assert seen_by_the_handover == 1


def test_focal_point_whose_term_ends_while_she_types_writes_nothing():
    """Red without the clock, or the lock, of `lock_access`: her section is written after her term."""
    scene = commission_scene()
    write, term = writings(scene)["section"], scene.commission.focal_points.get()
    results = behind(lambda: handing_over.end(term, by=scene["focal"], at=timezone.now()), write)
    assert type(results[1]) is Http404
    assert written(scene) == 0


@pytest.mark.parametrize("what", ["agenda", "agreement"])
def test_member_who_left_meanwhile_comments_nothing(what):
    """Red without `lock_access` in `drafting.comment`, or `lock_agreement` in `agreeing.comment`."""
    scene, at = commission_scene(), timezone.now()
    row = agreeing.make(scene.commission, {"text": "Carta"}, by=scene["focal"], at=at)
    by = scene["delegate"]
    comments = {
        "agenda": lambda: drafting.comment(scene.commission, "objectives", "Lo mío.", by=by, at=at),
        "agreement": lambda: agreeing.comment(row, text="Lo mío.", by=by, at=at),
    }
    seat = scene.seats["delegate"]
    results = behind(lambda: joining.leave(seat, by=scene["titular"], at=timezone.now()), comments[what])
    assert isinstance(results[1], Http404 | ValidationError)
    assert SectionComment.objects.count() + AgreementComment.objects.count() == 0
