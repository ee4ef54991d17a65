"""Many at one section at once, on connections of their own."""

from itertools import count

import pytest
from django.utils import timezone

from commissions import publishing
from commissions.models import AgendaSection, Edition, Revision
from kit.editing.versions import ConflictError
from tests.cast import agenda_team
from tests.commissions.agenda import WORKING
from tests.races import at_once, behind

pytestmark = pytest.mark.django_db(transaction=True)


def test_fifty_saves_at_once_lose_nothing():
    """Red without the version in `save_section`'s update: all fifty are written, forty-nine over one unseen."""
    team, numbers = agenda_team(), count(1)
    results = at_once(lambda: team.save(team["focal"], f"Texto {next(numbers)}", version=0), times=50)
    saved = [one for one in results if isinstance(one, AgendaSection)]
    assert [one.version for one in saved] == [1]
    assert sum(isinstance(one, ConflictError) for one in results) == 49
    assert AgendaSection.objects.get().content == saved[0].content == Revision.objects.get().content


def test_fifty_who_try_again_are_all_in_the_history():
    """Red without the version in `save_section`'s update: versions are skipped by the unseen."""
    team, numbers = agenda_team(), count(1)

    def insist():
        text = f"Texto {next(numbers)}"
        while True:
            seen = AgendaSection.objects.filter(agenda__commission=team.commission).first()
            content = (seen.content.get("objectives", "") if seen else "") + f"\n{text}"
            try:
                return team.save(team["focal"], content, version=seen.version if seen else 0)
            except ConflictError:
                continue

    results = at_once(insist, times=12)
    assert [one for one in results if isinstance(one, Exception)] == []
    lines = AgendaSection.objects.get().content["objectives"].split()
    assert len(lines) == 24
    assert Revision.objects.count() == 12


def test_agenda_published_while_it_is_written_says_what_its_edition_says():
    """Red without the lock of `lock_agenda`: the save lands in an agenda that is published already."""
    team = agenda_team()
    team.save(team["focal"], "", version=0, kind="goal", commitment="lactancia")
    team.save(team["focal"], "Uno", version=0)
    team.save(team["focal"], "", version=0, kind="communication", channel="c", rules="r", periodicity="p")
    team.save(team["focal"], "", version=0, kind="working", **WORKING)
    behind(
        lambda: publishing.publish(team.commission, by=team["focal"], at=timezone.now()),
        lambda: team.save(team["alternate"], "Dos", version=1),
    )
    assert Edition.objects.get().content["objectives"] == AgendaSection.objects.get(kind="objectives").content
