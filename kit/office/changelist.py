"""The lists of the office."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import SuspiciousOperation
from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext

LONGEST_KEY = 19


def is_key(text: str) -> bool:
    """Whether it can be the key of a row, before the database is asked."""
    return text.isdecimal() and len(text) < LONGEST_KEY


class FilteredList(ChangeList):
    """A list that is narrowed by its own filters and by nothing else that an address may name.

    So nothing secret is guessed sign by sign, no pattern keeps the database busy, and no lookup ends in an error.
    """

    def url_for_result(self, result):
        """A row leads to its own page."""
        return self.model_admin.row_url(result)

    def get_filters(self, request):
        filters = super().get_filters(request)
        specs, _has_filters, left_over, *_flags = filters
        if left_over or not all(map(_asks_for_moments, specs)):
            raise SuspiciousOperation(gettext("Esta lista no se filtra por lo que pide la dirección."))
        return filters


def _asks_for_moments(spec: admin.ListFilter) -> bool:
    """Whether what a filter of a moment is given is one, with its zone, as its own links give it."""
    if not isinstance(spec, admin.DateFieldListFilter) or not isinstance(spec.field, models.DateTimeField):
        return True
    values = [value for name, value in spec.date_params.items() if not name.endswith("__isnull")]
    try:
        moments = [parse_datetime(value) for value in values]
    except ValueError:
        return False
    return all(moment and moment.tzinfo for moment in moments)
