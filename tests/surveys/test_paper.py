"""Staff types what an organisation said on paper or by telephone: marked as such, and blind to what it wrote itself."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from surveys.answer_links import paper_link
from surveys.closing import close_wave, note_turnout
from surveys.models import Invitee, Wave
from tests.surveys.pages import typed, url
from tests.surveys.waves import answer, invitees, link, make_wave, opened_wave, paper, questions, save, stored_answers


@pytest.fixture
def staff(cast):
    return cast.client("staff")


@pytest.fixture
def invitee(cast):
    return invitees(opened_wave(make_wave(), organizations=6))[0]


def test_paper_entry_is_marked_and_counts_once(staff, cast, invitee):
    door = paper_link(invitee, by=cast["staff"])
    assert "Captura de papel o teléfono" in staff.get(door).text
    staff.post(door + "1/", typed(invitee, "4"))
    assert staff.post(door + "enviar/").url == door
    assert "Capturar otra" in staff.get(door).text
    note_turnout(invitee.wave, on=timezone.localdate())
    invitee.refresh_from_db()
    assert invitee.entered_by == cast["staff"]
    assert invitee.answered_on == timezone.localdate()


def act(invitee) -> str:
    return reverse("admin:surveys_invitee_capture", args=[invitee.pk])


def test_paper_entry_begins_in_the_office(staff, invitee):
    assert "quedará marcado que usted lo capturó" in staff.get(act(invitee)).text
    assert "Captura de papel o teléfono" in staff.post(act(invitee), follow=True).text


def type_it(staff, door: str, invitee) -> None:
    """Staff types 2 for the first question, and sends it."""
    staff.post(door + "1/", typed(invitee, "2"))
    assert staff.post(door + "enviar/").url == door


def test_paper_entry_does_not_begin_when_it_was_typed_or_closed(staff, cast, invitee):
    type_it(staff, paper_link(invitee, by=cast["staff"]), invitee)
    assert "Ya se capturó: no se captura otra vez." in staff.get(act(invitee)).text
    assert staff.post(act(invitee)).status_code == 422
    Wave.objects.filter(pk=invitee.wave_id).update(closes_at=timezone.now())
    assert "La encuesta no está abierta" in staff.get(act(invitee)).text


def test_paper_entry_never_tells_that_the_organisation_answered_today(staff, cast, invitee):
    """Red where typing begins, goes on or ends in another way once the organisation has sent it by itself."""
    door = paper_link(invitee, by=cast["staff"])
    pages = [act(invitee), *(door + end for end in ("", "1/", "enviar/"))]
    before = [re.sub("(csrf|form_key).*", "", staff.get(page).text) for page in pages]
    answer(invitee, {"c": [4]})
    assert [re.sub("(csrf|form_key).*", "", staff.get(page).text) for page in pages] == before
    assert "Empezar" in staff.post(act(invitee), follow=True).text
    type_it(staff, door, invitee)
    assert "Si también respondió por su enlace, cuenta lo que envió ahí." in staff.get(door).text


def test_paper_entry_counts_only_where_the_organisation_sent_nothing(staff, cast, invitee):
    others = invitees(invitee.wave)[1:]
    for each in others:
        answer(each, {"c": [4]})
    type_it(staff, paper_link(invitee, by=cast["staff"]), invitee)
    type_it(staff, paper_link(others[0], by=cast["staff"]), others[0])
    assert close_wave(invitee.wave, at=timezone.now()) == 8
    assert sorted(stored_answers().values_list("chosen__0", flat=True)) == [2, 4, 4, 4, 4, 4, 4, 4]
    assert list(Invitee.objects.filter(entered_by__isnull=False)) == [invitee]


def test_organisation_whose_answer_was_typed_answers_no_second_time(client, staff, cast, invitee):
    type_it(staff, paper_link(invitee, by=cast["staff"]), invitee)
    assert "Gracias: recibimos su respuesta" in client.get(link(invitee)).text
    with pytest.raises(ValidationError, match="Ya recibimos"):
        answer(invitee, {"c": [4]})


def test_paper_entry_goes_on_under_a_new_secret(cast, invitee, settings):
    by, (agree, where, *_others) = cast["staff"], questions(invitee.wave)
    save(invitee, {agree: {"c": [2]}}, at=timezone.now(), entered_by=by)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "la-nueva", [settings.SECRET_KEY]
    save(invitee, {where: {"c": [1]}}, at=timezone.now(), entered_by=by)
    assert paper(invitee, entered_by=by).answers == {agree.pk: {"c": [2]}, where.pk: {"c": [1]}}


def test_paper_entry_never_shows_what_the_organisation_typed(client, staff, cast, invitee):
    client.post(url("survey_section", invitee, 1), typed(invitee, "1"))
    client.post(url("survey_section", invitee, 2), typed(invitee, None, None, None, "9", "12", "Mi secreto"))
    door = paper_link(invitee, by=cast["staff"])
    pages = [staff.get(door + end, follow=True).text for end in ("", "1/", "2/", "enviar/")]
    assert [("Mi secreto" in page, "checked" in page, "Seguir donde" in page) for page in pages] == [(False,) * 3] * 4
    assert staff.post(door + "enviar/").status_code == 422
    staff.post(door + "1/", typed(invitee, "5"))
    first = questions(invitee.wave)[0].pk
    assert paper(invitee, entered_by=cast["staff"]).answers == {first: {"c": [5]}}
    assert paper(invitee).answers[first] == {"c": [1]}


def test_paper_entry_goes_on_where_the_same_person_stopped(staff, cast, invitee):
    door = paper_link(invitee, by=cast["staff"])
    staff.post(door + "1/", typed(invitee, "4"))
    assert "Seguir donde me quedé" in staff.get(door).text


@pytest.mark.parametrize("role", ["visitor", "titular", "board"])
def test_paper_link_opens_only_for_whoever_asked_for_it(cast, invitee, role):
    door = paper_link(invitee, by=cast["staff"])
    assert cast.client(role).get(door).status_code == 404


def test_paper_link_ends_with_the_office(staff, cast, invitee):
    door = paper_link(invitee, by=cast["staff"])
    cast["staff"].offices.update(term=(timezone.now() - timedelta(days=9), timezone.now()))
    assert staff.get(door).status_code == 404


def test_paper_entry_does_not_decline_for_the_organisation(staff, cast, invitee):
    staff.post(paper_link(invitee, by=cast["staff"]) + "no-responder/")
    assert Invitee.objects.get(pk=invitee.pk).declined_on is None


def test_personal_link_opened_by_staff_marks_nothing_as_paper(staff, invitee):
    assert "Captura de papel" not in staff.get(link(invitee)).text
