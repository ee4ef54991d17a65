"""A silent focal point: who is asked, what ends the silence, and who may take over."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from commissions.models import Agenda, AgendaSection, FocalPoint, SectionComment
from mailings.installed_kinds import message_kinds
from mailings.models import Delivery, DeliveryState
from mailings.outbox import sending
from meetings import silence
from meetings.models import Agreement, AgreementAnswer, Body, CommissionNotice, Proposal, SilenceCall, Voice
from members import mandates
from tests import make

NOW = timezone.now()
LONG_AGO = NOW - timedelta(days=60)

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiet():
    """A commission whose focal point has led for sixty days without any act, an agreement overdue, an alternate."""
    commission, people = make.commission(4), {}
    for name, kind in (("Ana", "titular"), ("Beto", "alternate")):
        people[kind] = user = make.user(name=name)
        organization = make.organization()
        make.representation(organization, user, term=(LONG_AGO, None))
        make.seat(commission, organization, user, term=(LONG_AGO, None))
        make.focal_point(commission, user, organization, kind, term=(LONG_AGO, None))
    due = Agreement.objects.create(
        body=Body.objects.of(commission),
        year=2026,
        sequence=1,
        text="Escribir la carta",
        due_on=timezone.localdate(NOW),
        made_by=people["alternate"],
        key="a" * 32,
    )
    return commission, people, due


def notice(quiet, who="titular", *, at=NOW):
    commission, people, _due = quiet
    CommissionNotice.objects.create(
        commission=commission, subject="Hola", text="Aquí sigo.", made_by=people[who], made_at=at
    )


def test_alternate_is_asked_once(quiet):
    assert silence.ask_alternates(at=NOW) == 1
    assert silence.ask_alternates(at=NOW) == 0
    call = SilenceCall.objects.get()
    assert call.alternate.user.name == "Beto"
    assert call.silent_since == LONG_AGO


@pytest.mark.parametrize(("days", "asked"), [(21, 1), (20, 0)])
def test_silence_begins_after_the_days_of_the_setting(quiet, days, asked):
    notice(quiet, at=NOW - timedelta(days=days))
    assert silence.ask_alternates(at=NOW) == asked


@pytest.mark.parametrize("change", [{"due_on": timezone.localdate(NOW) + timedelta(days=1)}, {"due_on": None}])
def test_nobody_is_silent_where_nothing_is_due(quiet, change):
    Agreement.objects.update(**change)
    assert silence.ask_alternates(at=NOW) == 0


def test_acts_of_somebody_else_do_not_end_the_silence(quiet):
    notice(quiet, "alternate")
    assert silence.ask_alternates(at=NOW) == 1


def test_act_of_the_focal_point_ends_it_and_nobody_takes_over(quiet):
    _commission, people, _due = quiet
    silence.ask_alternates(at=NOW)
    call = SilenceCall.objects.get()
    notice(quiet)
    with pytest.raises(ValidationError):
        silence.take_over(call, by=people["alternate"], at=NOW + timedelta(hours=1))
    silence.ask_alternates(at=NOW + timedelta(hours=1))
    call.refresh_from_db()
    assert call.took_over is False
    assert SilenceCall.objects.count() == 1


def speaks_again(quiet):
    notice(quiet, at=timezone.now())


def leaves(quiet):
    _commission, people, _due = quiet
    mandates.end(people["alternate"].representations.get(), by=people["alternate"])


@pytest.mark.parametrize("change", [speaks_again, leaves])
@pytest.mark.parametrize("is_queued", [False, True])
def test_call_is_not_mailed_once_it_is_over(quiet, sink, is_queued, change):
    """Red where only the next morning's sweep ends the call: until then the mail goes out."""
    silence.ask_alternates(at=NOW)
    if is_queued:
        message_kinds()["silence_call"].queue(at=timezone.now())
    change(quiet)
    sending.send_due()
    assert not Delivery.objects.filter(kind="silence_call", state=DeliveryState.SENT).exists()


def test_call_is_mailed_once(quiet, sink):
    _commission, people, _due = quiet
    silence.ask_alternates(at=NOW)
    sending.send_due()
    sending.send_due()
    kinds = Delivery.objects.filter(kind="silence_call")
    assert [(one.email, one.state) for one in kinds] == [(people["alternate"].email, DeliveryState.SENT)]


def settled(commission, ana, agreement):
    AgreementAnswer.objects.create(
        agreement=agreement, kind="help", made_by=make.user(), settled_at=NOW, settled_by=ana
    )


def answered(commission, ana, agreement):
    AgreementAnswer.objects.create(agreement=agreement, kind="help", made_by=ana, made_at=NOW)


def claimed(commission, ana, agreement):
    Agreement.objects.update(state="going", claimed_at=NOW, claimed_by=ana)


def spoken(commission, ana, agreement):
    proposal = Proposal.objects.create(commission=commission, text="¿Sí?", closes_at=NOW, opened_by=make.user())
    Voice.objects.create(
        proposal=proposal, organization=make.organization(), stance="agree", given_by=ana, given_at=NOW
    )


def ratified(commission, ana, agreement):
    done = {"outcome": "Sí", "concluded_at": LONG_AGO, "concluded_by": make.user()}
    done |= {"ratified_at": NOW, "ratified_by": ana, "opened_by": make.user()}
    Proposal.objects.create(commission=commission, text="¿Sí?", closes_at=LONG_AGO, **done)


def resolved(commission, ana, agreement):
    section = AgendaSection.objects.create(agenda=Agenda.objects.create(commission=commission), kind="objectives")
    said = {"organization": make.organization(), "made_by": make.user(), "resolved_at": NOW, "resolved_by": ana}
    SectionComment.objects.create(section=section, text="Falta.", **said)


@pytest.mark.parametrize("act", [settled, answered, claimed, spoken, ratified, resolved])
def test_nobody_takes_over_from_who_attends_to_what_others_say(quiet, act):
    commission, people, agreement = quiet
    act(commission, people["titular"], agreement)
    assert silence.ask_alternates(at=NOW) == 0


def test_alternate_takes_over_for_all_to_see(quiet):
    _commission, people, _due = quiet
    silence.ask_alternates(at=NOW)
    later = NOW + timedelta(hours=1)
    silence.take_over(SilenceCall.objects.get(), by=people["alternate"], at=later)
    leads = FocalPoint.objects.effective(at=later).values_list("user__name", "kind", "origin")
    assert list(leads) == [("Beto", "titular", "took_over")]
    assert SilenceCall.objects.get().took_over is True


def test_alternate_takes_nothing_over_before_being_asked_in_person(quiet):
    _commission, people, _due = quiet
    silence.ask_alternates(at=NOW)
    with pytest.raises(ValidationError):
        silence.take_over(SilenceCall.objects.get(), by=people["titular"], at=NOW)
