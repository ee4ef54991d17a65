"""Ticking commitments: what is saved, what stays, who may, and that nobody overwrites what they have not seen."""

import pytest

from commitments.focuses import fingerprint, stored_choice
from commitments.models import Commitment, Focus
from members.models import WorkingState
from tests.pages import differences

BOTH = ("lactancia", "registro")


@pytest.fixture
def tick(cast):
    """Posts the ticks as the titular, opened on what is stored unless `seen` is given."""
    client, url = cast.client("titular"), f"/mi-organizacion/{cast.organization.slug}/compromisos/"

    def post(*, seen=None, **states):
        seen = fingerprint(stored_choice(cast.organization)) if seen is None else seen
        typed = {f"states_{slug}": codes for slug, codes in states.items()}
        return client.post(url, {"version": seen, "commitments": list(states)} | typed)

    return post


def stored(cast) -> dict[str, list[str]]:
    rows = Focus.objects.filter(organization=cast.organization)
    return {row.commitment.slug: sorted(row.states.values_list("code", flat=True)) for row in rows}


def test_ticks_are_saved_with_their_states_and_taken_back(tick, cast):
    assert tick(lactancia=["20", "21"], registro=["20"]).status_code == 302
    assert stored(cast) == {"lactancia": ["20", "21"], "registro": ["20"]}
    kept = Focus.objects.get(commitment__slug="registro").pk
    assert tick(registro=["09"]).status_code == 302
    assert stored(cast) == {"registro": ["09"]}
    assert Focus.objects.get().pk == kept


def test_ticks_of_former_generations_stay(tick, cast):
    former = Commitment.objects.create(slug="antiguo", name="Antiguo", summary="De antes.", place=99)
    Focus.objects.create(organization=cast.organization, commitment=former)
    tick(juego=["20"])
    assert stored(cast) == {"antiguo": [], "juego": ["20"]}


def test_ticks_of_another_organization_stay(tick, cast):
    Focus.objects.create(organization=cast.other, commitment=Commitment.objects.get(slug="juego"))
    tick(lactancia=["20"])
    assert Focus.objects.filter(organization=cast.other).count() == 1


def test_ticks_begin_with_the_states_of_the_organization(cast):
    WorkingState.objects.create(organization=cast.organization, state_id="09")
    page = cast.client("titular").get(f"/mi-organizacion/{cast.organization.slug}/compromisos/")
    lines = page.context["form"].lines()
    assert [line.commitment.number for line in lines] == list(range(1, 13))
    assert {(line.is_ticked, line.boxes.where) for line in lines} == {(False, "Ciudad de México, Oaxaca")}
    assert {(len(line.boxes.own), len(line.boxes.others)) for line in lines} == {(2, 30)}


def test_ticks_of_two_people_are_not_lost_and_both_are_shown(tick, cast):
    seen = fingerprint({})
    tick(lactancia=["20"], seen=seen)
    late = tick(registro=["21"], seen=seen)
    assert late.status_code == 409
    assert stored(cast) == {"lactancia": ["20"]}
    assert differences(late.context["form"]) == [("Registro de nacimiento", "Puebla", "Sin marcar")]
    assert late.context["form"].typed().keys() == {row.pk for row in Commitment.objects.filter(slug__in=BOTH)}
    assert tick(registro=["21"], seen=late.context["form"].opened_version).status_code == 302
    assert stored(cast) == {"registro": ["21"]}


def test_a_tick_left_alone_takes_what_another_stored_meanwhile(tick, cast):
    tick(lactancia=["20"], registro=["20"])
    opened = fingerprint(stored_choice(cast.organization))
    tick(lactancia=["20", "21"], juego=["20"], seen=opened)  # one more state, another commitment, and one taken away
    late = tick(lactancia=["20"], registro=["20"], crianza=["20"], seen=opened)
    assert [(mine, theirs) for _name, mine, theirs in differences(late.context["form"])] == [("Oaxaca", "Sin marcar")]
    form = late.context["form"]
    ticked = {line.commitment.slug: line.boxes.where for line in form.lines() if line.is_ticked}
    assert ticked == {"lactancia": "Oaxaca, Puebla", "juego": "Oaxaca", "crianza": "Oaxaca"}
    again = {
        f"states_{line.commitment.slug}": [box.code for box in line.boxes.own if box.is_ticked] for line in form.lines()
    }
    url = f"/mi-organizacion/{cast.organization.slug}/compromisos/"
    sent = again | {"commitments": list(ticked), "version": late.context["form"].opened_version}
    assert cast.client("titular").post(url, sent).status_code == 302
    assert stored(cast) == {"lactancia": ["20", "21"], "juego": ["20"], "crianza": ["20"]}


@pytest.mark.parametrize("states", [[], ["99"], ["20\x00"], ["Oaxaca"]])
def test_ticks_without_a_state_or_with_none_that_is_are_refused_and_kept_typed(tick, cast, states):
    refused = tick(lactancia=states, juego=["20"])
    assert refused.status_code == 422
    assert stored(cast) == {}
    assert [line.commitment.slug for line in refused.context["form"].lines() if line.errors] == ["lactancia"]
    assert [line.commitment.slug for line in refused.context["form"].lines() if line.is_ticked] == [
        "lactancia",
        "juego",
    ]


def test_ticks_of_an_unknown_commitment_are_refused(tick, cast):
    assert tick(nada=["20"]).status_code == 422
    assert stored(cast) == {}


def test_ticks_are_kept_with_who_made_them(tick, cast):
    tick(lactancia=["20"])
    event = Focus.objects.get().events.get()
    assert event.pgh_context.metadata["user"] == cast["titular"].pk


def test_contact_reads_the_ticks_and_saves_none(tick, cast):
    tick(lactancia=["20"])
    page = cast.client("contact").get(f"/mi-organizacion/{cast.organization.slug}/compromisos/")
    assert page.text.count('type="checkbox"') == 0
    assert [line.boxes.where for line in page.context["form"].lines() if line.is_ticked] == ["Oaxaca"]
