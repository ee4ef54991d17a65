"""The page on which a second person publishes figures: which years it closes, and that it stays as quick."""

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone

from commitments.models import Figure, Indicator
from commitments.releasing.preparing import prepare
from tests import make


def page_of(*rows: tuple[str, str]) -> str:
    """The address that publishes figures of (indicator, year), prepared by somebody else."""
    cells = [{"indicator": indicator, "year": year, "value": "9", "source": "ENSANUT"} for indicator, year in rows]
    release = prepare(enumerate(cells, start=2), title="Nueve", by=make.user(), at=timezone.now())
    return reverse("admin:commitments_release_publish", args=[release.pk])


POOR = [("pobreza-extrema", str(year)) for year in range(2000, 2008)]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [("anemia-ensanut", "2023"), ("anemia-ensanut", "2021"), *POOR],
            "Estos años quedan cerrados; para corregirlos habrá que reabrirlos con un motivo: "
            "«Pobreza extrema, <6 años»: 8 años de 2000 a 2007; «Anemia (ENSANUT), 1-4 años»: 2021, 2023.",
        ),
        ([("anemia-ensanut", "sin año")], "No trae cifras nuevas ni corregidas: no se cierra ningún año."),
    ],
)
def test_office_publishing_says_which_years_of_which_indicator_it_closes(cast, rows, sentence):
    page = cast.client("staff").get(page_of(*rows))
    assert page.context["lead"] == "«Nueve» se publica de una vez. " + sentence


@pytest.mark.parametrize("rows", [1, 8])
def test_office_publishing_asks_as_often_whatever_the_rows(cast, rows, django_assert_num_queries):
    Indicator.objects.update(every_months=12)
    page, staff = page_of(*POOR[:rows]), cast.client("staff")
    ContentType.objects.get_for_models(*apps.get_models())  # which a process asks for once
    with django_assert_num_queries(30):
        staff.post(page, {})
    assert Figure.objects.count() == rows
