"""What an organisation sees of the surveys: what it may answer now, and what was done with what it said."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from members import links
from surveys.access import LINK, LINK_AGE
from surveys.models import Finding, Invitee
from tests.surveys.asked import a_wave, opened
from tests.surveys.told import closed, halves


@pytest.fixture
def wave(house):
    return opened(a_wave())


def address(house) -> str:
    return reverse("member_surveys", args=[house.organization.slug])


def own(house, wave, **fields) -> Invitee:
    return Invitee.objects.get(wave=wave, organization=house.organization, **fields)


def linked(page: str) -> list[Invitee]:
    """Whom the personal links of the page invite."""
    tokens = re.findall(r"/encuestas/r/([^/]+)/", page)
    return [Invitee.objects.get(pk=links.read(LINK, token, max_age=LINK_AGE).subject) for token in tokens]


def test_member_surveys_lead_to_the_personal_link(house, wave):
    assert linked(house.client("titular").get(address(house)).text) == [own(house, wave)]


def test_member_surveys_give_no_link_to_who_does_not_manage(house, wave):
    shown = house.client("contact").get(address(house)).text
    assert "La responde quien representa a la organización." in shown
    assert "/encuestas/r/" not in shown


def test_member_surveys_show_a_person_her_own_and_nobody_elses(house):
    wave = opened(a_wave(unit="person"))
    shown = house.client("titular").get(address(house)).text
    assert linked(shown) == [own(house, wave, user=house.users["titular"])]


def test_member_surveys_say_what_was_done_once_it_is_published(house):
    wave = closed(*halves(3, 3))
    Finding.objects.create(wave=wave, text="Pocas participan.").reply(
        state="no", answer="No alcanza.", by=house.users["staff"], at=timezone.now()
    )
    client = house.client("titular")
    assert "No alcanza." not in client.get(address(house)).text
    wave.publish(by=house.users["staff"], at=timezone.now())
    assert "No alcanza." in client.get(address(house)).text


def test_survey_list_shows_what_is_open_to_who_may_answer(house, wave):
    url = reverse("survey_list")
    seen = {role: linked(house.client(role).get(url).text) for role in ("visitor", "contact", "titular")}
    assert seen == {"visitor": [], "contact": [], "titular": [own(house, wave)]}


def test_home_asks_for_an_answer_until_one_was_noted(house, wave):
    client = house.client("titular")
    assert f'href="{address(house)}"' in client.get("/").text
    Invitee.objects.filter(wave=wave).update(answered_on=date(2026, 11, 23))
    assert f'href="{address(house)}"' not in client.get("/").text
