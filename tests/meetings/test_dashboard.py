"""The focal point's dashboard, and the board of all commissions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from commissions.models import Activity, Agenda, AgendaSection, Commission, FocalPoint, JoinRequest, Seat
from meetings.dashboard import dashboard, led_commissions
from meetings.models import Agreement, AgreementAnswer, AgreementComment, Body, Meeting, Proposal, Voice
from meetings.overview import overview
from tests import make
from tests.commissions.room import a_room, client


@pytest.fixture
def room(db):
    return a_room()


@pytest.fixture
def now():
    return timezone.now()


def agreement(room, **fields) -> Agreement:
    number = next(make.numbers)
    fields.setdefault("organization", room.colibri.organization)
    return Agreement.objects.create(
        body=Body.objects.of(room.commission),
        year=2026,
        sequence=number,
        key=str(number),
        text="Algo",
        made_by=room.ana,
        **fields,
    )


def ask(room, organization=None) -> JoinRequest:
    user = make.user()
    return JoinRequest.objects.create(
        commission=room.commission, organization=organization or make.organization(), delegate=user, asked_by=user
    )


def seen(room, at):
    return dashboard(room.here(room.ana, at=at), at=at)


def test_desk_holds_what_waits_and_the_home_card_counts_the_same(room, now):
    ask(room)
    agreement(room, state="going", claimed_at=now, claimed_by=room.caro)
    own = agreement(room, state="going", claimed_at=now, claimed_by=room.ana)
    helped = agreement(room)
    AgreementAnswer.objects.create(agreement=helped, kind="help", made_by=room.caro)
    AgreementAnswer.objects.create(agreement=own, kind="done", made_by=room.ana)
    AgreementAnswer.objects.create(agreement=own, kind="time", made_by=room.beto, settled_at=now, settled_by=room.ana)
    closed = now - timedelta(hours=1)
    Proposal.objects.create(commission=room.commission, text="¿Sí?", closes_at=closed, opened_by=room.ana)
    drawn = seen(room, now)
    assert len(drawn.open_items["request"]) == 1
    assert len(drawn.claims) == 1
    assert drawn.requests == [helped]
    assert len(drawn.open_items["outcome"]) == 1
    assert drawn.waiting == 4
    assert [dashboard.waiting for dashboard in led_commissions(room.ana, at=now)] == [4]
    home = client(room.ana).get("/").content.decode()
    assert home.count("4 cosas esperan en su escritorio.") == 1
    page = client(room.ana).get(room.url("commission_dashboard")).content.decode()
    assert page.count("4 cosas esperan por usted.") == 1


def a_late_agreement(room, now):
    agreement(room, due_on=timezone.localdate(now) - timedelta(days=1))


def a_comment_to_the_agenda(room, now):
    section = AgendaSection.objects.create(agenda=Agenda.objects.create(commission=room.commission), kind="objectives")
    section.comments.create(organization=room.colibri.organization, text="Falta el verbo.", made_by=room.caro)


def a_word_about_an_agreement(room, now):
    row = agreement(room)
    for text in ("Ya hablé con ellas.", "¿Quién imprime?"):
        AgreementComment.objects.create(agreement=row, text=text, made_by=room.caro)


def a_proposal_without_her_voice(room, now):
    asked = Proposal.objects.create(
        commission=room.commission, text="¿Sí?", closes_at=now + timedelta(days=1), opened_by=room.ana
    )
    Voice.objects.create(proposal=asked, organization=room.colibri.organization, stance="agree", given_by=room.caro)


def a_proposal_to_ratify(room, now):
    row = {"commission": room.commission, "text": "¿Sí?", "closes_at": now - timedelta(days=1), "opened_by": room.ana}
    row |= {"outcome": "Sí.", "concluded_at": now, "concluded_by": room.ana, "needs_ratifying": True}
    Proposal.objects.create(**row)


def a_line_of_the_plan(room, now):
    agenda = Agenda.objects.create(commission=room.commission)
    day = timezone.localdate(now) - timedelta(days=10)
    for seat in (room.semilla, room.colibri):  # only her own organisation's waits for her
        Activity.objects.create(agenda=agenda, text="Feria", organization=seat.organization, ends_on=day)


WAITS = [
    a_late_agreement,
    a_comment_to_the_agenda,
    a_word_about_an_agreement,
    a_proposal_without_her_voice,
    a_proposal_to_ratify,
    a_line_of_the_plan,
]


@pytest.mark.parametrize("something", WAITS)
def test_desk_does_not_say_that_nothing_waits_where_something_does(room, now, something):
    something(room, now)
    page = client(room.ana).get(room.url("commission_dashboard")).content.decode()
    assert ("Hoy nada espera por usted." in page) is False
    assert page.count("1 cosa espera por usted.") == 1
    assert page.count("card--waiting") == 1
    assert client(room.ana).get("/").content.decode().count("1 cosa espera en su escritorio.") == 1


def test_desk_says_that_nothing_waits_where_nothing_does(room, now):
    """What was answered, said, ratified, resolved or done by others waits for nobody."""
    row = agreement(room, due_on=timezone.localdate(now))
    AgreementComment.objects.create(agreement=row, text="¿Quién imprime?", made_by=room.caro)
    AgreementComment.objects.create(agreement=row, text="Nosotras.", made_by=room.ana)
    AgreementComment.objects.create(
        agreement=agreement(room), text="De antes", made_by=room.caro, made_at=now - timedelta(days=31)
    )
    passed_on = agreement(room, claimed_at=now, claimed_by=room.caro, state="going")
    AgreementAnswer.objects.create(agreement=passed_on, kind="done", made_by=room.caro, passed_on_by=room.ana)
    agreement(room, claimed_at=now, claimed_by=room.caro, responsible=room.ana, state="going")
    drawn = seen(room, now)
    assert drawn.waiting == 0
    assert [one.waiting for one in led_commissions(room.ana, at=now)] == [0]
    assert "Hoy nada espera por usted." in client(room.ana).get(room.url("commission_dashboard")).content.decode()


def test_desk_of_who_does_not_lead_is_none(room, now):
    assert list(led_commissions(room.beto, at=now)) == []


def test_desk_tells_overdue_and_soon_apart_by_the_day(room, now):
    today = timezone.localdate(now)
    late, due = agreement(room, due_on=today - timedelta(days=1)), agreement(room, due_on=today)
    edge = agreement(room, due_on=today + timedelta(days=14))
    agreement(room, due_on=today + timedelta(days=15))
    drawn = seen(room, now)
    assert drawn.overdue == [late]
    assert drawn.soon == [due, edge]


def test_desk_tells_what_the_sheet_still_lacks(room, now):
    agenda = Agenda.objects.create(commission=room.commission)
    saved = {"version": 1, "saved_at": now, "saved_by": room.ana}
    AgendaSection.objects.create(agenda=agenda, kind="objectives", content={"objectives": "Que nazcan sanos."}, **saved)
    AgendaSection.objects.create(
        agenda=agenda, kind="communication", content={"channel": "Correo", "rules": " "}, **saved
    )
    lacking = {kind: len(questions) for kind, _label, questions in seen(room, now).missing}
    assert lacking == {"goal": 1, "communication": 2, "working": 7}


@pytest.fixture
def old(room, now):
    """Both organisations sit there for a year, and say nothing."""
    Seat.objects.update(term=(now - timedelta(days=365), None))
    return room


def silent(room, now) -> set[str]:
    return {seat.organization.name for seat in seen(room, now).silent}


def test_silent_organizations_have_neither_spoken_answered_nor_come(old, now):
    assert silent(old, now) == {"Semilla", "Colibrí"}


def test_silent_organizations_are_none_of_those_that_came_lately(room, now):
    assert silent(room, now) == set()


@pytest.mark.parametrize(("days", "is_silent"), [(89, False), (91, True)])
@pytest.mark.parametrize("act", ["voice", "answer", "meeting"])
def test_silent_organizations_are_heard_for_ninety_days(old, now, act, days, is_silent):
    then = now - timedelta(days=days)
    colibri = old.colibri.organization
    if act == "voice":
        asked = Proposal.objects.create(
            commission=old.commission, text="¿?", opened_at=then, closes_at=then, opened_by=old.ana
        )
        Voice.objects.create(proposal=asked, organization=colibri, stance="agree", given_at=then, given_by=old.beto)
    elif act == "answer":
        AgreementAnswer.objects.create(agreement=agreement(old), kind="help", made_by=old.beto, made_at=then)
    else:
        held = Meeting.objects.create(
            body=Body.objects.of(old.commission), held_on=timezone.localdate(then), made_by=old.ana
        )
        held.organizations.add(colibri)
    assert ("Colibrí" in silent(old, now)) == is_silent


def test_board_tells_a_line_a_commission(room, now):
    today = timezone.localdate(now)
    agreement(room, due_on=today - timedelta(days=1))
    agreement(room, due_on=today)
    ask(room)
    make.meeting(room.commission, room.beto, held_on=today)
    make.commission(5, closed_at=now, closed_by=room.ana)
    line = overview(at=now)[0]
    row = line.commission
    assert len(overview(at=now)) == 1
    assert line.leader.user == room.ana
    assert line.agenda_state == "Sin agenda"
    assert row.open_agreements == 2
    assert row.overdue_agreements == 1
    assert row.requests_waiting == 1
    assert row.seated == 2
    assert line.last_meeting_on == today
    assert line.completeness == 0


def test_board_counts_silent_days_from_the_last_act_of_who_leads(room, now):
    FocalPoint.objects.update(term=(now - timedelta(days=30), None))
    Seat.objects.update(term=(now - timedelta(days=30), None))
    room.semilla.organization.representations.update(term=(now - timedelta(days=30), None))
    assert overview(at=now)[0].silent_days == 30
    asked = {"closes_at": now, "opened_by": room.ana, "opened_at": now - timedelta(days=3)}
    Proposal.objects.create(commission=room.commission, text="¿?", **asked)
    assert overview(at=now)[0].silent_days == 3


def test_board_of_a_commission_without_focal_point_says_so(room, now):
    FocalPoint.objects.update(term=(now - timedelta(days=2), now))
    assert overview(at=now)[0].leader is None
    assert overview(at=now)[0].silent_days is None


def test_board_as_a_file_runs_nothing(room):
    Commission.objects.update(name="=1+1")
    staff = make.user()
    make.office(staff)
    text = client(staff).get("/comisiones/tablero/datos.csv").content.decode("utf-8-sig")
    assert [line.split(",")[:3] for line in text.splitlines()[1:]] == [["4", '"\'=1+1"', '"Ana"']]
