"""Indicators: how each is measured, its latest figure, when the next one is due, and reopening a year."""

from django import forms
from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commitments.models import Figure, Indicator, plain
from commitments.releasing.publishing import reopen
from kit.office.base import ReasonForm
from kit.office.history_admin import HistoryAdmin, ReasonedForm


class IndicatorForm(ReasonedForm):
    weighty = ("name", "population", "definition", "direction", "baseline_year")

    class Meta:
        model = Indicator
        fields = [
            *("code", "name", "population", "commitment", "place", "definition", "unit", "direction", "baseline_year"),
            *("source", "every_months", "next_due_on", "warning"),
        ]

    def is_public(self):
        return self.instance.pk is not None and self.instance.figures.exists()


class ReopenForm(ReasonForm):
    year = forms.IntegerField(label=gettext_lazy("Año que se reabre"), min_value=1900, max_value=2100)
    field_order = ["year", "reason"]


class DueFilter(admin.SimpleListFilter):
    title, parameter_name = gettext_lazy("pendiente"), "pendiente"

    def lookups(self, request, model_admin):
        return [("por-actualizar", _("Por actualizar")), ("sin-fecha", _("Sin fecha de actualización"))]

    def queryset(self, request, queryset):
        if self.value() == "por-actualizar":
            return queryset.overdue(on=timezone.localdate())
        return queryset.filter(next_due_on=None) if self.value() == "sin-fecha" else queryset


@admin.register(Indicator)
class IndicatorAdmin(HistoryAdmin):
    form = IndicatorForm
    list_display = ["name", "due", "latest", "population", "commitment"]
    list_filter = [DueFilter, "commitment"]
    list_select_related = ["commitment"]
    search_fields = ["name", "code", "population"]
    fieldsets = [
        (None, {"fields": ["code", "name", "population", "commitment", "place"]}),
        (gettext_lazy("Cómo se mide"), {"fields": ["definition", "unit", "direction", "baseline_year", "warning"]}),
        (gettext_lazy("De dónde viene y cuándo"), {"fields": ["source", "every_months", "next_due_on"]}),
        (None, {"fields": ["change_reason"]}),
    ]
    acts = {"reopen": "reabrir", **HistoryAdmin.acts}

    def get_queryset(self, request):
        current = Figure.objects.with_revisions().filter(is_replaced=False, value__isnull=False, state=None)
        latest = current.filter(indicator=OuterRef("pk")).order_by("-year")
        return (
            super()
            .get_queryset(request)
            .annotate(
                latest_value=Subquery(latest.values("value")[:1]), latest_year=Subquery(latest.values("year")[:1])
            )
        )

    def get_ordering(self, request):
        """What is overdue stands in the order of its days."""
        is_calendar = request.GET.get(DueFilter.parameter_name) == "por-actualizar"
        return ["next_due_on", "name"] if is_calendar else super().get_ordering(request)

    def get_readonly_fields(self, request, obj=None):
        """The address stays; in another unit the figures would say something else, so that is another indicator."""
        if obj is None:
            return []
        return ["code", "unit"] if obj.figures.exists() else ["code"]

    @admin.display(description=gettext_lazy("última cifra nacional"))
    def latest(self, row):
        if row.latest_value is None:
            return "—"
        return f"{plain(row.latest_value)} {row.get_unit_display()} ({row.latest_year})"

    @admin.display(description=gettext_lazy("próxima actualización"), ordering="next_due_on")
    def due(self, row):
        if row.next_due_on is None:
            return "—"
        day = date_format(row.next_due_on, "SHORT_DATE_FORMAT")
        if row.next_due_on >= timezone.localdate():
            return day
        return format_html('{} <span class="badge badge--warn">{}</span>', day, _("Por actualizar"))

    def acts_now(self, row, *, at):
        return {"reopen": _("Reabrir un año"), **super().acts_now(row, at=at)}

    def beside(self, request, row, *, at):
        """Its last figures and the years that were reopened; where new ones are brought."""
        figures = row.figures.with_revisions().filter(is_replaced=False, value__isnull=False).select_related("state")
        chosen = f"?indicador={row.pk}"
        return {
            "evidence": "admin/commitments/_indicator.html",
            "figures": [(one, plain(one.value)) for one in figures.order_by("-year", "state__sort_key")[:40]],
            "openings": row.openings.select_related("opened_by")[:20],
            "upload_url": reverse("admin:commitments_release_add") + chosen,
            "form_url_one": reverse("admin:commitments_release_by_form") + chosen,
        }

    def reopen(self, request, row):
        def act(data):
            reopen(row, data["year"], by=request.user, reason=data["reason"], at=timezone.now())
            return _("El año %(year)s está abierto hasta que se publique una corrección.") % {"year": data["year"]}

        lead = _("Lo publicado sigue a la vista; una corrección se añade como otra versión, sin borrar la anterior.")
        title = _("Reabrir un año de «%(name)s»") % {"name": row}
        return self.small_page(
            request, row, title=title, lead=lead, button=_("Reabrir"), act=act, form_class=ReopenForm
        )
