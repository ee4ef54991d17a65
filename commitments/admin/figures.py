"""Published figures, every vintage of them, and withdrawing a wrong one."""

from django.contrib import admin
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commitments.forms.figures import correction_form
from commitments.models import Figure, plain
from commitments.releasing.correcting import correct
from commitments.releasing.preparing import prepare_withdrawal
from kit.office.base import ReadOnlyAdmin, ReasonForm, TurnFilter


class VintageFilter(TurnFilter):
    title, parameter_name = gettext_lazy("vigencia"), "vigencia"

    def lookups(self, request, model_admin):
        return [("vigentes", _("Vigentes")), ("sustituidas", _("Sustituidas o retiradas")), ("todas", _("Todas"))]

    def queryset(self, request, queryset):
        if self.value() == "vigentes":
            return queryset.filter(is_replaced=False, value__isnull=False)
        return queryset.filter(Q(is_replaced=True) | Q(value=None)) if self.value() == "sustituidas" else queryset


class PlaceFilter(admin.SimpleListFilter):
    title, parameter_name = gettext_lazy("lugar"), "lugar"

    def lookups(self, request, model_admin):
        return [("pais", _("Todo el país")), ("estados", _("Por estado"))]

    def queryset(self, request, queryset):
        return queryset.filter(state__isnull=self.value() == "pais") if self.value() else queryset


@admin.register(Figure)
class FigureAdmin(ReadOnlyAdmin):
    list_display = ["indicator", "year", "worded_value", "place", "released_at", "state"]
    list_filter = [VintageFilter, PlaceFilter, "indicator__commitment"]
    list_select_related = ["indicator", "state", "release"]
    search_fields = ["indicator__name", "indicator__code", "source"]
    ordering = ["indicator", "state", "-year", "-id"]
    fields = [
        *("indicator", "place", "year", "worded_value", "state", "source", "url", "retrieved_on", "note"),
        *("detail", "is_break", "release"),
    ]
    acts = {"correct": "corregir", "withdraw": "retirar"}

    def get_queryset(self, request):
        return super().get_queryset(request).with_revisions()

    @admin.display(description=gettext_lazy("lugar"), ordering="state")
    def place(self, row):
        return row.state.name if row.state else _("Todo el país")

    @admin.display(description=gettext_lazy("valor"), ordering="value")
    def worded_value(self, row):
        return "—" if row.value is None else f"{plain(row.value)} {row.indicator.get_unit_display()}"

    @admin.display(description=gettext_lazy("publicada el"), ordering="release__published_at")
    def released_at(self, row):
        return row.release.published_at

    @admin.display(description=gettext_lazy("vigencia"))
    def state(self, row):
        if row.value is None:
            return _("Retirada por este motivo: %(reason)s") % {"reason": row.note}
        return _("Sustituida o retirada después") if row.is_replaced else _("Vigente")

    def acts_now(self, row, *, at):
        if row.is_replaced or row.value is None:
            return {}
        return {"correct": _("Corregir"), "withdraw": _("Retirar esta cifra")}

    def beside(self, request, row, *, at):
        """What the same year said before and after."""
        same = Figure.objects.filter(indicator=row.indicator_id, state=row.state_id, year=row.year)
        vintages = same.select_related("release", "indicator").with_revisions().order_by("-pk")
        lines = [(one, self.worded_value(one), self.state(one)) for one in vintages[:50]]
        return {"evidence": "admin/commitments/_vintages.html", "vintages": lines}

    def correct(self, request, row):
        """What it says stands above, what it should say below; a second person publishes it."""

        def act(data):
            correct(row, data["cells"], reason=data["reason"], by=request.user, at=timezone.now())
            return _("Quedó preparada: se publica cuando otra persona la confirme.")

        lead = _(
            "Hoy dice %(value)s. Escriba abajo lo que debe decir: el año se reabre solo para esto, y la cifra de antes "
            "se conserva con su dirección."
        ) % {"value": self.worded_value(row)}
        return self.small_page(
            request,
            row,
            title=_("Corregir la cifra «%(figure)s»") % {"figure": row},
            lead=lead,
            button=_("Preparar la corrección"),
            act=act,
            form_class=correction_form(row),
            **self.beside(request, row, at=timezone.now()),
        )

    def withdraw(self, request, row):
        def act(data):
            prepare_withdrawal(row, reason=data["reason"], by=request.user, at=timezone.now())
            return _("Falta que otra persona publique el retiro: espera en las entregas de cifras.")

        lead = _(
            "La cifra deja de mostrarse y de contar cuando otra persona lo confirme; queda en la historia, con el "
            "motivo, que es público. Para poner otra en su lugar habrá que reabrir el año: si ya la tiene, no la "
            "retire, reábralo y corríjala."
        )
        return self.small_page(
            request,
            row,
            title=_("Retirar la cifra «%(figure)s»") % {"figure": row},
            lead=lead,
            button=_("Pedir que se retire"),
            act=act,
            form_class=ReasonForm,
            danger=True,
        )
