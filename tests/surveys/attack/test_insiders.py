"""Whoever comes to speak for an organisation while a wave is open reads nothing of what its people have begun."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from members.mandates import end
from surveys import answering
from surveys.access import Writer
from surveys.answer_links import link
from surveys.answering import SENT
from surveys.closing import close_wave, note_turnout
from surveys.models import Draft, Invitee
from tests import make
from tests.surveys.waves import answer, invitees, make_wave, opened_wave, questions, stored_answers, writer

pytestmark = pytest.mark.django_db
SECRET = "Lo que solo sé yo"


@pytest.fixture
def organization():
    return make.organization("Semilla")


@pytest.fixture
def titular(organization):
    return make.representation(organization, make.user("titular@pacto.example")).user


@pytest.fixture
def invitee(titular, organization) -> Invitee:
    wave = opened_wave(make_wave(), organizations=5)
    return next(each for each in invitees(wave) if each.organization_id == organization.pk)


def came_later(invitee, kind: str = "alternate"):
    return make.representation(invitee.organization, make.user(), kind, term=(timezone.now(), None)).user


def write(invitee, user, value: str, text: str = "") -> None:
    """Through the pages: the first question, and the one that it brings."""
    agree, *_others, last = questions(invitee.wave)
    door, client = link(invitee, user), Client()
    assert client.post(door + "1/", {f"p{agree.pk}": value}).status_code == 302
    if text:
        assert client.post(door + "2/", {f"p{last.pk}": text}).status_code == 302


def seen(invitee, user) -> list[str]:
    """Every page of the link, without its address."""
    door, client = link(invitee, user), Client()
    pages = [client.get(door + end, follow=True).text for end in ("", "1/", "2/", "enviar/")]
    return [re.sub(r"pacto_[\w-]+", "", page) for page in pages]


@pytest.mark.parametrize("is_early", [True, False])
def test_insider_learns_neither_what_others_wrote_nor_that_they_began(invitee, titular, is_early):
    """Red where the draft is the organisation's: a mailbox invited for the purpose reads and sends it."""
    author = titular if is_early else came_later(invitee)
    insider = came_later(invitee)
    before = seen(invitee, insider)
    write(invitee, author, "1", SECRET)
    assert seen(invitee, insider) == before
    assert SECRET in "".join(seen(invitee, author))
    assert Client().post(link(invitee, insider) + "enviar/").status_code == 422


def test_insider_is_told_that_it_was_sent_and_not_what(invitee, titular):
    insider = came_later(invitee)
    write(invitee, titular, "1", SECRET)
    write(invitee, insider, "5")
    assert Client().post(link(invitee, titular) + "enviar/").status_code == 302
    pages = seen(invitee, insider)
    assert [SECRET in page or "checked" in page for page in pages] == [False] * 4
    assert "Semilla ya respondió" in pages[0]
    assert "Gracias: recibimos su respuesta" in seen(invitee, titular)[0]
    assert Client().post(link(invitee, insider) + "1/", {f"p{questions(invitee.wave)[0].pk}": "2"}).status_code == 302


def test_organization_has_one_voice_the_first_that_is_sent(invitee, titular):
    insider = came_later(invitee)
    for each in invitees(invitee.wave):
        if each != invitee:
            answer(each, {"c": [3]})
    write(invitee, insider, "5")
    write(invitee, titular, "2")
    answering.send(invitee, at=timezone.now(), by=Writer(titular.pk))
    with pytest.raises(ValidationError) as refused:
        answering.send(invitee, at=timezone.now(), by=Writer(insider.pk))
    assert refused.value.code == SENT
    note_turnout(invitee.wave, on=timezone.localdate())
    assert close_wave(invitee.wave, at=timezone.now()) == 6
    assert sorted(stored_answers().values_list("chosen__0", flat=True)) == [2, 3, 3, 3, 3, 3]


def test_each_of_two_who_came_later_keeps_her_own(invitee, titular):
    first, second = came_later(invitee), came_later(invitee)
    write(invitee, first, "1")
    write(invitee, second, "2")
    write(invitee, titular, "3")
    agree = questions(invitee.wave)[0].pk
    drafts = [answering.response_of(invitee, Writer(user.pk)).answers for user in (first, second, titular)]
    assert drafts == [{agree: {"c": [value]}} for value in (1, 2, 3)]


def test_who_follows_begins_anew_and_answers_for_the_organization(invitee, titular):
    write(invitee, titular, "1", SECRET)
    end(titular.representations.get(), by=titular, at=timezone.now())
    follower = came_later(invitee, "titular")
    assert SECRET not in "".join(seen(invitee, follower))
    write(invitee, follower, "4")
    answering.send(invitee, at=timezone.now(), by=Writer(follower.pk))
    assert answering.response_of(invitee, Writer(follower.pk)).is_sent


def test_drafts_are_as_many_and_as_long_whoever_writes(invitee, titular):
    """Red where a draft is made when somebody begins: its row, or the lack of it, tells that she has."""
    laid_out = set(Draft.objects.values_list("blind", flat=True))
    write(invitee, titular, "1", SECRET)
    write(invitee, came_later(invitee), "2")
    for each in invitees(invitee.wave):
        if each != invitee:
            answer(each, {"c": [3]})
    assert {bytes(key) for key in Draft.objects.values_list("blind", flat=True)} == {bytes(key) for key in laid_out}
    assert {len(draft.sealed) for draft in Draft.objects.all()} == {invitee.wave.sealed_size}


def test_save_by_who_was_there_writes_no_other_draft(invitee, titular, django_assert_num_queries):
    """What one writes and what is sent are not tied to each other by a lock or a write."""
    versions = dict(Draft.objects.extra(select={"version": "xmin::text || xmax::text"}).values_list("blind", "version"))
    write(invitee, titular, "1")
    after = dict(Draft.objects.extra(select={"version": "xmin::text || xmax::text"}).values_list("blind", "version"))
    changed = [key for key in versions if versions[key] != after[key]]
    assert len(changed) == 1
    assert writer(invitee).user_id == titular.pk
