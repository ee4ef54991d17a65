"""Rights between two moments.

A term is a half-open range of moments: the right ends that second and the row stays.
"""

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.contrib.postgres.fields.ranges import BigIntegerRangeField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from kit.text.dates import numeric_date


class Equal(Func):
    """A key as a range of one, so that an exclusion needs no extension (btree_gist) to compare it."""

    function = "int8range"
    output_field = BigIntegerRangeField()

    def __init__(self, key):
        super().__init__(F(key), F(key), Value("[]"))


def no_overlap(name: str, *keys: str, message: str, condition: Q | None = None) -> ExclusionConstraint:
    """Terms of rows with equal `keys` do not overlap."""
    return ExclusionConstraint(
        name=name,
        expressions=[(Equal(key), RangeOperators.OVERLAPS) for key in keys] + [("term", RangeOperators.OVERLAPS)],
        condition=condition,
        violation_error_message=message,
    )


class TermQuerySet(models.QuerySet):
    def active(self, *, at):
        """Rows whose term includes the moment."""
        return self.filter(term__contains=at)

    def ended(self, *, at):
        return self.filter(term__fully_lt=(at, None))


class Term(models.Model):
    """A right between two moments, with who gave it and who ended it."""

    term = DateTimeRangeField(_("vigencia"))
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("lo autorizó")
    )
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("terminó")
    )
    objects = TermQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def started_at(self):
        return self.term.lower

    @property
    def ends_at(self):
        return self.term.upper

    @property
    def in_words(self) -> str:
        """«desde el 30/11/2026», or «del 30/11/2025 al 30/11/2026»."""
        days = {"since": numeric_date(self.started_at), "until": self.ends_at and numeric_date(self.ends_at)}
        return (_("del %(since)s al %(until)s") if self.ends_at else _("desde el %(since)s")) % days

    def is_active(self, *, at) -> bool:
        return self.term.lower <= at and (self.term.upper is None or at < self.term.upper)
