"""An organisation's download tells what it did in commissions, agreements and decisions, and nothing of others."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kit.registries.data_export import export_sections
from meetings import agreeing, proposing
from meetings.models import Proposal
from tests import make

pytestmark = pytest.mark.django_db
SECTIONS = ("comisiones", "acuerdos")


@pytest.fixture
def busy_parties(parties):
    """A commission in which the organisation that answers for agreements and another one have done the same things."""
    now = timezone.now()
    member = parties["member"]
    other = member.representations.get().organization
    row = parties.agree()
    parties.agree(text="De otra", organization=other, responsible=member)
    agreeing.comment(row, text="Ya casi.", by=parties["responsible"], at=now)
    hour = now + timedelta(hours=1)
    proposal = Proposal.objects.create(commission=parties.commission, text="¿Sí?", closes_at=hour, opened_by=member)
    meeting = make.meeting(parties.commission, member)
    meeting.organizations.add(parties.organization)
    for organization, user, stance in (
        (parties.organization, parties["responsible"], "agree"),
        (other, member, "object"),
    ):
        proposing.speak(proposal, organization, stance=stance, reason="Por esto.", read="", by=user, at=now)
    return parties


def export_of(organization) -> dict:
    parts = [part for key in SECTIONS for part in export_sections()[key].tables(organization, at=timezone.now())]
    return {part.title: part.rows for part in parts}


def test_data_export_gives_what_an_organization_did_in_commissions_and_nothing_of_others(busy_parties):
    parts = export_of(busy_parties.organization)
    assert [row["persona delegada"] for row in parts["Lugares en comisiones"]] == ["Responsible"]
    assert [row["acuerdo"] for row in parts["Acuerdos de que responde"]] == ["Escribir la carta"]
    assert [row["comentario"] for row in parts["Comentarios a sus acuerdos"]] == ["Ya casi."]
    assert [row["postura"] for row in parts["Sus voces en las propuestas"]] == ["De acuerdo"]
    assert len(parts["Reuniones a que vino"]) == 1
    assert "key" not in parts["Acuerdos de que responde"][0]


@pytest.mark.parametrize("key", SECTIONS)
def test_data_export_asks_as_many_queries_for_three_agreements_as_for_one(busy_parties, key, django_assert_num_queries):
    tables = export_sections()[key].tables
    with django_assert_num_queries(5):
        tables(busy_parties.organization, at=timezone.now())
    busy_parties.agree()
    busy_parties.agree()
    with django_assert_num_queries(5):
        tables(busy_parties.organization, at=timezone.now())


def test_data_export_is_pages_and_a_file_of_the_organization(busy_parties):
    browser, address = (
        busy_parties.client("responsible"),
        reverse("member_download", args=[busy_parties.organization.slug]),
    )
    assert {key for key in SECTIONS if browser.get(f"{address}?parte={key}").status_code == 200} == set(SECTIONS)
