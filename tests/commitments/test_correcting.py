"""A published figure is put right in one step, and a second person publishes it."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from commitments.models import Release, YearOpening
from commitments.releasing.correcting import correct
from commitments.releasing.publishing import publish
from tests import make
from tests.commitments.office_rows import correction, figure
from tests.pages import offered


def test_correcting_reopens_the_year_and_waits_for_a_second_person(staff, cast):
    row = figure()
    url = f"/admin/commitments/figure/{row.pk}/corregir/"
    page = staff.get(url)
    assert "Hoy dice 24.5" in page.text
    assert offered(page, "value")["value"] == ["24.5"]
    assert staff.post(url, correction()).status_code == 302
    opening, release = YearOpening.objects.get(), Release.objects.latest("pk")
    assert (opening.year, opening.reason, opening.closed_at) == (2023, "La fuente corrigió.", None)
    assert (release.created_by, release.rows.get().verdict) == (cast["staff"], "revision")
    publish(release, by=make.user(), at=timezone.now())
    assert [str(one.value) for one in row.indicator.figures.filter(year=2023).order_by("pk")][-1].startswith("25.1")
    opening.refresh_from_db()
    assert opening.closed_at is not None


def test_what_is_no_correction_reopens_nothing(staff):
    row = figure()
    url = f"/admin/commitments/figure/{row.pk}/corregir/"
    same = {"value": "24.5", "source": row.source, "reason": "x"}
    if row.retrieved_on:
        same["retrieved_on"] = row.retrieved_on.isoformat()
    assert "No cambió nada" in staff.post(url, same).text
    assert staff.post(url, correction() | {"value": "mucho"}).status_code == 422
    assert YearOpening.objects.count() == 0


def test_refused_value_leaves_the_year_closed(cast):
    row = figure()
    cells = {"indicator": row.indicator.code, "year": "2023", "value": "900", "source": "x"}
    with pytest.raises(ValidationError):
        correct(row, cells, reason="x", by=cast["staff"], at=timezone.now())
    assert YearOpening.objects.count() == 0
