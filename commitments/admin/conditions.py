"""The structural conditions asked of government: their text, and how each stands, with evidence."""

from django import forms
from django.contrib import admin
from django.core.validators import URLValidator
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commitments.models import Condition, ConditionReview, ConditionState
from kit.office.base import OfficeForm
from kit.office.history_admin import HistoryAdmin, ReasonedForm


class ConditionForm(ReasonedForm):
    weighty = ("name", "text", "is_damaged")

    class Meta:
        model = Condition
        fields = ["number", "name", "text", "is_damaged", "source"]

    def is_public(self):
        return True


class ReviewForm(OfficeForm):
    url = forms.URLField(
        label=gettext_lazy("Enlace de la evidencia"),
        max_length=500,
        required=False,
        assume_scheme="https",
        validators=[URLValidator(["http", "https"])],
    )

    class Meta:
        model = ConditionReview
        fields = ["state", "evidence", "url"]


class ReviewFilter(admin.SimpleListFilter):
    title, parameter_name = gettext_lazy("pendiente"), "pendiente"

    def lookups(self, request, model_admin):
        return [("sin-revisar", _("Sin revisar en un año"))]

    def queryset(self, request, queryset):
        return queryset.unreviewed(at=timezone.now()) if self.value() else queryset


@admin.register(Condition)
class ConditionAdmin(HistoryAdmin):
    form = ConditionForm
    list_display = ["name", "number", "state", "reviewed_at", "is_damaged"]
    list_filter = [ReviewFilter]
    ordering = ["number"]
    fields = ["number", "name", "text", "is_damaged", "source", "change_reason"]
    readonly_fields = ["number"]
    acts = {"review": "registrar-estado", **HistoryAdmin.acts}

    def has_add_permission(self, request):
        return False

    def get_queryset(self, request):
        last = ConditionReview.objects.filter(condition=OuterRef("pk")).order_by("-made_at", "-pk")
        columns = {"last_state": Subquery(last.values("state")[:1]), "last_at": Subquery(last.values("made_at")[:1])}
        return super().get_queryset(request).annotate(**columns)

    @admin.display(description=gettext_lazy("estado"))
    def state(self, row):
        return ConditionState(row.last_state).label if row.last_state else _("Sin revisar")

    @admin.display(description=gettext_lazy("revisada el"))
    def reviewed_at(self, row):
        return row.last_at

    def acts_now(self, row, *, at):
        return {"review": _("Registrar estado"), **super().acts_now(row, at=at)}

    def beside(self, request, row, *, at):
        reviews = row.reviews.select_related("made_by")[:20]
        return {"evidence": "admin/commitments/_reviews.html", "reviews": reviews}

    def review(self, request, row):
        def act(data):
            ConditionReview.objects.create(condition=row, made_by=request.user, made_at=timezone.now(), **data)
            return _("Quedó registrado y ya se ve en la página de las condiciones.")

        lead = _("El estado y su evidencia son públicos, con la fecha de hoy; los anteriores quedan como historia.")
        title = _("Registrar el estado de «%(name)s»") % {"name": row.name}
        context = self.beside(request, row, at=timezone.now())
        return self.small_page(
            request, row, title=title, lead=lead, button=_("Registrar"), act=act, form_class=ReviewForm, **context
        )
