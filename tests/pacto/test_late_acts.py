"""The page of an act that makes no sense any more asks for nothing and says so."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from members import membership_status
from surveys.models import Wave
from surveys.opening import open_wave
from tests.surveys.waves import closed_wave, halves

pytestmark = pytest.mark.django_db
TOO_LATE = "Esto ya no se puede hacer"


def test_an_organization_that_left_is_not_asked_to_leave(cast, staff):
    row = cast.other
    url = f"/admin/members/organization/{row.pk}/dar-de-baja/"
    page = staff.get(url).text
    assert (TOO_LATE in page, 'name="reason"' in page, 'type="submit"' in page.split("content-main")[1]) == (
        *(False, True, True),
    )
    membership_status.withdraw(row, by=cast["staff"], reason="Cerró", at=timezone.now())
    page = staff.get(url).text
    assert (TOO_LATE in page, 'name="reason"' in page, 'type="submit"' in page.split("content-main")[1]) == (
        *(True, False, False),
    )
    assert TOO_LATE not in staff.get(f"/admin/members/organization/{row.pk}/readmitir/").text


@pytest.mark.parametrize("act", ["abrir", "ampliar", "cerrar", "volver-a-borrador", "descartar"])
def test_a_closed_survey_is_not_opened_nor_closed_again(staff, act):
    wave = closed_wave(*halves(6, 6))
    page = staff.get(f"/admin/surveys/wave/{wave.pk}/{act}/").text
    assert TOO_LATE in page
    assert ('name="closes_at"' in page) is False
    assert ('name="reason"' in page) is False


def test_a_closed_survey_is_not_said_to_be_open(cast, staff):
    wave = closed_wave(*halves(6, 6))
    later = timezone.now() + timedelta(days=3)
    with pytest.raises(ValidationError, match="ya cerró"):
        open_wave(wave, by=cast["staff"], at=timezone.now(), opens_at=timezone.now(), closes_at=later)
    page = " ".join(staff.get(f"/admin/surveys/wave/{wave.pk}/change/").text.split())
    assert "Recibió respuestas del" in page
    assert ("Recibe respuestas" in page) is False
    count = Wave.objects.get(pk=wave.pk).response_count
    assert f"Respondieron {count} de" in page
    assert ("hasta anoche" in page) is False


def test_invitees_are_told_apart_by_their_survey(staff):
    wave = closed_wave(*halves(6, 6))
    assert wave.title in staff.get("/admin/surveys/invitee/?situacion=todas").text.split('id="result_list"')[1]
