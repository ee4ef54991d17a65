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
from tests.cast import client_of
from tests.races import behind

HOUR = timedelta(hours=1)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def proposal(scene, now):
    return proposing.propose(
        scene.commission, text="¿Nos sumamos?", closes_at=now + HOUR, needs_ratifying=False, by=scene["focal"], at=now
    )


def say(proposal, scene, user, *, stance="agree", reason="", read="", at):
    organization = scene.organization
    return proposing.speak(proposal, organization, stance=stance, reason=reason, read=read, by=user, at=at)


def voices() -> list[tuple[str, str]]:
    return list(Voice.objects.values_list("organization__name", "stance"))


def test_propose_by_who_does_not_edit_is_refused(scene, now):
    values = {"text": "¿Y esto?", "closes_at": now + HOUR, "needs_ratifying": False}
    with pytest.raises(ValidationError, match="Propone quien coordina"):
        proposing.propose(scene.commission, **values, by=scene["titular"], at=now)


def test_voice_in_a_commission_that_closed_is_refused(scene, proposal, now):
    Commission.objects.update(closed_at=now, closed_by=scene["focal"])
    address = scene.url("commission_proposal_voice", proposal.pk, scene.organization.slug)
    response = scene.client("titular").post(address, {f"o{scene.organization.pk}-stance": "agree", "version": ""})
    assert response.status_code == 422
    assert response.context["is_open"] is False
    assert voices() == []


def test_propose_by_an_admitted_editor_opens_it(scene, now):
    scene.seats["delegate"].is_editor = True
    scene.seats["delegate"].save()
    values = {"text": "¿Y esto?", "closes_at": now + HOUR, "needs_ratifying": False}
    made = proposing.propose(scene.commission, **values, by=scene["delegate"], at=now)
    assert made.opened_by == scene["delegate"]
    assert made.opened_at == now


def test_propose_until_a_day_that_no_page_could_tell_is_refused(scene):
    typed = {"text": "¿Para siempre?", "closes_at": "9999-12-31T23:59"}
    response = scene.client("focal").post(scene.url("commission_proposal_new"), typed)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["closes_at"]


def test_propose_with_an_hour_that_passed_is_refused(scene, now):
    values = {"text": "¿Y esto?", "closes_at": now, "needs_ratifying": False}
    with pytest.raises(ValidationError, match="ya pasó"):
        proposing.propose(scene.commission, **values, by=scene["focal"], at=now)


@pytest.mark.parametrize("who", ["titular", "delegate"])
def test_speak_by_who_manages_or_is_delegate_is_the_voice(scene, proposal, now, who):
    say(proposal, scene, scene[who], at=now)
    assert voices() == [("Colibrí", "agree")]


@pytest.mark.parametrize("who", ["contact", "focal"])
def test_speak_by_anybody_else_is_refused(scene, proposal, now, who):
    with pytest.raises(ValidationError, match="Por esa organización habla"):
        say(proposal, scene, scene[who], at=now)
    assert voices() == []


def test_speak_after_the_seat_ended_is_refused(scene, proposal, now):
    Seat.objects.filter(pk=scene.seats["delegate"].pk).update(term=(now - HOUR, now))
    with pytest.raises(ValidationError, match="Por esa organización habla"):
        say(proposal, scene, scene["titular"], at=now)


@pytest.mark.parametrize("stance", ["reserved", "object"])
def test_speak_against_without_a_reason_is_refused(scene, proposal, now, stance):
    with pytest.raises(ValidationError, match="Diga por qué"):
        say(proposal, scene, scene["titular"], stance=stance, reason="  ", at=now)


@pytest.mark.parametrize(("late", "taken"), [(timedelta(0), False), (-timedelta(microseconds=1), True)])
def test_speak_until_the_very_hour(scene, proposal, late, taken):
    if taken:
        say(proposal, scene, scene["titular"], at=proposal.closes_at + late)
    else:
        with pytest.raises(ValidationError, match="ya no recibe respuestas"):
            say(proposal, scene, scene["titular"], at=proposal.closes_at + late)
    assert len(voices()) == taken


def test_speak_again_changes_the_one_voice_and_keeps_its_history(scene, proposal, now):
    first = say(proposal, scene, scene["titular"], at=now)
    later = now + timedelta(minutes=5)
    say(
        proposal,
        scene,
        scene["delegate"],
        stance="object",
        reason="Falta dinero.",
        read=proposing.seen(first),
        at=later,
    )
    assert voices() == [("Colibrí", "object")]
    assert list(first.events.order_by("pgh_id").values_list("stance", "given_by")) == [
        ("agree", scene["titular"].pk),
        ("object", scene["delegate"].pk),
    ]


def test_speak_over_a_voice_that_was_not_read_is_a_conflict(scene, proposal, now):
    say(proposal, scene, scene["titular"], at=now)
    with pytest.raises(ConflictError):
        say(proposal, scene, scene["delegate"], stance="object", reason="No.", at=now + timedelta(minutes=1))
    assert voices() == [("Colibrí", "agree")]


@pytest.mark.django_db(transaction=True)
def test_speak_by_two_of_one_organization_at_once_is_one_voice_and_both_are_told(scene, proposal):
    """Red without the lock of `speak`: both are told that theirs is the voice, and the first is overwritten unseen."""

    def press(user, stance):
        data = {f"o{scene.organization.pk}-stance": stance, f"o{scene.organization.pk}-reason": "Porque."}
        url = scene.url("commission_proposal_voice", proposal.pk, scene.organization.slug)
        browser = client_of(user)
        return lambda: browser.post(url, data | {"version": ""})

    first, second = behind(press(scene["titular"], "agree"), press(scene["delegate"], "object"))
    assert first.status_code == 302
    assert second.status_code == 409
    assert second.content.decode().count("Ya respondió: <strong>De acuerdo</strong> (Titular,") == 1
    assert voices() == [("Colibrí", "agree")]


def test_tally_counts_voices_and_names_who_has_not_spoken(scene, proposal, now):
    say(proposal, scene, scene["titular"], stance="reserved", reason="Con cuidado.", at=now)
    result = tally(proposal, at=now)
    assert [number for _label, number in result.counts] == [0, 1, 0]
    assert result.silent == [scene.seats["focal"].organization]


def test_tally_after_closing_asks_those_who_sat_there_then(scene, proposal, now):
    late = make.organization("Tarde")
    make.seat(scene.commission, late, term=(proposal.closes_at + timedelta(seconds=1), None))
    result = tally(proposal, at=proposal.closes_at + HOUR)
    assert late not in result.silent


def test_conclude_before_the_hour_is_refused(scene, proposal, now):
    with pytest.raises(ValidationError, match="Todavía se reciben respuestas"):
        proposing.conclude(proposal, outcome="Sí", by=scene["focal"], at=now)


def test_conclude_twice_tells_what_was_written(scene, proposal):
    at = proposal.closes_at
    proposing.conclude(proposal, outcome="Sí", by=scene["focal"], at=at)
    with pytest.raises(ValidationError, match="ya se escribió: «Sí»"):
        proposing.conclude(proposal, outcome="No.", by=scene["focal"], at=at)
    assert Proposal.objects.get().outcome == "Sí"


def test_ratify_comes_after_the_outcome_and_once(scene, proposal):
    at = proposal.closes_at
    with pytest.raises(ValidationError, match="Primero se escribe el resultado"):
        proposing.ratify(proposal, by=scene["focal"], at=at)
    proposing.conclude(proposal, outcome="Sí", by=scene["focal"], at=at)
    proposing.ratify(proposal, by=scene["focal"], at=at)
    with pytest.raises(ValidationError, match="Ya estaba ratificada"):
        proposing.ratify(proposal, by=scene["focal"], at=at)
    assert Proposal.objects.get().ratified_by == scene["focal"]


def test_proposal_page_takes_a_voice_and_shows_it(scene, proposal):
    browser, url = scene.client("titular"), scene.url("commission_proposal", proposal.pk)
    number = scene.organization.pk
    assert browser.get(url).content.decode().count(f'name="o{number}-stance"') == 3
    voice_url = scene.url("commission_proposal_voice", proposal.pk, scene.organization.slug)
    refused = browser.post(voice_url, {f"o{number}-stance": "object", "version": ""})
    assert refused.status_code == 422
    assert refused.content.decode().count("Diga por qué, para que") == 1
    assert browser.post(voice_url, {f"o{number}-stance": "agree", "version": ""}).status_code == 302
    assert scene.client("focal").get(url).content.decode().count("<strong>Colibrí</strong>: De acuerdo") == 1


def test_proposal_page_after_the_hour_has_no_form_and_refuses_with_a_sentence(scene, proposal):
    Proposal.objects.update(closes_at=timezone.now() - HOUR, opened_at=timezone.now() - 2 * HOUR)
    browser, number = scene.client("titular"), scene.organization.pk
    page = browser.get(scene.url("commission_proposal", proposal.pk)).content.decode()
    voice_url = scene.url("commission_proposal_voice", proposal.pk, scene.organization.slug)
    refused = browser.post(voice_url, {f"o{number}-stance": "agree", "version": ""})
    assert page.count(f'name="o{number}-stance"') == 0
    assert refused.status_code == 422
    assert refused.content.decode().count("ya no recibe respuestas") == 1


def test_proposal_page_of_another_commission_is_not_found(scene, proposal):
    elsewhere = make.commission(5)
    make.seat(elsewhere, scene.seats["focal"].organization)
    make.focal_point(elsewhere, scene["focal"], scene.seats["focal"].organization)
    url = f"/comisiones/{elsewhere.slug}/trabajo/propuestas/{proposal.pk}/"
    assert scene.client("focal").get(url).status_code == 404


def test_proposal_pages_open_conclude_and_ratify(scene):
    browser, now = scene.client("focal"), timezone.localtime()
    data = {"text": "¿Marchamos?", "closes_at": (now + HOUR).strftime("%Y-%m-%dT%H:%M")}
    assert browser.post(scene.url("commission_proposal_new"), data).status_code == 302
    proposal = Proposal.objects.get()
    assert browser.post(scene.url("commission_proposal_conclude", proposal.pk), {"outcome": "Sí"}).status_code == 422
    Proposal.objects.update(closes_at=now - HOUR, opened_at=now - 2 * HOUR)
    assert browser.post(scene.url("commission_proposal_conclude", proposal.pk), {"outcome": "Sí"}).status_code == 302
    assert browser.post(scene.url("commission_proposal_ratify", proposal.pk)).status_code == 302
    proposal.refresh_from_db()
    assert proposal.outcome == "Sí"
    assert proposal.ratified_by == scene["focal"]
