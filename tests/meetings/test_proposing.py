"""Quick decisions: one voice an organisation until the hour, an outcome in words afterwards."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from commissions.models import Commission, Seat
from kit.editing.versions import ConflictError
from meetings import proposing
from meetings.models import Proposal, Voice
from meetings.tally import tally
from tests import make
from tests.commissions.room import a_room, client
from tests.races import behind

HOUR = timedelta(hours=1)


@pytest.fixture
def room(db):
    return a_room()


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def proposal(room, now):
    return proposing.propose(
        room.commission, text="¿Nos sumamos?", closes_at=now + HOUR, needs_ratifying=False, by=room.ana, at=now
    )


def say(proposal, room, user, *, stance="agree", reason="", read="", at):
    organization = room.colibri.organization
    return proposing.speak(proposal, organization, stance=stance, reason=reason, read=read, by=user, at=at)


def voices() -> list[tuple[str, str]]:
    return list(Voice.objects.values_list("organization__name", "stance"))


def test_propose_by_who_does_not_edit_is_refused(room, now):
    values = {"text": "¿Y esto?", "closes_at": now + HOUR, "needs_ratifying": False}
    with pytest.raises(ValidationError, match="Propone quien coordina"):
        proposing.propose(room.commission, **values, by=room.beto, at=now)


def test_voice_in_a_commission_that_closed_is_refused(room, proposal, now):
    Commission.objects.update(closed_at=now, closed_by=room.ana)
    address = room.url("commission_proposal_voice", proposal.pk, room.colibri.organization.slug)
    response = client(room.beto).post(address, {f"o{room.colibri.organization_id}-stance": "agree", "version": ""})
    assert response.status_code == 422
    assert response.context["is_open"] is False
    assert voices() == []


def test_propose_by_an_admitted_editor_opens_it(room, now):
    room.colibri.is_editor = True
    room.colibri.save()
    values = {"text": "¿Y esto?", "closes_at": now + HOUR, "needs_ratifying": False}
    made = proposing.propose(room.commission, **values, by=room.caro, at=now)
    assert made.opened_by == room.caro
    assert made.opened_at == now


def test_propose_until_a_day_that_no_page_could_tell_is_refused(room):
    typed = {"text": "¿Para siempre?", "closes_at": "9999-12-31T23:59"}
    response = client(room.ana).post(room.url("commission_proposal_new"), typed)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["closes_at"]


def test_propose_with_an_hour_that_passed_is_refused(room, now):
    values = {"text": "¿Y esto?", "closes_at": now, "needs_ratifying": False}
    with pytest.raises(ValidationError, match="ya pasó"):
        proposing.propose(room.commission, **values, by=room.ana, at=now)


@pytest.mark.parametrize("who", ["beto", "caro"])
def test_speak_by_who_manages_or_is_delegate_is_the_voice(room, proposal, now, who):
    say(proposal, room, getattr(room, who), at=now)
    assert voices() == [("Colibrí", "agree")]


@pytest.mark.parametrize("who", ["dora", "ana"])
def test_speak_by_anybody_else_is_refused(room, proposal, now, who):
    with pytest.raises(ValidationError, match="Por esa organización habla"):
        say(proposal, room, getattr(room, who), at=now)
    assert voices() == []


def test_speak_after_the_seat_ended_is_refused(room, proposal, now):
    Seat.objects.filter(pk=room.colibri.pk).update(term=(now - HOUR, now))
    with pytest.raises(ValidationError, match="Por esa organización habla"):
        say(proposal, room, room.beto, at=now)


@pytest.mark.parametrize("stance", ["reserved", "object"])
def test_speak_against_without_a_reason_is_refused(room, proposal, now, stance):
    with pytest.raises(ValidationError, match="Diga por qué"):
        say(proposal, room, room.beto, stance=stance, reason="  ", at=now)


@pytest.mark.parametrize(("late", "taken"), [(timedelta(0), False), (-timedelta(microseconds=1), True)])
def test_speak_until_the_very_hour(room, proposal, late, taken):
    if taken:
        say(proposal, room, room.beto, at=proposal.closes_at + late)
    else:
        with pytest.raises(ValidationError, match="ya no recibe voces"):
            say(proposal, room, room.beto, at=proposal.closes_at + late)
    assert len(voices()) == taken


def test_speak_again_changes_the_one_voice_and_keeps_its_history(room, proposal, now):
    first = say(proposal, room, room.beto, at=now)
    later = now + timedelta(minutes=5)
    say(proposal, room, room.caro, stance="object", reason="Falta dinero.", read=proposing.seen(first), at=later)
    assert voices() == [("Colibrí", "object")]
    assert list(first.events.order_by("pgh_id").values_list("stance", "given_by")) == [
        ("agree", room.beto.pk),
        ("object", room.caro.pk),
    ]


def test_speak_over_a_voice_that_was_not_read_is_a_conflict(room, proposal, now):
    say(proposal, room, room.beto, at=now)
    with pytest.raises(ConflictError):
        say(proposal, room, room.caro, stance="object", reason="No.", at=now + timedelta(minutes=1))
    assert voices() == [("Colibrí", "agree")]


@pytest.mark.django_db(transaction=True)
def test_speak_by_two_of_one_organization_at_once_is_one_voice_and_both_are_told(room, proposal):
    """Red without the lock of `speak`: both are told that theirs is the voice, and the first is overwritten unseen."""

    def press(user, stance):
        data = {f"o{room.colibri.organization_id}-stance": stance, f"o{room.colibri.organization_id}-reason": "Porque."}
        url = room.url("commission_proposal_voice", proposal.pk, room.colibri.organization.slug)
        browser = client(user)
        return lambda: browser.post(url, data | {"version": ""})

    first, second = behind(press(room.beto, "agree"), press(room.caro, "object"))
    assert first.status_code == 302
    assert second.status_code == 409
    assert second.content.decode().count("Ya está dicho: <strong>De acuerdo</strong> (Beto,") == 1
    assert voices() == [("Colibrí", "agree")]


def test_tally_counts_voices_and_names_who_has_not_spoken(room, proposal, now):
    say(proposal, room, room.beto, stance="reserved", reason="Con cuidado.", at=now)
    told = tally(proposal, at=now)
    assert [number for _label, number in told.counts] == [0, 1, 0]
    assert told.silent == [room.semilla.organization]


def test_tally_after_closing_asks_those_who_sat_there_then(room, proposal, now):
    late = make.organization("Tarde")
    make.seat(room.commission, late, term=(proposal.closes_at + timedelta(seconds=1), None))
    told = tally(proposal, at=proposal.closes_at + HOUR)
    assert late not in told.silent


def test_conclude_before_the_hour_is_refused(room, proposal, now):
    with pytest.raises(ValidationError, match="Todavía se reciben voces"):
        proposing.conclude(proposal, outcome="Sí", by=room.ana, at=now)


def test_conclude_twice_tells_what_was_written(room, proposal):
    at = proposal.closes_at
    proposing.conclude(proposal, outcome="Sí", by=room.ana, at=at)
    with pytest.raises(ValidationError, match="ya se escribió: «Sí»"):
        proposing.conclude(proposal, outcome="No.", by=room.ana, at=at)
    assert Proposal.objects.get().outcome == "Sí"


def test_ratify_comes_after_the_outcome_and_once(room, proposal):
    at = proposal.closes_at
    with pytest.raises(ValidationError, match="Primero se escribe el resultado"):
        proposing.ratify(proposal, by=room.ana, at=at)
    proposing.conclude(proposal, outcome="Sí", by=room.ana, at=at)
    proposing.ratify(proposal, by=room.ana, at=at)
    with pytest.raises(ValidationError, match="Ya estaba ratificada"):
        proposing.ratify(proposal, by=room.ana, at=at)
    assert Proposal.objects.get().ratified_by == room.ana


def test_proposal_page_takes_a_voice_and_shows_it(room, proposal):
    browser, url = client(room.beto), room.url("commission_proposal", proposal.pk)
    number = room.colibri.organization_id
    assert browser.get(url).content.decode().count(f'name="o{number}-stance"') == 3
    voice_url = room.url("commission_proposal_voice", proposal.pk, room.colibri.organization.slug)
    refused = browser.post(voice_url, {f"o{number}-stance": "object", "version": ""})
    assert refused.status_code == 422
    assert refused.content.decode().count("Diga por qué, para que") == 1
    assert browser.post(voice_url, {f"o{number}-stance": "agree", "version": ""}).status_code == 302
    assert client(room.ana).get(url).content.decode().count("<strong>Colibrí</strong>: De acuerdo") == 1


def test_proposal_page_after_the_hour_has_no_form_and_refuses_with_a_sentence(room, proposal):
    Proposal.objects.update(closes_at=timezone.now() - HOUR, opened_at=timezone.now() - 2 * HOUR)
    browser, number = client(room.beto), room.colibri.organization_id
    page = browser.get(room.url("commission_proposal", proposal.pk)).content.decode()
    voice_url = room.url("commission_proposal_voice", proposal.pk, room.colibri.organization.slug)
    refused = browser.post(voice_url, {f"o{number}-stance": "agree", "version": ""})
    assert page.count(f'name="o{number}-stance"') == 0
    assert refused.status_code == 422
    assert refused.content.decode().count("ya no recibe voces") == 1


def test_proposal_page_of_another_commission_is_not_found(room, proposal):
    elsewhere = make.commission(5)
    make.seat(elsewhere, room.semilla.organization)
    make.focal_point(elsewhere, room.ana, room.semilla.organization)
    url = f"/comisiones/{elsewhere.slug}/trabajo/propuestas/{proposal.pk}/"
    assert client(room.ana).get(url).status_code == 404


def test_proposal_pages_open_conclude_and_ratify(room):
    browser, now = client(room.ana), timezone.localtime()
    data = {"text": "¿Marchamos?", "closes_at": (now + HOUR).strftime("%Y-%m-%dT%H:%M")}
    assert browser.post(room.url("commission_proposal_new"), data).status_code == 302
    proposal = Proposal.objects.get()
    assert browser.post(room.url("commission_proposal_conclude", proposal.pk), {"outcome": "Sí"}).status_code == 422
    Proposal.objects.update(closes_at=now - HOUR, opened_at=now - 2 * HOUR)
    assert browser.post(room.url("commission_proposal_conclude", proposal.pk), {"outcome": "Sí"}).status_code == 302
    assert browser.post(room.url("commission_proposal_ratify", proposal.pk)).status_code == 302
    proposal.refresh_from_db()
    assert proposal.outcome == "Sí"
    assert proposal.ratified_by == room.ana
