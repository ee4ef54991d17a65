"""A personal link answers for as long as its person may, and not a moment longer."""

import pytest
from django.urls import reverse
from django.utils import timezone

from kit.pages import links
from members.mandates import end
from members.models import Representation, User
from surveys.access import LINK
from surveys.answer_links import link
from tests import make
from tests.surveys.waves import invitees, make_wave, opened_wave, paper, questions


@pytest.fixture
def mandates(db) -> list[Representation]:
    """Two who represent an organisation, and a contact of it."""
    organization = make.organization()
    return [make.representation(organization, make.user(), kind) for kind in ("titular", "alternate", "contact")]


@pytest.fixture
def invitee(mandates):
    return invitees(opened_wave(make_wave()))[0]


def status(client, address: str) -> int:
    return client.get(address).status_code


def test_link_of_an_organization_ends_with_the_mandate_of_its_holder(client, invitee, mandates):
    """Red while the link is the organisation's: who left reads what it writes, and answers for it."""
    gone, stays = (link(invitee, mandate.user) for mandate in mandates[:2])
    assert [status(client, each) for each in (gone, stays)] == [200, 200]
    end(mandates[0], by=mandates[0].user, at=timezone.now())
    assert [status(client, each) for each in (gone, stays)] == [404, 200]
    field = f"p{questions(invitee.wave)[0].pk}"
    assert client.post(gone + "1/", {field: "4"}).status_code == 404
    assert [client.post(gone + each).status_code for each in ("enviar/", "no-respondere/")] == [404, 404]
    assert paper(invitee).answers == {}
    assert client.post(stays + "1/", {field: "4"}).status_code == 302


def test_link_of_a_contact_of_a_blocked_account_or_of_nobody_opens_nothing(client, invitee, mandates):
    contact, blocked = link(invitee, mandates[2].user), link(invitee, mandates[0].user)
    User.objects.filter(pk=mandates[0].user_id).update(is_active=False)
    nobody = reverse("survey_answer", args=[links.sign(LINK, invitee.pk)])
    assert [status(client, each) for each in (contact, blocked, nobody)] == [404, 404, 404]


def test_link_of_a_person_is_not_another_persons(client, mandates):
    invitee = invitees(opened_wave(make_wave(unit="person")))[0]
    own, other = (link(invitee, mandate.user) for mandate in mandates[:2])
    assert [status(client, each) for each in (own, other)] == [200, 404]


def test_link_opens_again_with_a_new_mandate(client, invitee, mandates):
    user = mandates[0].user
    former = link(invitee, user)
    end(mandates[0], by=mandates[0].user, at=timezone.now())
    make.representation(invitee.organization, user, "alternate", term=(timezone.now(), None))
    user.refresh_from_db()
    assert [status(client, each) for each in (former, link(invitee, user))] == [404, 200]
