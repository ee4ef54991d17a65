"""Years that were reopened, with who did it and why."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commitments.models import YearOpening
from commitments.releasing.publishing import close_opening
from kit.office.base import ReadOnlyAdmin, TurnFilter


class OpenFilter(TurnFilter):
    title, parameter_name = gettext_lazy("situación"), "situacion"

    def lookups(self, request, model_admin):
        return [("abiertos", _("Abiertos")), ("cerrados", _("Cerrados")), ("todos", _("Todos"))]

    def queryset(self, request, queryset):
        return queryset if self.value() == "todos" else queryset.filter(closed_at__isnull=self.value() == "abiertos")


@admin.register(YearOpening)
class YearOpeningAdmin(ReadOnlyAdmin):
    list_display = ["indicator", "year", "reason", "opened_at", "opened_by", "closed_at"]
    list_filter = [OpenFilter]
    list_select_related = ["indicator", "opened_by"]
    search_fields = ["indicator__name", "reason"]
    ordering = ["-opened_at"]
    fields = ["indicator", "year", "reason", "opened_at", "opened_by", "closed_at"]
    acts = {"close": "cerrar"}

    def acts_now(self, row, *, at):
        return {} if row.closed_at else {"close": _("Cerrar sin corregir")}

    def close(self, request, row):
        def act(data):
            close_opening(row, at=timezone.now())
            return _("El año %(year)s vuelve a estar cerrado.") % {"year": row.year}

        title = _("Cerrar el año %(year)s de «%(indicator)s»") % {"year": row.year, "indicator": row.indicator}
        return self.small_page(request, row, title=title, button=_("Cerrar"), act=act)
