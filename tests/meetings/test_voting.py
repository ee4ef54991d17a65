"""The link to answer a proposal: looking changes nothing, it opens for one person, while she goes there."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from commissions.models import Seat
from meetings import proposing, voting
from meetings.models import Voice

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal(parties):
    values = {"text": "¿Firmamos?", "closes_at": timezone.now() + timedelta(hours=5), "needs_ratifying": False}
    return proposing.propose(parties.commission, **values, by=parties["focal"], at=timezone.now())


@pytest.fixture
def url(parties, proposal):
    link = voting.voting_link(proposal, parties["member"])
    return link[link.index("/propuestas/") :]


def typed(parties, **values):
    organization = parties.seats["member"].organization
    prefix = f"o{organization.pk}-"
    return {"organization": organization.slug} | {prefix + name: value for name, value in values.items()}


def test_link_looked_at_changes_nothing_and_shows_the_chosen_answer(url):
    page = Client().get(url + "?voz=acuerdo")
    assert page["Referrer-Policy"] == "no-referrer"
    assert page.content.decode().count("checked") == 1
    assert Voice.objects.count() == 0


def test_link_answers_in_two_taps_and_changes_it(parties, url):
    client = Client(enforce_csrf_checks=True)
    assert client.post(url, typed(parties, stance="agree") | {"version": ""}).status_code == 302
    voice = Voice.objects.get()
    assert (voice.stance, voice.given_by) == ("agree", parties["member"])
    page = client.get(url + "?voz=oposicion").content.decode()
    assert page.count("Ya respondió: <strong>De acuerdo</strong>") == 1
    again = typed(parties, stance="object", reason="Falta una cifra") | {"version": voice.given_at.isoformat()}
    assert client.post(url, again).status_code == 302
    assert Voice.objects.get().stance == "object"


def test_link_refuses_an_objection_without_a_reason_and_keeps_what_was_typed(parties, url):
    refused = Client().post(url, typed(parties, stance="object") | {"version": ""})
    assert refused.status_code == 422
    assert refused.content.decode().count("Diga por qué") >= 1
    assert Voice.objects.count() == 0


@pytest.mark.parametrize("organization", ["colibri", "", "otra"])
def test_link_answers_for_no_other_organization(parties, url, organization):
    assert Client().post(url, {"organization": organization, "version": ""}).status_code == 422
    assert Voice.objects.count() == 0


def test_link_is_dead_when_she_no_longer_goes_there(parties, url):
    seat = Seat.objects.get(pk=parties.seats["member"].pk)
    Seat.objects.filter(pk=seat.pk).update(term=(seat.term.lower, timezone.now()))
    assert Client().get(url).status_code == 404
    assert Client().get("/propuestas/x/").status_code == 404


def test_link_of_a_closed_proposal_shows_its_outcome(parties, proposal, url):
    proposing.close_proposal(proposal, by=parties["focal"], at=timezone.now())
    proposing.conclude(proposal, outcome="Se firma el lunes.", by=parties["focal"], at=timezone.now())
    page = Client().get(url)
    assert page.content.decode().count("Se firma el lunes.") == 1
    assert page.content.decode().count("<form") == 0
    assert Client().post(url, typed(parties, stance="agree") | {"version": ""}).status_code == 422
