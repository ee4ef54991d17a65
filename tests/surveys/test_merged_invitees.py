"""Organisations that are merged while a wave asks them: one answer counts, none is lost, and it can be undone."""

import pytest
from django.utils import timezone

from members.merging import merge, preview, undo
from members.models import Merge
from surveys.closing import close_wave
from surveys.models import Invitee, NamedAnswer
from tests import make
from tests.surveys.waves import answer, invitees, link, make_wave, opened_wave, stored_answers

pytestmark = pytest.mark.django_db
OURS, THEIRS = {"c": [5]}, {"c": [1]}


@pytest.fixture
def wave():
    wave = opened_wave(make_wave(), organizations=8)
    for invitee in invitees(wave)[2:]:
        answer(invitee, {"c": [3]})
    return wave


def merged(wave) -> Merge:
    kept, absorbed = [invitee.organization for invitee in invitees(wave)[:2]]
    assert preview(kept, absorbed, at=timezone.now()).remainder != []
    return merge(kept, absorbed, by=make.user(), at=timezone.now())


def counted(wave) -> list[int]:
    close_wave(wave, at=timezone.now())
    return sorted(stored_answers().values_list("chosen__0", flat=True))


def test_merged_organizations_that_both_answered_count_once(wave):
    """Red without `_one_each`: the one that stays would have two voices."""
    for invitee, values in zip(invitees(wave), (OURS, THEIRS), strict=False):
        answer(invitee, values)
    merged(wave)
    assert counted(wave) == [3] * 6 + [5]


def test_answer_of_the_absorbed_counts_when_the_one_that_stays_gave_none(wave, client):
    kept, absorbed = invitees(wave)[:2]
    answer(absorbed, THEIRS)
    merged(wave)
    assert [client.get(link(each)).status_code for each in (kept, absorbed)] == [200, 404]
    assert counted(wave) == [1] + [3] * 6


def test_merge_that_is_undone_gives_both_their_voice_back(wave, client):
    answer(invitees(wave)[1], THEIRS)
    undo(merged(wave), by=make.user(), at=timezone.now())
    assert client.get(link(invitees(wave)[1])).status_code == 200
    answer(invitees(wave)[0], OURS)
    assert counted(wave) == [1] + [3] * 6 + [5]


def test_only_one_of_two_that_a_third_absorbed_counts(wave):
    for invitee, values in zip(invitees(wave), (OURS, THEIRS), strict=False):
        answer(invitee, values)
    third = make.organization()
    for invitee in invitees(wave)[:2]:
        merge(third, invitee.organization, by=make.user(), at=timezone.now())
    assert counted(wave) == [3] * 6 + [5]


def test_invitation_of_the_absorbed_alone_goes_to_the_one_that_stays_and_back(wave, client):
    one, new = invitees(wave)[0], make.organization()
    address = link(one)
    done = merge(new, one.organization, by=make.user(), at=timezone.now())
    assert Invitee.objects.get(pk=one.pk).organization == new
    assert client.get(address).status_code == 200
    undo(done, by=make.user(), at=timezone.now())
    assert Invitee.objects.get(pk=one.pk).organization == one.organization


def test_named_answers_stay_with_the_invitation_that_gave_them():
    wave = opened_wave(make_wave(is_named=True), organizations=2)
    for invitee, values in zip(invitees(wave), (OURS, THEIRS), strict=True):
        answer(invitee, values)
    close_wave(wave, at=timezone.now())
    kept, absorbed = invitees(wave)
    merge(kept.organization, absorbed.organization, by=make.user(), at=timezone.now())
    assert list(NamedAnswer.objects.order_by("invitee").values_list("invitee", "chosen__0")) == [
        (kept.pk, 5),
        (absorbed.pk, 1),
    ]


def test_persons_of_merged_organizations_keep_a_voice_each():
    wave = make_wave(unit="person")
    two = [make.organization(), make.organization()]
    for organization in two:
        make.representation(organization, make.user())
    opened_wave(wave)
    merge(*two, by=make.user(), at=timezone.now())
    assert [invitee.organization for invitee in invitees(wave)] == [two[0]] * 2
