"""Naming who leads: the rights move in one act, and whoever follows gets a dossier."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from commissions import handing_over, joining
from commissions.models import Activity, Agenda, AgendaSection, FocalPoint, Handover
from kit.registries.queues import waiting
from meetings.models import Agreement, Body, Proposal
from tests import make
from tests.cast import commission_scene
from tests.races import behind


@pytest.fixture
def scene(db):
    return commission_scene("focal", "member", "editor")


@pytest.fixture
def former(scene):
    return scene.commission.focal_points.get()


@pytest.fixture
def now(scene):
    return timezone.now()


def name(scene, role, *, at, by=None):
    user, former = scene[role], scene.commission.focal_points.get(user=scene["focal"])
    fields = {"kind": "titular", "origin": "elected", "by": by or scene["focal"], "at": at, "instead_of": former.pk}
    return handing_over.appoint(scene.commission, user, user.representations.get().organization, **fields)


def effective(*, at):
    return list(FocalPoint.objects.effective(at=at).values_list("user__name", "kind"))


def test_name_moves_the_role_at_that_moment(scene, former, now):
    made = name(scene, "member", at=now)
    former.refresh_from_db()
    made.refresh_from_db()
    assert former.ends_at == now
    assert made.started_at == now
    assert effective(at=now - timedelta(seconds=1)) == [("Focal", "titular")]
    assert effective(at=now) == [("Member", "titular")]


def test_name_of_an_alternate_as_focal_point_leaves_no_alternate(scene, now):
    make.focal_point(scene.commission, scene["member"], scene["member"].representations.get().organization, "alternate")
    name(scene, "member", at=now)
    assert effective(at=now) == [("Member", "titular")]


def test_handover_keeps_what_is_open_and_contacts_that_may_be_passed_on(scene, former, now):
    FocalPoint.objects.filter(pk=former.pk).update(may_pass_on=True, mobile="55 1234 5678", email="")
    later = now + timedelta(days=3)
    Proposal.objects.create(
        commission=scene.commission, text="Mudarnos a otro canal", opened_by=scene["focal"], closes_at=later
    )
    name(scene, "member", at=now)
    dossier = Handover.objects.get().dossier
    assert [row["text"] for row in dossier["proposals"]] == ["Mudarnos a otro canal"]
    assert [(row["name"], row["reached"]) for row in dossier["contacts"]] == [("Focal", "55 1234 5678")]


def test_handover_tells_what_is_late_what_is_to_come_and_who_stands_in(scene, now):
    today = timezone.localdate(now)
    agenda = Agenda.objects.create(commission=scene.commission)
    for number, (text, days) in enumerate({"Vencido": -10, "Por venir": 10}.items(), start=1):
        due = today + timedelta(days=days)
        row = {"body": Body.objects.of(scene.commission), "year": 2026, "sequence": number, "key": text}
        Agreement.objects.create(text=text, due_on=due, made_by=scene["focal"], **row)
        Activity.objects.create(agenda=agenda, text=f"Actividad {text}", ends_on=due)
    section = AgendaSection.objects.create(agenda=agenda, kind="objectives")
    section.comments.create(organization=make.organization("Colibrí"), text="Falta", made_by=scene["member"])
    make.meeting(scene.commission, scene["focal"], held_on=today, minutes_sent_on=today)
    decided = {"closes_at": now, "outcome": "Sí.", "concluded_at": now, "concluded_by": scene["focal"]}
    Proposal.objects.create(
        commission=scene.commission, text="Ya casi", opened_by=scene["focal"], needs_ratifying=True, **decided
    )
    organization = scene["editor"].representations.get().organization
    make.focal_point(scene.commission, scene["editor"], organization, "alternate")
    name(scene, "member", at=now)
    handover = Handover.objects.get()
    dossier = handover.dossier
    assert sorted(row["what"] for row in dossier["dates"]) == ["Actividad Por venir", "Por venir"]
    assert {row["text"]: row["is_late"] for row in dossier["agreements"]} == {"Vencido": True, "Por venir": False}
    assert {row["text"]: row["is_late"] for row in dossier["activities"]} == {
        "Actividad Vencido": True,
        "Actividad Por venir": False,
    }
    assert dossier["to_ratify"] == ["Ya casi"]
    assert dossier["agenda"] == "En borrador"
    assert len(dossier["meetings"]) == 1
    assert [(row["text"], row["who"]) for row in dossier["comments"]] == [("Falta", "Colibrí")]
    assert dossier["alternates"] == [f"Editor · {organization}"]
    reader = scene.client("member")
    page = reader.get(reverse("commission_handover", args=[scene.commission.slug, handover.pk])).content.decode()
    assert page.count(f'href="{dossier["agreements"][0]["url"]}"') == 1
    assert [page.count(words) for words in ("Vencido</span>", "Atrasada</span>", "Ya casi")] == [1, 1, 1]


def test_handover_passes_on_no_contact_that_was_not_offered(scene, now):
    name(scene, "member", at=now)
    assert Handover.objects.get().dossier["contacts"] == []


def test_former_reads_the_dossier_and_a_stranger_does_not(scene, now):
    name(scene, "member", at=now)
    readers = [role for role, user in scene.users.items() if handing_over.readable(user, at=now).exists()]
    assert readers == ["focal", "member"]


@pytest.mark.parametrize("lost", ["mandate", "seat"])
def test_name_refuses_who_could_lead_nothing(scene, now, lost):
    row = scene["member"].representations.get()
    gone = row if lost == "mandate" else scene.commission.seats.get(organization=row.organization)
    gone.term = (gone.started_at, now)
    gone.save()
    with pytest.raises(ValidationError):
        name(scene, "member", at=now)
    assert effective(at=now) == [("Focal", "titular")]


def test_leaving_ends_what_its_people_led(scene, former, now):
    joining.leave(scene.commission.seats.get(organization=former.organization), by=scene["focal"], at=now)
    former.refresh_from_db()
    assert former.ends_at == now
    assert effective(at=now) == []


@pytest.mark.django_db(transaction=True)
def test_two_focal_points_named_at_once_leave_one(scene, now):
    """Red without the lock of `lock_commission`: the second ends in an error of the database, not in a sentence."""
    later, staff = timezone.now(), make.user(name="Coordinación")
    make.office(staff)
    results = behind(lambda: name(scene, "member", at=now), lambda: name(scene, "editor", by=staff, at=later))
    assert isinstance(results[1], ValidationError)
    assert results[1].messages == ["Mientras tanto ese papel cambió: hoy lo tiene Member. Vuelva a mirar."]
    assert effective(at=later) == [("Member", "titular")]
    assert Handover.objects.count() == 1


def test_clock_that_is_behind_undoes_no_handover(scene, now):
    """Red where only those active at the earlier clock are looked at: an error of the database, or a term that shrinks.

    Each process has its own clock: whoever gets the lock second may be the earlier of the two by hers.
    """
    staff = make.user(name="Coordinación")
    make.office(staff)
    later = now + timedelta(minutes=1)
    name(scene, "member", by=staff, at=later)
    with pytest.raises(ValidationError, match="hoy lo tiene Member"):
        name(scene, "editor", by=staff, at=now)
    assert effective(at=later) == [("Member", "titular")]


def test_clock_that_is_behind_ends_no_term_again(scene, former, now):
    staff = make.user(name="Coordinación")
    make.office(staff)
    later = now + timedelta(minutes=1)
    handing_over.end(former, by=staff, at=later)
    with pytest.raises(ValidationError, match="ya había terminado"):
        handing_over.end(former, by=scene["focal"], at=now)
    former.refresh_from_db()
    assert former.ends_at == later
    assert former.ended_by == staff


def test_who_leads_asks_to_hand_over_and_the_coordination_sees_it(parties):
    staff, client = parties.client("staff"), parties.client("focal")
    done = client.post(parties.url("commission_leave"), {"note": "Propongo a Rosa"}, follow=True)
    assert done.content.decode().count("Mientras nombra a alguien, usted sigue.") == 1
    assert done.content.decode().count(f'action="{parties.url("commission_stay")}"') == 1
    again = client.post(parties.url("commission_leave"), {"note": "Otra vez"})
    assert again.status_code == 422
    (queue,) = [one for one in waiting(at=timezone.now()) if one.title == "Quieren entregar su comisión"]
    assert queue.count == 1
    assert staff.get(queue.url).content.decode().count("Focal") >= 1
    client.post(parties.url("commission_stay"))
    assert FocalPoint.objects.leaving(at=timezone.now()).count() == 0
    assert parties.access("focal", at=timezone.now()).leads is True
