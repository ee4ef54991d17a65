"""Units of measurement, with the bounds that a value must keep."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _


class Unit(models.TextChoices):
    PERCENT = "percent", _("%")
    GROSS_PERCENT = "gross", _("% bruto")
    PER_THOUSAND = "per_thousand", _("por mil nacidos vivos")
    POINTS = "points", _("puntos porcentuales")
    PERSONS = "persons", _("personas")
    MILLIONS = "millions", _("millones de personas")
    FILES = "files", _("carpetas de investigación")

    @property
    def bounds(self) -> "Bounds":
        """Lowest and highest value, both allowed, and the decimals to show."""
        return BOUNDS[self]

    def number(self, value: Decimal) -> str:
        """The value as it is read, rounded to the unit's decimals: «12,311,068», «35.4»; a difference has its sign."""
        number = read(value.quantize(Decimal(1).scaleb(-self.bounds.decimals), ROUND_HALF_UP))
        return f"+{number}" if self == Unit.POINTS and value > 0 else number

    def written(self, value: Decimal) -> str:
        """Number and unit, never cut apart at the end of a line: «35.4 %»."""
        return f"{self.number(value)}\u00a0{self.label}"


@dataclass(frozen=True)
class Bounds:
    """From `lowest` to `highest`; None is without end."""

    lowest: Decimal | None
    highest: Decimal | None
    decimals: int = 1

    def hold(self, value: Decimal) -> bool:
        above = self.lowest is None or value >= self.lowest
        return above and (self.highest is None or value <= self.highest)


def plain(value: Decimal) -> Decimal:
    """The same number without zeros at the end: 34.20000 → 34.2, 40.0 → 40."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def read(value: Decimal) -> str:
    """A number as it is read, not rounded, with the minus that is printed: «12,311,068», «−3.25»."""
    return number_format(plain(value), force_grouping=True).replace("-", "−")


ZERO, HUNDRED = Decimal(0), Decimal(100)
BOUNDS = {
    Unit.PERCENT: Bounds(ZERO, HUNDRED),
    # No count of people in Mexico passes 200 million.
    # Children outside the age of a level count too: a gross enrolment rate may pass 100 (UNESCO's definition).
    Unit.GROSS_PERCENT: Bounds(ZERO, Decimal(250)),
    Unit.PER_THOUSAND: Bounds(ZERO, Decimal(1000)),
    Unit.POINTS: Bounds(-HUNDRED, HUNDRED),
    Unit.PERSONS: Bounds(ZERO, Decimal(200_000_000), decimals=0),
    Unit.MILLIONS: Bounds(ZERO, Decimal(200)),
    Unit.FILES: Bounds(ZERO, None, decimals=0),
}
