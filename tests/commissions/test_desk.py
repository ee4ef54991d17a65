"""The focal point's desk, and the board of all commissions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from commissions.board import board
from commissions.desk import desk, desks
from commissions.models import (
    Agenda,
    Agreement,
    AgreementAnswer,
    Commission,
    FocalPoint,
    JoinRequest,
    Meeting,
    Proposal,
    Seat,
    Section,
    Voice,
)
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
        commission=room.commission, year=2026, sequence=number, key=str(number), text="Algo", made_by=room.ana, **fields
    )


def ask(room, organization=None) -> JoinRequest:
    user = make.user()
    return JoinRequest.objects.create(
        commission=room.commission, organization=organization or make.organization(), delegate=user, asked_by=user
    )


def seen(room, at):
    return desk(room.here(room.ana, at=at), at=at)


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
    assert (len(drawn.requests), len(drawn.claims), drawn.asked, len(drawn.to_conclude)) == (1, 1, [helped], 1)
    assert (drawn.waiting, [desk.waiting for desk in desks(room.ana, at=now)]) == (4, [4])
    home = client(room.ana).get("/").content.decode()
    assert home.count("4 cosas esperan en su escritorio.") == 1
    page = client(room.ana).get(room.url("commission_desk")).content.decode()
    assert page.count("4 cosas esperan por usted.") == 1


def test_desk_of_who_does_not_lead_is_none(room, now):
    assert list(desks(room.beto, at=now)) == []


def test_desk_tells_overdue_and_soon_apart_by_the_day(room, now):
    today = timezone.localdate(now)
    late, due = agreement(room, due_on=today - timedelta(days=1)), agreement(room, due_on=today)
    edge = agreement(room, due_on=today + timedelta(days=14))
    agreement(room, due_on=today + timedelta(days=15))
    drawn = seen(room, now)
    assert (drawn.overdue, drawn.soon) == ([late], [due, edge])


def test_desk_tells_what_the_sheet_still_lacks(room, now):
    agenda = Agenda.objects.create(commission=room.commission)
    saved = {"version": 1, "saved_at": now, "saved_by": room.ana}
    Section.objects.create(agenda=agenda, kind="objectives", content={"objectives": "Que nazcan sanos."}, **saved)
    Section.objects.create(agenda=agenda, kind="communication", content={"channel": "Correo", "rules": " "}, **saved)
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
        held = Meeting.objects.create(commission=old.commission, held_on=timezone.localdate(then), made_by=old.ana)
        held.organizations.add(colibri)
    assert ("Colibrí" in silent(old, now)) == is_silent


def test_board_tells_a_line_a_commission(room, now):
    today = timezone.localdate(now)
    agreement(room, due_on=today - timedelta(days=1))
    agreement(room, due_on=today)
    ask(room)
    Meeting.objects.create(commission=room.commission, held_on=today, made_by=room.beto)
    make.commission(5, closed_at=now, closed_by=room.ana)
    line = board(at=now)[0]
    row = line.commission
    assert (len(board(at=now)), line.leader.user, line.agenda_state) == (1, room.ana, "Sin agenda")
    assert (row.open_agreements, row.overdue_agreements, row.requests_waiting, row.seated) == (2, 1, 1, 2)
    assert (line.last_meeting_on, line.completeness) == (today, 0)


def test_board_counts_silent_days_from_the_last_act_of_who_leads(room, now):
    FocalPoint.objects.update(term=(now - timedelta(days=30), None))
    Seat.objects.update(term=(now - timedelta(days=30), None))
    room.semilla.organization.representations.update(term=(now - timedelta(days=30), None))
    assert board(at=now)[0].silent_days == 30
    asked = {"closes_at": now, "opened_by": room.ana, "opened_at": now - timedelta(days=3)}
    Proposal.objects.create(commission=room.commission, text="¿?", **asked)
    assert board(at=now)[0].silent_days == 3


def test_board_of_a_commission_without_focal_point_says_so(room, now):
    FocalPoint.objects.update(term=(now - timedelta(days=2), now))
    assert (board(at=now)[0].leader, board(at=now)[0].silent_days) == (None, None)


def test_board_as_a_file_runs_nothing(room):
    Commission.objects.update(name="=1+1")
    staff = make.user()
    make.office(staff)
    text = client(staff).get("/comisiones/tablero/datos.csv").content.decode("utf-8-sig")
    assert [line.split(",")[:3] for line in text.splitlines()[1:]] == [["4", '"\'=1+1"', '"Ana"']]
