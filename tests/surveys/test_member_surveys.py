"""What an organisation sees of the surveys: what it may answer now, and what was done with what it said."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from members import links
from surveys.access import LINK, LINK_AGE
from surveys.models import Finding, Invitee
from tests.surveys.waves import closed_wave, halves, make_wave, opened_wave


@pytest.fixture
def wave(cast):
    return opened_wave(make_wave())


def address(cast) -> str:
    return reverse("member_surveys", args=[cast.organization.slug])


def own(cast, wave, **fields) -> Invitee:
    return Invitee.objects.get(wave=wave, organization=cast.organization, **fields)


def linked(page: str) -> list[Invitee]:
    """Whom the personal links of the page invite."""
    tokens = re.findall(r"/encuestas/r/([^/]+)/", page)
    return [Invitee.objects.get(pk=links.read(LINK, token, max_age=LINK_AGE).subject) for token in tokens]


def test_member_surveys_lead_to_the_personal_link(cast, wave):
    assert linked(cast.client("titular").get(address(cast)).text) == [own(cast, wave)]


def test_member_surveys_give_no_link_to_who_does_not_manage(cast, wave):
    shown = cast.client("contact").get(address(cast)).text
    assert "La responde quien representa a la organización." in shown
    assert "/encuestas/r/" not in shown


def test_member_surveys_show_a_person_her_own_and_nobody_elses(cast):
    wave = opened_wave(make_wave(unit="person"))
    shown = cast.client("titular").get(address(cast)).text
    assert linked(shown) == [own(cast, wave, user=cast["titular"])]


def test_member_surveys_say_what_was_done_once_it_is_published(cast):
    wave = closed_wave(*halves(3, 3))
    Finding.objects.create(wave=wave, text="Pocas participan.").reply(
        state="no", answer="No alcanza.", by=cast["staff"], at=timezone.now()
    )
    client = cast.client("titular")
    assert "No alcanza." not in client.get(address(cast)).text
    wave.publish(by=cast["staff"], at=timezone.now())
    assert "No alcanza." in client.get(address(cast)).text


def test_survey_list_shows_what_is_open_to_who_may_answer(cast, wave):
    url = reverse("survey_list")
    seen = {role: linked(cast.client(role).get(url).text) for role in ("visitor", "contact", "titular")}
    assert seen == {"visitor": [], "contact": [], "titular": [own(cast, wave)]}


def test_home_asks_for_an_answer_until_one_was_noted(cast, wave):
    client = cast.client("titular")
    assert f'href="{address(cast)}"' in client.get("/").text
    Invitee.objects.filter(wave=wave).update(answered_on=date(2026, 11, 23))
    assert f'href="{address(cast)}"' not in client.get("/").text
