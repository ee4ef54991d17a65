"""The columns of a dated right in a list."""

from django.contrib import admin
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _


class TermColumns:
    """Part of the admin of a `Term`: the days on which it began and ended."""

    @admin.display(description=_("desde"), ordering="term")
    def since(self, row):
        return date_format(timezone.localtime(row.started_at))

    @admin.display(description=_("hasta"))
    def until(self, row):
        return date_format(timezone.localtime(row.ends_at)) if row.ends_at else "—"
