"""Naming who leads: the rights move in one act, and whoever follows gets a dossier."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from commissions import handing_over, joining
from commissions.models import Activity, Agenda, AgendaSection, FocalPoint, Handover
from meetings.models import Agreement, Body, Meeting, Proposal
from tests import make
from tests.races import behind


@pytest.fixture
def table(db):
    """A commission with Ana as focal point and Beto of another organisation as a member."""
    commission, now = make.commission(4), timezone.now()
    people = {}
    for name in ("Ana", "Beto", "Carla"):
        people[name] = make.user(name=name)
        organization = make.organization(f"Organización de {name}")
        make.representation(organization, people[name])
        make.seat(commission, organization, people[name])
    former = make.focal_point(commission, people["Ana"], people["Ana"].representations.get().organization)
    return commission, people, former, now


def name(table, who, **changes):
    commission, people, former, now = table
    fields = {"kind": "titular", "origin": "elected", "by": people["Ana"], "at": now, "instead_of": former.pk} | changes
    user = people[who]
    return handing_over.appoint(commission, user, user.representations.get().organization, **fields)


def effective(table, *, at):
    return list(FocalPoint.objects.effective(at=at).values_list("user__name", "kind"))


def test_name_moves_the_role_at_that_moment(table):
    _commission, _people, former, now = table
    made = name(table, "Beto")
    former.refresh_from_db()
    made.refresh_from_db()
    assert former.ends_at == now
    assert made.started_at == now
    assert effective(table, at=now - timedelta(seconds=1)) == [("Ana", "titular")]
    assert effective(table, at=now) == [("Beto", "titular")]


def test_name_of_an_alternate_as_focal_point_leaves_no_alternate(table):
    commission, people, _former, now = table
    make.focal_point(commission, people["Beto"], people["Beto"].representations.get().organization, "alternate")
    name(table, "Beto")
    assert effective(table, at=now) == [("Beto", "titular")]


def test_handover_keeps_what_is_open_and_contacts_that_may_be_passed_on(table):
    commission, people, former, now = table
    FocalPoint.objects.filter(pk=former.pk).update(may_pass_on=True, mobile="55 1234 5678", email="")
    later = now + timedelta(days=3)
    Proposal.objects.create(
        commission=commission, text="Mudarnos a otro canal", opened_by=people["Ana"], closes_at=later
    )
    name(table, "Beto")
    dossier = Handover.objects.get().dossier
    assert [row["text"] for row in dossier["proposals"]] == ["Mudarnos a otro canal"]
    assert [(row["name"], row["reached"]) for row in dossier["contacts"]] == [("Ana", "55 1234 5678")]


def test_handover_tells_what_is_late_what_is_to_come_and_who_stands_in(table):
    commission, people, _former, now = table
    today = timezone.localdate(now)
    agenda = Agenda.objects.create(commission=commission)
    for number, (text, days) in enumerate({"Vencido": -10, "Por venir": 10}.items(), start=1):
        due = today + timedelta(days=days)
        row = {"body": Body.objects.of(commission), "year": 2026, "sequence": number, "key": text}
        Agreement.objects.create(text=text, due_on=due, made_by=people["Ana"], **row)
        Activity.objects.create(agenda=agenda, text=f"Actividad {text}", ends_on=due)
    section = AgendaSection.objects.create(agenda=agenda, kind="objectives")
    section.comments.create(organization=make.organization("Colibrí"), text="Falta", made_by=people["Beto"])
    Meeting.objects.create(
        body=Body.objects.of(commission), held_on=today, minutes_sent_on=today, made_by=people["Ana"]
    )
    decided = {"closes_at": now, "outcome": "Sí.", "concluded_at": now, "concluded_by": people["Ana"]}
    Proposal.objects.create(
        commission=commission, text="Ya casi", opened_by=people["Ana"], needs_ratifying=True, **decided
    )
    organization = people["Carla"].representations.get().organization
    make.focal_point(commission, people["Carla"], organization, "alternate")
    name(table, "Beto")
    handover = Handover.objects.get()
    told = handover.dossier
    assert sorted(row["what"] for row in told["dates"]) == ["Actividad Por venir", "Por venir"]
    assert {row["text"]: row["is_late"] for row in told["agreements"]} == {"Vencido": True, "Por venir": False}
    assert {row["text"]: row["is_late"] for row in told["activities"]} == {
        "Actividad Vencido": True,
        "Actividad Por venir": False,
    }
    assert told["to_ratify"] == ["Ya casi"]
    assert told["agenda"] == "En borrador"
    assert len(told["meetings"]) == 1
    assert [(row["text"], row["who"]) for row in told["comments"]] == [("Falta", "Colibrí")]
    assert told["alternates"] == [f"Carla · {organization}"]
    reader = Client()
    reader.force_login(people["Beto"])
    page = reader.get(reverse("commission_handover", args=[commission.slug, handover.pk])).content.decode()
    assert page.count(f'href="{told["agreements"][0]["url"]}"') == 1
    assert [page.count(words) for words in ("Vencido</span>", "Atrasada</span>", "Ya casi")] == [1, 1, 1]


def test_handover_passes_on_no_contact_that_was_not_offered(table):
    name(table, "Beto")
    assert Handover.objects.get().dossier["contacts"] == []


def test_former_reads_the_dossier_and_a_stranger_does_not(table):
    _commission, people, _former, now = table
    name(table, "Beto")
    readers = [one for one in people if handing_over.readable(people[one], at=now).exists()]
    assert readers == ["Ana", "Beto"]


@pytest.mark.parametrize("lost", ["mandate", "seat"])
def test_name_refuses_who_could_lead_nothing(table, lost):
    commission, people, _former, now = table
    row = people["Beto"].representations.get()
    gone = row if lost == "mandate" else commission.seats.get(organization=row.organization)
    gone.term = (gone.started_at, now)
    gone.save()
    with pytest.raises(ValidationError):
        name(table, "Beto")
    assert effective(table, at=now) == [("Ana", "titular")]


def test_leaving_ends_what_its_people_led(table):
    commission, people, former, now = table
    joining.leave(commission.seats.get(organization=former.organization), by=people["Ana"], at=now)
    former.refresh_from_db()
    assert former.ends_at == now
    assert effective(table, at=now) == []


@pytest.mark.django_db(transaction=True)
def test_two_focal_points_named_at_once_leave_one(table):
    """Red without the lock of `lock_commission`: the second ends in an error of the database, not in a sentence."""
    later, staff = timezone.now(), make.user(name="Coordinación")
    make.office(staff)
    results = behind(lambda: name(table, "Beto"), lambda: name(table, "Carla", by=staff, at=later))
    assert isinstance(results[1], ValidationError)
    assert results[1].messages == ["Mientras tanto ese papel cambió: hoy lo tiene Beto. Vuelva a mirar."]
    assert effective(table, at=later) == [("Beto", "titular")]
    assert Handover.objects.count() == 1
