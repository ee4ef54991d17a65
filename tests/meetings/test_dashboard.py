"""The focal point's dashboard, and the board of all commissions."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from commissions.models import Activity, Agenda, AgendaSection, Commission, FocalPoint, JoinRequest, Seat
from meetings.dashboard import dashboard, led_commissions
from meetings.models import Agreement, AgreementAnswer, AgreementComment, Body, Proposal, Voice
from meetings.overview import overview
from tests import make
from tests.cast import client_of


@pytest.fixture
def now():
    return timezone.now()


def agreement(scene, **fields) -> Agreement:
    number = next(make.numbers)
    fields.setdefault("organization", scene.organization)
    return Agreement.objects.create(
        body=Body.objects.of(scene.commission),
        year=2026,
        sequence=number,
        key=str(number),
        text="Algo",
        made_by=scene["focal"],
        **fields,
    )


def ask(scene, organization=None) -> JoinRequest:
    user = make.user()
    return JoinRequest.objects.create(
        commission=scene.commission, organization=organization or make.organization(), delegate=user, asked_by=user
    )


def seen(scene, at):
    return dashboard(scene.access("focal", at=at), at=at)


def test_desk_holds_what_waits_and_the_home_card_counts_the_same(scene, now):
    ask(scene)
    agreement(scene, state="going", claimed_at=now, claimed_by=scene["delegate"])
    own = agreement(scene, state="going", claimed_at=now, claimed_by=scene["focal"])
    helped = agreement(scene)
    AgreementAnswer.objects.create(agreement=helped, kind="help", made_by=scene["delegate"])
    AgreementAnswer.objects.create(agreement=own, kind="done", made_by=scene["focal"])
    AgreementAnswer.objects.create(
        agreement=own, kind="time", made_by=scene["titular"], settled_at=now, settled_by=scene["focal"]
    )
    closed = now - timedelta(hours=1)
    Proposal.objects.create(commission=scene.commission, text="¿Sí?", closes_at=closed, opened_by=scene["focal"])
    drawn = seen(scene, now)
    assert len(drawn.open_items["request"]) == 1
    assert len(drawn.claims) == 1
    assert drawn.requests == [helped]
    assert len(drawn.open_items["outcome"]) == 1
    assert drawn.waiting == 4
    assert [dashboard.waiting for dashboard in led_commissions(scene["focal"], at=now)] == [4]
    home = scene.client("focal").get("/").content.decode()
    assert home.count("Tiene 4 pendientes en su escritorio.") == 1
    page = scene.client("focal").get(scene.url("commission_dashboard")).content.decode()
    assert page.count("Tiene 4 pendientes.") == 1


def a_late_agreement(scene, now):
    agreement(scene, due_on=timezone.localdate(now) - timedelta(days=1))


def a_comment_to_the_agenda(scene, now):
    section = AgendaSection.objects.create(agenda=Agenda.objects.create(commission=scene.commission), kind="objectives")
    section.comments.create(organization=scene.organization, text="Falta el verbo.", made_by=scene["delegate"])


def a_word_about_an_agreement(scene, now):
    row = agreement(scene)
    for text in ("Ya hablé con ellas.", "¿Quién imprime?"):
        AgreementComment.objects.create(agreement=row, text=text, made_by=scene["delegate"])


def a_proposal_without_her_voice(scene, now):
    proposal = Proposal.objects.create(
        commission=scene.commission, text="¿Sí?", closes_at=now + timedelta(days=1), opened_by=scene["focal"]
    )
    Voice.objects.create(proposal=proposal, organization=scene.organization, stance="agree", given_by=scene["delegate"])


def a_proposal_to_ratify(scene, now):
    row = {
        "commission": scene.commission,
        "text": "¿Sí?",
        "closes_at": now - timedelta(days=1),
        "opened_by": scene["focal"],
    }
    row |= {"outcome": "Sí.", "concluded_at": now, "concluded_by": scene["focal"], "needs_ratifying": True}
    Proposal.objects.create(**row)


def a_line_of_the_plan(scene, now):
    agenda = Agenda.objects.create(commission=scene.commission)
    day = timezone.localdate(now) - timedelta(days=10)
    for seat in (scene.seats["focal"], scene.seats["delegate"]):  # only her own organisation's waits for her
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
def test_desk_does_not_say_that_nothing_waits_where_something_does(scene, now, something):
    something(scene, now)
    page = scene.client("focal").get(scene.url("commission_dashboard")).content.decode()
    assert ("Hoy no tiene pendientes aquí." in page) is False
    assert page.count("Tiene 1 pendiente.") == 1
    assert page.count("card--waiting") == 1
    assert scene.client("focal").get("/").content.decode().count("Tiene 1 pendiente en su escritorio.") == 1


def test_desk_says_that_nothing_waits_where_nothing_does(scene, now):
    """What was answered, said, ratified, resolved or done by others waits for nobody."""
    row = agreement(scene, due_on=timezone.localdate(now))
    AgreementComment.objects.create(agreement=row, text="¿Quién imprime?", made_by=scene["delegate"])
    AgreementComment.objects.create(agreement=row, text="Nosotras.", made_by=scene["focal"])
    AgreementComment.objects.create(
        agreement=agreement(scene), text="De antes", made_by=scene["delegate"], made_at=now - timedelta(days=31)
    )
    passed_on = agreement(scene, claimed_at=now, claimed_by=scene["delegate"], state="going")
    AgreementAnswer.objects.create(
        agreement=passed_on, kind="done", made_by=scene["delegate"], passed_on_by=scene["focal"]
    )
    agreement(scene, claimed_at=now, claimed_by=scene["delegate"], responsible=scene["focal"], state="going")
    drawn = seen(scene, now)
    assert drawn.waiting == 0
    assert [one.waiting for one in led_commissions(scene["focal"], at=now)] == [0]
    assert (
        "Hoy no tiene pendientes aquí." in scene.client("focal").get(scene.url("commission_dashboard")).content.decode()
    )


def test_desk_of_who_does_not_lead_is_none(scene, now):
    assert list(led_commissions(scene["titular"], at=now)) == []


def test_desk_tells_overdue_and_soon_apart_by_the_day(scene, now):
    today = timezone.localdate(now)
    late, due = agreement(scene, due_on=today - timedelta(days=1)), agreement(scene, due_on=today)
    edge = agreement(scene, due_on=today + timedelta(days=14))
    agreement(scene, due_on=today + timedelta(days=15))
    drawn = seen(scene, now)
    assert drawn.overdue == [late]
    assert drawn.soon == [due, edge]


def test_desk_tells_what_the_sheet_still_lacks(scene, now):
    agenda = Agenda.objects.create(commission=scene.commission)
    saved = {"version": 1, "saved_at": now, "saved_by": scene["focal"]}
    AgendaSection.objects.create(agenda=agenda, kind="objectives", content={"objectives": "Que nazcan sanos."}, **saved)
    content = {"channel": "Correo", "rules": " "}
    AgendaSection.objects.create(agenda=agenda, kind="communication", content=content, **saved)
    missing = {kind: len(questions) for kind, _label, questions in seen(scene, now).missing}
    assert missing == {"goal": 1, "communication": 2, "working": 7}


@pytest.fixture
def old(scene, now):
    """Both organisations sit there for a year, and say nothing."""
    Seat.objects.update(term=(now - timedelta(days=365), None))
    return scene


def silent(scene, now) -> set[str]:
    return {seat.organization.name for seat in seen(scene, now).silent}


def test_silent_organizations_have_neither_spoken_answered_nor_come(old, now):
    assert silent(old, now) == {"Semilla", "Colibrí"}


def test_silent_organizations_are_none_of_those_that_came_lately(scene, now):
    assert silent(scene, now) == set()


@pytest.mark.parametrize(("days", "is_silent"), [(89, False), (91, True)])
@pytest.mark.parametrize("act", ["voice", "answer", "meeting"])
def test_silent_organizations_are_heard_for_ninety_days(old, now, act, days, is_silent):
    then = now - timedelta(days=days)
    colibri = old.organization
    if act == "voice":
        proposal = Proposal.objects.create(
            commission=old.commission, text="¿?", opened_at=then, closes_at=then, opened_by=old["focal"]
        )
        Voice.objects.create(
            proposal=proposal, organization=colibri, stance="agree", given_at=then, given_by=old["titular"]
        )
    elif act == "answer":
        AgreementAnswer.objects.create(agreement=agreement(old), kind="help", made_by=old["titular"], made_at=then)
    else:
        held = make.meeting(old.commission, old["focal"], held_on=timezone.localdate(then))
        held.organizations.add(colibri)
    assert ("Colibrí" in silent(old, now)) == is_silent


def test_board_tells_a_line_a_commission(scene, now):
    today = timezone.localdate(now)
    agreement(scene, due_on=today - timedelta(days=1))
    agreement(scene, due_on=today)
    ask(scene)
    make.meeting(scene.commission, scene["titular"], held_on=today)
    make.commission(5, closed_at=now, closed_by=scene["focal"])
    line = overview(at=now)[0]
    row = line.commission
    assert len(overview(at=now)) == 1
    assert line.leader.user == scene["focal"]
    assert line.agenda_state == "Sin agenda"
    assert row.open_agreements == 2
    assert row.overdue_agreements == 1
    assert row.requests_waiting == 1
    assert row.seated == 2
    assert line.last_meeting_on == today
    assert line.completeness == 0


def test_board_counts_silent_days_from_the_last_act_of_who_leads(scene, now):
    FocalPoint.objects.update(term=(now - timedelta(days=30), None))
    Seat.objects.update(term=(now - timedelta(days=30), None))
    scene.seats["focal"].organization.representations.update(term=(now - timedelta(days=30), None))
    assert overview(at=now)[0].silent_days == 30
    fields = {"closes_at": now, "opened_by": scene["focal"], "opened_at": now - timedelta(days=3)}
    Proposal.objects.create(commission=scene.commission, text="¿?", **fields)
    assert overview(at=now)[0].silent_days == 3


def test_board_of_a_commission_without_focal_point_says_so(scene, now):
    FocalPoint.objects.update(term=(now - timedelta(days=2), now))
    assert overview(at=now)[0].leader is None
    assert overview(at=now)[0].silent_days is None


def test_board_as_a_file_runs_nothing(scene):
    Commission.objects.update(name="=1+1")
    staff = make.user()
    make.office(staff)
    text = client_of(staff).get("/comisiones/tablero/datos.csv").content.decode("utf-8-sig")
    assert [line.split(",")[:3] for line in text.splitlines()[1:]] == [["4", '"\'=1+1"', '"Focal"']]


def test_board_begins_with_the_commission_that_needs_a_call(scene, now):
    board = make.user()
    make.office(board, "board")
    make.commission(7, name="Sin nadie")
    agreement(scene, due_on=timezone.localdate(now) - timedelta(days=1))
    page = client_of(board).get("/comisiones/tablero/")
    assert [str(line.commission) for line in page.context["lines"]] == ["Sin nadie", "Lactancia"]
    assert [line.reasons for line in page.context["calls"]] == [["nadie la coordina"], ["1 acuerdo vencido"]]
    assert dict(page.context["totals"]) == {
        "comisiones trabajan": 2,
        "sin punto focal": 1,
        "acuerdos abiertos": 1,
        "acuerdos vencidos": 1,
    }
    assert dict(page.context["changes"])["acuerdos nuevos"] == 1
    links = set(re.findall(r'href="(/comisiones/[^"]+)"', page.content.decode()))
    assert {client_of(board).get(url).status_code for url in links} == {200}


def test_home_and_desk_say_the_same_from_the_same_declarations(scene, now):
    for something in WAITS:
        if something not in (a_line_of_the_plan, a_comment_to_the_agenda):
            something(scene, now)
    (led,) = led_commissions(scene["focal"], at=now)
    items = scene.client("focal").get("/").context["items"]
    assert len([item for item in items if item.about == "Lactancia"]) == led.waiting
