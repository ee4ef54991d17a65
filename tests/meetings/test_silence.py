"""A silent focal point: who is asked, what ends the silence, and who may take over."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from commissions.models import Agenda, AgendaSection, FocalPoint, Seat, SectionComment
from mailings.installed_kinds import installed_kinds
from mailings.models import Delivery, DeliveryState
from mailings.outbox import sending
from meetings import silence
from meetings.models import Agreement, AgreementAnswer, Body, CommissionNotice, Proposal, SilenceCall, Voice
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
    CommissionNotice.objects.create(
        commission=scene.commission, subject="Hola", text="Aquí sigo.", made_by=scene[role], made_at=at
    )


def test_alternate_is_asked_once(scene):
    assert silence.ask_alternates(at=NOW) == 1
    assert silence.ask_alternates(at=NOW) == 0
    call = SilenceCall.objects.get()
    assert call.alternate.user.name == "Alternate"
    assert call.silent_since == LONG_AGO


@pytest.mark.parametrize(("days", "count"), [(21, 1), (20, 0)])
def test_silence_begins_after_the_days_of_the_setting(scene, days, count):
    notice(scene, at=NOW - timedelta(days=days))
    assert silence.ask_alternates(at=NOW) == count


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


def settle(scene, agreement):
    AgreementAnswer.objects.create(
        agreement=agreement, kind="help", made_by=make.user(), settled_at=NOW, settled_by=scene["focal"]
    )


def answer(scene, agreement):
    AgreementAnswer.objects.create(agreement=agreement, kind="help", made_by=scene["focal"], made_at=NOW)


def claim(scene, agreement):
    Agreement.objects.update(state="going", claimed_at=NOW, claimed_by=scene["focal"])


def speak(scene, agreement):
    proposal = Proposal.objects.create(commission=scene.commission, text="¿Sí?", closes_at=NOW, opened_by=make.user())
    Voice.objects.create(
        proposal=proposal, organization=make.organization(), stance="agree", given_by=scene["focal"], given_at=NOW
    )


def ratify(scene, agreement):
    done = {"outcome": "Sí", "concluded_at": LONG_AGO, "concluded_by": make.user()}
    done |= {"ratified_at": NOW, "ratified_by": scene["focal"], "opened_by": make.user()}
    Proposal.objects.create(commission=scene.commission, text="¿Sí?", closes_at=LONG_AGO, **done)


def resolve(scene, agreement):
    section = AgendaSection.objects.create(agenda=Agenda.objects.create(commission=scene.commission), kind="objectives")
    fields = {
        "organization": make.organization(),
        "made_by": make.user(),
        "resolved_at": NOW,
        "resolved_by": scene["focal"],
    }
    SectionComment.objects.create(section=section, text="Falta.", **fields)


@pytest.mark.parametrize("act", [settle, answer, claim, speak, ratify, resolve])
def test_nobody_takes_over_from_who_attends_to_what_others_say(scene, act):
    act(scene, Agreement.objects.get())
    assert silence.ask_alternates(at=NOW) == 0


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
