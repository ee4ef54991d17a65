"""Organisations come in by asking, and leave."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from commissions import joining
from commissions.forms.seats import SeatForm
from commissions.models import JoinRequest, Seat
from tests import make
from tests.cast import commission_scene
from tests.races import behind


@pytest.fixture
def join_request(db):
    """A request of an organisation, and the person who asked, who happens to coordinate."""
    organization, user = make.organization("Semilla"), make.user(name="Ana")
    make.office(user)
    mandate = make.representation(organization, user)
    request = joining.ask(
        make.commission(4), mandate, intention="contribute", text="Sabemos de esto.", by=user, at=timezone.now()
    )
    return request, user


def seats():
    return list(Seat.objects.values_list("organization__name", "delegate__name", "intention"))


def test_ask_twice_is_refused(join_request):
    request, user = join_request
    with pytest.raises(ValidationError):
        joining.ask(
            request.commission,
            user.representations.get(),
            intention="read",
            text="",
            by=user,
            at=timezone.now(),
        )
    assert JoinRequest.objects.count() == 1


def test_contact_asks_for_nothing(join_request):
    request, _user = join_request
    contact, organization = make.user(), make.organization()
    mandate = make.representation(organization, contact, "contact")
    with pytest.raises(ValidationError):
        joining.ask(request.commission, mandate, intention="read", text="", by=contact, at=timezone.now())


def test_decide_lets_it_in_with_its_delegate(join_request):
    request, user = join_request
    joining.decide(request, accepted=True, by=user, at=timezone.now())
    assert seats() == [("Semilla", "Ana", "contribute")]


def test_decide_leaves_out_a_delegate_who_no_longer_speaks(join_request):
    request, user = join_request
    mandate, now = user.representations.get(), timezone.now()
    mandate.term = (mandate.started_at, now)
    mandate.save()
    joining.decide(request, accepted=True, by=user, at=now)
    assert seats() == [("Semilla", None, "contribute")]


def test_decide_says_why_not(join_request):
    request, user = join_request
    with pytest.raises(ValidationError):
        joining.decide(request, accepted=False, by=user, at=timezone.now())
    joining.decide(request, accepted=False, reason="Está llena.", by=user, at=timezone.now())
    request.refresh_from_db()
    assert request.accepted is False
    assert request.reason == "Está llena."
    assert seats() == []


def test_another_delegate_is_no_editor(join_request):
    request, user = join_request
    now, other = timezone.now(), make.user(name="Beto")
    make.representation(request.organization, other, "contact")
    joining.decide(request, accepted=True, by=user, at=now)
    seat = Seat.objects.get()
    joining.set_editor(seat, editor=str(user.pk), by=user, at=now)
    joining.change_seat(seat, delegate=other, intention="read", version=1, by=user, at=now)
    seat.refresh_from_db()
    assert seat.delegate == other
    assert seat.is_editor is False
    assert seat.intention == "read"


def test_who_was_admitted_is_not_whoever_took_her_place_meanwhile(db):
    scene, now = commission_scene(), timezone.now()
    values = {"delegate": scene["contact"], "intention": "read", "version": 1}
    joining.change_seat(scene.seats["delegate"], **values, by=scene["titular"], at=now)
    address = scene.url("commission_seat_editor", scene.seats["delegate"].pk)
    flags = []
    for person in (scene["delegate"], scene["contact"]):
        scene.client("focal").post(address, {"editor": person.pk})
        scene.seats["delegate"].refresh_from_db()
        flags.append(scene.seats["delegate"].is_editor)
    assert flags == [False, True]


def test_decide_for_a_reason_that_cannot_be_kept_says_so(db):
    scene, person, organization = commission_scene(), make.user(name="Eva"), make.organization("Tarde")
    mandate, now = make.representation(organization, person), timezone.now()
    row = joining.ask(scene.commission, mandate, intention="read", text="", by=person, at=now)
    address = scene.url("commission_request_decide", row.pk)
    page = scene.client("focal").post(address, {"decision": "decline", "reason": "x" * 501})
    row.refresh_from_db()
    text = page.content.decode()
    assert page.status_code == 422
    assert row.decided_at is None
    assert text.count("x" * 501) == 1
    assert "500" in text.split('class="errorlist"')[1][:200]


@pytest.mark.parametrize(
    ("reason", "place"), [("Está llena.", "#solicitudes"), ("", "")], ids=["declined", "refused: said at the top"]
)
def test_decide_against_one_of_several_leads_back_to_those_that_wait(db, reason, place):
    scene, now = commission_scene(), timezone.now()
    for name in ("Tarde", "Temprana"):
        mandate = make.representation(make.organization(name), make.user())
        row = joining.ask(scene.commission, mandate, intention="read", text="", by=mandate.user, at=now)
    browser, work = scene.client("focal"), scene.url("commission_work")
    answer = browser.post(scene.url("commission_request_decide", row.pk), {"decision": "decline", "reason": reason})
    assert answer.url == work + place
    assert browser.get(work).content.decode().count('<section id="solicitudes">') == 1


def test_delegate_is_somebody_of_the_organization(join_request):
    request, user = join_request
    joining.decide(request, accepted=True, by=user, at=timezone.now())
    with pytest.raises(ValidationError):
        joining.change_seat(
            Seat.objects.get(), delegate=make.user(), intention="read", version=1, by=user, at=timezone.now()
        )


@pytest.mark.django_db(transaction=True)
def test_request_is_decided_once(join_request):
    """Red without the lock of `joining.decide`: let in and turned away at once."""
    request, user = join_request
    results = behind(
        lambda: joining.decide(request, accepted=True, by=user, at=timezone.now()),
        lambda: joining.decide(request, accepted=False, reason="No.", by=user, at=timezone.now()),
    )
    request.refresh_from_db()
    assert isinstance(results[1], ValidationError)
    assert request.accepted is True
    assert len(seats()) == 1


def test_people_to_choose_from_stand_in_the_order_of_the_alphabet(db):
    """Red by the name alone: Ángel and Ñusta came after Tomás."""
    scene, now = commission_scene(), timezone.now()
    seat = scene.commission.seats.first()
    for name in ("Tomás", "Ñusta", "Ángel", "Nora"):
        make.representation(
            seat.organization, make.user(f"{len(name)}{name[-2]}@orden.example", name=name), kind="contact"
        )
    names = [row.name for row in SeatForm(instance=seat, at=now).fields["delegate"].queryset]
    assert [name for name in names if name in ("Tomás", "Ñusta", "Ángel", "Nora")] == [
        "Ángel",
        "Nora",
        "Ñusta",
        "Tomás",
    ]


def test_whom_one_may_send_stands_in_the_order_of_the_alphabet(db):
    organization, manager = make.organization(), make.user("m@orden.example", name="Zoila")
    make.representation(organization, manager)
    for name in ("Tomás", "Ñusta", "Ángel"):
        make.representation(organization, make.user(name=name), kind="contact")
    mandates = joining.may_join(manager, make.commission(), at=timezone.now())
    assert [mandate.user.name for mandate in mandates] == ["Ángel", "Ñusta", "Tomás", "Zoila"]
