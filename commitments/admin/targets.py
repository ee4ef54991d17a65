"""Targets, and what a person judges of one beside the computed verdict."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commitments.models import Judgement, Operator, Pledge, Target, plain
from commitments.overview import Aim
from commitments.progress import progress
from commitments.series import national
from kit.office.base import OfficeForm
from kit.office.history_admin import HistoryAdmin, ReasonedForm

from .promises import has_begun


class PledgeField(forms.ModelChoiceField):
    """Promises, each with its generation and number."""

    def label_from_instance(self, pledge):
        return f"{pledge.generation.slug} · {pledge.number}. {pledge.text}"


class TargetForm(ReasonedForm):
    pledge = PledgeField(
        Pledge.objects.select_related("generation").order_by("-generation__adopted_on", "number"),
        label=gettext_lazy("Promesa"),
    )
    weighty = ("pledge", "commitment", "text", "indicator", "operator", "value", "unit", "horizon")

    class Meta:
        model = Target
        fields = [
            *("pledge", "commitment", "place", "text", "indicator", "operator", "value", "unit", "horizon"),
            *("source", "remark"),
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.initial.get("value") is not None:
            self.initial["value"] = plain(self.initial["value"])

    def is_public(self):
        pledge = self.cleaned_data.get("pledge") or (self.instance.pledge if self.instance.pk else None)
        return pledge is not None and has_begun(pledge.generation)

    def clean(self):
        data = super().clean()
        indicator, operator = data.get("indicator"), data.get("operator")
        if indicator and operator in (Operator.AT_LEAST, Operator.AT_MOST) and data.get("unit") != indicator.unit:
            unit = indicator.get_unit_display()
            self.add_error("unit", _("El indicador se mide en «%(unit)s»: la meta también.") % {"unit": unit})
        return data


class JudgementForm(OfficeForm):
    class Meta:
        model = Judgement
        fields = ["verdict", "reason"]
        help_texts = {"reason": gettext_lazy("Se publica con su nombre y la fecha de hoy.")}


@admin.register(Target)
class TargetAdmin(HistoryAdmin):
    form = TargetForm
    list_display = ["text", "commitment", "generation", "operator", "aimed_at", "unit", "horizon"]
    list_filter = ["pledge__generation", "commitment"]
    list_select_related = ["commitment", "pledge__generation"]
    search_fields = ["text"]
    ordering = ["-pledge__generation__adopted_on", "pledge__number", "place"]
    fields = [*TargetForm.Meta.fields, "change_reason"]
    acts = {"judge": "juzgar", **HistoryAdmin.acts}

    def get_readonly_fields(self, request, obj=None):
        return ["pledge", "commitment"] if obj else []

    @admin.display(description=gettext_lazy("generación"), ordering="pledge__generation__adopted_on")
    def generation(self, row):
        return row.pledge.generation

    @admin.display(description=gettext_lazy("valor"), ordering="value")
    def aimed_at(self, row):
        return "—" if row.value is None else plain(row.value)

    def acts_now(self, row, *, at):
        return {"judge": _("Añadir un juicio"), **super().acts_now(row, at=at)}

    def beside(self, request, row, *, at):
        """The computed verdict, and what people judged of it."""
        series = national([row.indicator], at=at)[row.indicator_id] if row.indicator else None
        judgements = row.judgements.select_related("made_by")[:20]
        evidence = "admin/commitments/_target.html"
        return {"evidence": evidence, "aim": Aim(row, progress(row, series)), "judgements": judgements}

    def judge(self, request, row):
        def act(data):
            if not request.user.name:
                raise ValidationError(_("El juicio se publica con su nombre: pida que lo escriban en su cuenta."))
            Judgement.objects.create(target=row, made_by=request.user, made_at=timezone.now(), **data)
            return _("Su juicio ya se ve junto al veredicto calculado.")

        lead = _(
            "Su juicio se muestra al público junto al veredicto calculado, nunca en su lugar, con su motivo, su nombre "
            "(%(name)s) y la fecha. Cuenta el último; los anteriores quedan en la historia."
        ) % {"name": request.user.name or _("sin nombre en su cuenta")}
        title = _("Juzgar la meta «%(target)s»") % {"target": row}
        context = self.beside(request, row, at=timezone.now())
        return self.small_page(
            request,
            row,
            title=title,
            lead=lead,
            button=_("Publicar mi juicio"),
            act=act,
            form_class=JudgementForm,
            **context,
        )
