"""A silent focal point: who is asked, what ends the silence, and who may take over."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from commissions import drafting, handing_over, joining, planning, publishing
from commissions.models import FocalPoint, JoinRequest, Seat
from mailings.installed_kinds import installed_kinds
from mailings.models import Delivery, DeliveryState
from mailings.outbox import sending
from meetings import agreeing, answering, noticing, proposing, recording, silence
from meetings.models import Agreement, Body, Meeting, SilenceCall
from members import mandates
from members.models import Representation
from tests import make
from tests.cast import commission_scene

NOW = timezone.now()
LONG_AGO = NOW - timedelta(days=60)

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db):
    """A commission whose focal point has led for sixty days without any act, an agreement overdue, an alternate."""
    scene = commission_scene("focal", "alternate")
    for model in (Representation, Seat, FocalPoint):
        model.objects.update(term=(LONG_AGO, None))
    due = {"due_on": timezone.localdate(NOW), "year": 2026, "sequence": 1, "key": "a" * 32}
    due |= {"body": Body.objects.of(scene.commission), "made_by": scene["alternate"]}
    Agreement.objects.create(text="Escribir la carta", **due)
    return scene


def notice(scene, role="focal", *, at=NOW):
    noticing.write(scene.commission, subject="Hola", text="Aquí sigo.", by=scene[role], at=at)


def test_alternate_is_asked_once(scene):
    assert silence.ask_alternates(at=NOW) == 1
    assert silence.ask_alternates(at=NOW) == 0
    call = SilenceCall.objects.get()
    assert call.alternate.user.name == "Alternate"
    assert call.silent_since == LONG_AGO


@pytest.mark.parametrize(("days", "calls"), [(21, 1), (20, 0)])
def test_silence_begins_after_the_days_of_the_setting(scene, days, calls):
    notice(scene, at=NOW - timedelta(days=days))
    assert silence.ask_alternates(at=NOW) == calls


@pytest.mark.parametrize("change", [{"due_on": timezone.localdate(NOW) + timedelta(days=1)}, {"due_on": None}])
def test_nobody_is_silent_where_nothing_is_due(scene, change):
    Agreement.objects.update(**change)
    assert silence.ask_alternates(at=NOW) == 0


def test_acts_of_somebody_else_do_not_end_the_silence(scene):
    notice(scene, "alternate")
    assert silence.ask_alternates(at=NOW) == 1


def test_act_of_the_focal_point_ends_it_and_nobody_takes_over(scene):
    silence.ask_alternates(at=NOW)
    call = SilenceCall.objects.get()
    notice(scene)
    with pytest.raises(ValidationError):
        silence.take_over(call, by=scene["alternate"], at=NOW + timedelta(hours=1))
    silence.ask_alternates(at=NOW + timedelta(hours=1))
    call.refresh_from_db()
    assert call.took_over is False
    assert SilenceCall.objects.count() == 1


def speaks_again(scene):
    notice(scene, at=timezone.now())


def leaves(scene):
    mandates.end(scene["alternate"].representations.get(), by=scene["alternate"], at=timezone.now())


@pytest.mark.parametrize("change", [speaks_again, leaves])
@pytest.mark.parametrize("is_queued", [False, True])
def test_call_is_not_mailed_once_it_is_over(scene, sink, is_queued, change):
    """Red where only the next morning's sweep ends the call: until then the mail goes out."""
    silence.ask_alternates(at=NOW)
    if is_queued:
        installed_kinds()["silence_call"].queue(at=timezone.now())
    change(scene)
    sending.send_due()
    assert not Delivery.objects.filter(kind="silence_call", state=DeliveryState.SENT).exists()


def test_call_is_mailed_once(scene, sink):
    silence.ask_alternates(at=NOW)
    sending.send_due()
    sending.send_due()
    kinds = Delivery.objects.filter(kind="silence_call")
    assert [(one.email, one.state) for one in kinds] == [(scene["alternate"].email, DeliveryState.SENT)]


def settle(scene, **who):
    values = {"text": "Traer cifras", "organization": scene.organizations["Trompo"], "responsible": scene["alternate"]}
    row = agreeing.make(scene.commission, values, by=scene["alternate"], at=NOW)
    answering.answer(row, kind="help", text="Con la carta.", until=None, by=scene["alternate"], at=NOW)
    agreeing.settle(row, answer=row.answers.get().pk, is_granted=True, **who)


def verify(scene, **who):
    row = Agreement.objects.get()
    agreeing.claim(row, evidence="La carta", by=scene["alternate"], at=NOW)
    agreeing.verify(row, **who)


def speak(scene, **who):
    proposal = proposing.propose(
        scene.commission,
        text="¿Sí?",
        closes_at=NOW + timedelta(days=3),
        needs_ratifying=False,
        by=scene["alternate"],
        at=NOW,
    )
    proposing.speak(proposal, scene.organizations["Semilla"], stance="agree", reason="", read="", **who)


def resolve(scene, **who):
    comment = drafting.comment(scene.commission, "objectives", "Falta.", by=scene["alternate"], at=NOW)
    drafting.resolve(comment, **who)


def correct_meeting(scene, **who):
    body = Body.objects.of(scene.commission)
    meeting = Meeting.objects.create(body=body, held_on=NOW.date(), made_by=scene["alternate"], made_at=NOW)
    data = {"held_on": NOW.date(), "is_virtual": True, "minutes_sent_on": None, "link": "", "organizations": []}
    recording.record(meeting, data, version=1, **who)


def write_contact(scene, **who):
    version = scene.commission.focal_points.get(user=scene["focal"]).version
    handing_over.write_contact(scene.commission, {"mobile": "9515550000"}, version=version, **who)


def decide(scene, **who):
    asking = make.representation(make.organization("Balero"), make.user())
    request = JoinRequest.objects.create(
        commission=scene.commission, organization=asking.organization, delegate=asking.user, asked_by=asking.user
    )
    joining.decide(request, accepted=True, **who)


def add_seat(scene, **who):
    joining.add_seat(scene.commission, make.organization("Balero"), delegate=None, intention="read", **who)


def save_section(scene, **who):
    drafting.save_section(scene.commission, "objectives", {"objectives": "Vacunar"}, version=0, **who)


ACTS = {
    "start": lambda scene, **who: agreeing.start(Agreement.objects.get(), **who),
    "move": lambda scene, **who: agreeing.move(
        Agreement.objects.get(), due_on=timezone.localdate(NOW) - timedelta(days=1), reason="Se pidió", **who
    ),
    "comment": lambda scene, **who: agreeing.comment(Agreement.objects.get(), text="¿Cómo vamos?", **who),
    "edit": lambda scene, **who: agreeing.edit(Agreement.objects.get(), values={"text": "La carta"}, version=1, **who),
    "settle": settle,
    "verify": verify,
    "speak": speak,
    "correct a meeting": correct_meeting,
    "write the agenda": save_section,
    "add a line to the plan": lambda scene, **who: planning.add_activity(scene.commission, {"text": "Ir"}, **who),
    "put to comments": lambda scene, **who: publishing.consult(
        scene.commission, until=timezone.localdate(NOW) + timedelta(days=9), **who
    ),
    "comment the agenda": lambda scene, **who: drafting.comment(scene.commission, "objectives", "Bien", **who),
    "resolve a comment": resolve,
    "write her contact": write_contact,
    "let an organisation in": decide,
    "add an organisation": add_seat,
}


@pytest.mark.parametrize("act", ACTS)
def test_any_act_of_the_focal_point_ends_her_silence(scene, act):
    """Red where a list says what counts as an act: plan, comments and corrections were not on it."""
    ACTS[act](scene, by=scene["focal"], at=NOW)
    Agreement.objects.filter(pk=Agreement.objects.earliest("pk").pk).update(
        due_on=timezone.localdate(NOW),
        state="pending",
        claimed_at=None,
        claimed_by=None,
        closed_at=None,
        closed_by=None,
    )
    assert silence.ask_alternates(at=NOW) == 0


def test_refused_act_ends_no_silence(scene):
    """Red where the note of an act stays when the act does not."""
    with pytest.raises(ValidationError):
        agreeing.send_back(Agreement.objects.get(), reason="Falta", by=scene["focal"], at=NOW)
    assert silence.ask_alternates(at=NOW) == 1


def test_alternate_takes_over_for_all_to_see(scene):
    silence.ask_alternates(at=NOW)
    later = NOW + timedelta(hours=1)
    silence.take_over(SilenceCall.objects.get(), by=scene["alternate"], at=later)
    leads = FocalPoint.objects.effective(at=later).values_list("user__name", "kind", "origin")
    assert list(leads) == [("Alternate", "titular", "took_over")]
    assert SilenceCall.objects.get().took_over is True


def test_alternate_takes_nothing_over_before_being_asked_in_person(scene):
    silence.ask_alternates(at=NOW)
    with pytest.raises(ValidationError):
        silence.take_over(SilenceCall.objects.get(), by=scene["focal"], at=NOW)
