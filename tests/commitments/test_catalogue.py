"""What comes with the portal: three generations, whose numbers change and whose commitments stay."""

from datetime import date

import pytest

from commitments.models import Commitment, Condition, Generation, Indicator, Pledge, Target

pytestmark = pytest.mark.django_db


def test_catalogue_has_the_three_generations():
    numbers = {slug: Pledge.objects.filter(generation__slug=slug).count() for slug in ("2019", "2021", "2024")}
    assert numbers == {"2019": 10, "2021": 10, "2024": 12}
    assert Indicator.objects.count() == 53
    assert Condition.objects.count() == 5
    assert Target.objects.count() == 38


def test_catalogue_old_seven_became_seven_and_eight():
    def numbers_of(slug):
        pledges = Commitment.objects.get(slug=slug).pledges.order_by("generation__adopted_on")
        return [(pledge.generation.slug, pledge.number) for pledge in pledges]

    assert numbers_of("educacion-inicial") == [("2019", 7), ("2021", 7), ("2024", 7)]
    assert numbers_of("preescolar") == [("2019", 7), ("2021", 7), ("2024", 8)]
    assert numbers_of("violencia") == [("2019", 10), ("2021", 10), ("2024", 11)]
    assert numbers_of("juego") == [("2024", 12)]


@pytest.mark.parametrize(
    ("on", "slug"),
    [
        (date(2019, 12, 1), None),
        (date(2019, 12, 2), "2019"),
        (date(2023, 12, 31), "2021"),
        (date(2026, 11, 22), "2024"),
    ],
)
def test_catalogue_one_generation_is_current_by_date(on, slug):
    current = Generation.objects.current(on=on)
    assert (current and current.slug) == slug


def test_catalogue_damaged_conditions_are_marked():
    assert list(Condition.objects.filter(is_damaged=True).values_list("number", flat=True)) == [2, 3]
