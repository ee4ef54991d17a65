"""An organisation's download tells that it was asked and when it answered, and never what."""

import pytest
from django.utils import timezone

from kit.registries.data_export import export_sections
from surveys.closing import close_wave
from surveys.models import Finding
from tests import make
from tests.surveys.waves import answer, invitees, make_wave, opened_wave

pytestmark = pytest.mark.django_db


def export_of(organization) -> dict:
    return {part.title: part.rows for part in export_sections()["encuestas"].tables(organization, at=timezone.now())}


@pytest.mark.parametrize("is_named", [False, True])
def test_data_export_gives_that_an_organization_was_asked_and_not_what_it_said(is_named):
    wave = opened_wave(make_wave(is_named=is_named), organizations=6)
    for invitee in invitees(wave):
        answer(invitee, {"c": [1]}, {}, {}, {}, {}, {"t": "Mi secreto"})
    close_wave(wave, at=timezone.now())
    mine = invitees(wave)[0].organization
    Finding.objects.create(wave=wave, text="Falta voz.", organization=mine)
    (row,), (owed,) = export_of(mine).values()
    assert row["encuesta"] == "Percepción de prueba"
    assert row["respondió el"] == timezone.localdate()
    assert owed["ustedes dijeron"] == "Falta voz."
    assert "Mi secreto" not in str(export_of(mine))


def test_data_export_asks_as_many_queries_for_three_waves_as_for_one(django_assert_num_queries):
    mine = make.organization()
    for waves in (1, 2):
        for _each in range(waves):
            opened_wave(make_wave())
        with django_assert_num_queries(2):
            export_of(mine)
