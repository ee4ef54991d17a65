"""Staff types what an organisation said on paper or by telephone: marked as such, and blind to what it wrote itself."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from surveys.answering import paper
from surveys.asking import link, paper_link
from surveys.closing import note_turnout
from surveys.models import Invitee, Wave
from tests.surveys.asked import a_wave, answer, invitees, opened, questions
from tests.surveys.test_answer_pages import typed, url


@pytest.fixture
def invitee(house):
    return invitees(opened(a_wave(), organizations=6))[0]


@pytest.fixture
def staff(house):
    return house.client("staff")


def test_paper_entry_is_marked_and_counts_once(staff, house, invitee):
    door = paper_link(invitee, by=house.users["staff"])
    assert "Captura de papel o teléfono" in staff.get(door).text
    staff.post(door + "1/", typed(invitee, "4"))
    assert staff.post(door + "enviar/").url == door
    assert "Capturar otra" in staff.get(door).text
    note_turnout(invitee.wave, on=timezone.localdate())
    invitee.refresh_from_db()
    assert (invitee.entered_by, invitee.answered_on) == (house.users["staff"], timezone.localdate())


def act(invitee) -> str:
    return reverse("admin:surveys_invitee_capture", args=[invitee.pk])


def test_paper_entry_begins_in_the_office(staff, invitee):
    assert "quedará marcado que usted lo capturó" in staff.get(act(invitee)).text
    assert "Captura de papel o teléfono" in staff.post(act(invitee), follow=True).text


def test_paper_entry_does_not_begin_when_it_was_sent_or_closed(staff, invitee):
    answer(invitee, {"c": [4]})
    assert "Ya respondió: no se captura otra vez." in staff.get(act(invitee)).text
    assert staff.post(act(invitee)).status_code == 422
    Wave.objects.filter(pk=invitee.wave_id).update(closes_at=timezone.now())
    assert "La encuesta no está abierta" in staff.get(act(invitee)).text


def test_paper_entry_never_shows_what_the_organisation_typed(client, staff, house, invitee):
    client.post(url("survey_section", invitee, 1), typed(invitee, "1"))
    client.post(url("survey_section", invitee, 2), typed(invitee, None, None, None, "9", "12", "Mi secreto"))
    door = paper_link(invitee, by=house.users["staff"])
    pages = [staff.get(door + end, follow=True).text for end in ("", "1/", "2/", "enviar/")]
    assert [("Mi secreto" in page, "checked" in page, "Seguir donde" in page) for page in pages] == [(False,) * 3] * 4
    assert staff.post(door + "enviar/").status_code == 422
    staff.post(door + "1/", typed(invitee, "5"))
    assert paper(invitee).given == {questions(invitee.wave)[0].pk: {"c": [5]}}


def test_paper_entry_goes_on_where_the_same_person_stopped(staff, house, invitee):
    door = paper_link(invitee, by=house.users["staff"])
    staff.post(door + "1/", typed(invitee, "4"))
    assert "Seguir donde me quedé" in staff.get(door).text


def test_paper_entry_is_refused_when_it_was_sent(staff, house, invitee):
    answer(invitee, {"c": [4]})
    door = paper_link(invitee, by=house.users["staff"])
    assert staff.get(door + "1/").url == door
    assert "Gracias: recibimos su respuesta" in staff.get(door).text


@pytest.mark.parametrize("role", ["visitor", "titular", "board"])
def test_paper_link_opens_only_for_whoever_asked_for_it(house, invitee, role):
    door = paper_link(invitee, by=house.users["staff"])
    assert house.client(role).get(door).status_code == 404


def test_paper_link_ends_with_the_office(staff, house, invitee):
    door = paper_link(invitee, by=house.users["staff"])
    house.users["staff"].offices.update(term=(timezone.now() - timedelta(days=9), timezone.now()))
    assert staff.get(door).status_code == 404


def test_paper_entry_does_not_decline_for_the_organisation(staff, house, invitee):
    staff.post(paper_link(invitee, by=house.users["staff"]) + "no-responder/")
    assert Invitee.objects.get(pk=invitee.pk).declined_on is None


def test_personal_link_opened_by_staff_marks_nothing_as_paper(staff, invitee):
    assert "Captura de papel" not in staff.get(link(invitee)).text
