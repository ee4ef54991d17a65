"""Corrections that came with the yearly question: field by field, old beside new."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.office.base import ReadOnlyAdmin, TurnFilter
from kit.office.value_labels import ValueLabels
from members import confirming
from members.models import Correction, Organization


class CorrectionFilter(TurnFilter):
    title, parameter_name = gettext_lazy("situación"), "situacion"

    def lookups(self, request, model_admin):
        return [("por-revisar", _("Por revisar")), ("aplicadas", _("Aplicadas")), ("no-aplicadas", _("No aplicadas"))]

    def queryset(self, request, queryset):
        if self.value() in ("aplicadas", "no-aplicadas"):
            return queryset.filter(accepted=self.value() == "aplicadas")
        return queryset.filter(decided_at=None)


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    list_display = ["organization", "created_at", "decided_at", "decided_by", "accepted"]
    list_filter = [CorrectionFilter]
    list_select_related = ["organization", "decided_by"]
    search_fields = ["organization__search", "comment"]
    ordering = ["-decided_at", "created_at"]
    fields = ["organization", "comment", "created_at", "decided_at", "decided_by", "accepted"]
    acts = {"accept": "aplicar", "reject": "no-aplicar"}

    def acts_now(self, row, *, at):
        return {} if row.decided_at else {"accept": _("Aplicar los cambios"), "reject": _("No aplicar")}

    def beside(self, request, row, *, at):
        return self._evidence(row)

    @staticmethod
    def _evidence(row) -> dict:
        return {"evidence": "admin/members/_differences.html", "rows": differences(row)}

    def accept(self, request, row):
        def act(data):
            confirming.decide(row, accept=True, by=request.user, at=timezone.now())
            return _("Los cambios de «%(name)s» ya están en su registro.") % {"name": row.organization.name}

        title = _("Aplicar los cambios de «%(name)s»") % {"name": row.organization.name}
        return self.small_page(request, row, title=title, button=_("Aplicar"), act=act, **self._evidence(row))

    def reject(self, request, row):
        def act(data):
            confirming.decide(row, accept=False, by=request.user, at=timezone.now())
            return _("El registro de «%(name)s» queda como estaba.") % {"name": row.organization.name}

        title = _("No aplicar los cambios de «%(name)s»") % {"name": row.organization.name}
        return self.small_page(
            request, row, title=title, button=_("No aplicar"), act=act, danger=True, **self._evidence(row)
        )


def differences(correction: Correction) -> list[tuple[str, str, str]]:
    """(label, what the record said, what they say) of each field that the correction names."""
    columns = {field.name: field.column for field in Organization._meta.concrete_fields}
    pairs = {columns.get(name, name): [correction.before.get(name), new] for name, new in correction.changes.items()}
    labels = ValueLabels()
    labels.note(Organization, pairs)
    labels.look_up()
    return [
        (
            labels.label(Organization, column) or column,
            *(labels.value(Organization, column, value) or "—" for value in pair),
        )
        for column, pair in pairs.items()
    ]
