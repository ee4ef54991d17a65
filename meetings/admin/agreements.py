"""Every commission's agreements in one list, with the acts of who leads under the same rules."""

from django import forms
from django.contrib import admin
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kit.office.base import ReadOnlyAdmin, ReasonForm, TurnFilter
from meetings import agreeing
from meetings.forms.agreements import MoveForm
from meetings.models import OPEN, Agreement, AgreementState


class TurnOfAgreement(TurnFilter):
    title, parameter_name = gettext_lazy("situación"), "situacion"

    def lookups(self, request, model_admin):
        turns = [("abiertos", _("Abiertos")), ("vencidos", _("Vencidos")), ("por-verificar", _("Por verificar"))]
        return [*turns, ("sin-responsable", _("Sin responsable")), ("todos", _("Todos"))]

    def queryset(self, request, queryset):
        narrowed = {
            "abiertos": queryset.open,
            "vencidos": lambda: queryset.overdue(on=timezone.localdate()),
            "por-verificar": queryset.to_verify,
            "sin-responsable": lambda: queryset.open().filter(organization=None),
        }
        return narrowed[self.value()]() if self.value() in narrowed else queryset


@admin.register(Agreement)
class AgreementAdmin(ReadOnlyAdmin):
    list_display = ["number", "commission", "text", "organization", "responsible", "due", "state"]
    list_filter = [TurnOfAgreement, "body__commission", "state", "year"]
    list_select_related = ["body__commission", "organization", "responsible"]
    search_fields = ["text", "organization__search", "responsible__name"]
    ordering = ["due_on", "id"]
    fields = [
        *("number", "body", "text", "organization", "responsible", "verifier", "due_on", "state", "evidence"),
        *("meeting", "proposal", "made_at", "made_by", "claimed_at", "claimed_by", "closed_at", "closed_by"),
        "cancel_reason",
    ]
    readonly_fields = ["number"]
    acts = {
        "start": "iniciar",
        "move": "mover",
        "verify": "verificar",
        "send_back": "devolver",
        "cancel": "cancelar",
    }

    @admin.display(description=gettext_lazy("número"))
    def number(self, row):
        return row.number

    @admin.display(description=gettext_lazy("comisión"), ordering="body__commission__name")
    def commission(self, row):
        return str(row.body)

    @admin.display(description=gettext_lazy("fecha compromiso"), ordering="due_on")
    def due(self, row):
        """With how many days it is late."""
        today = timezone.localdate()
        if row.due_on is None:
            return "—"
        day = date_format(row.due_on, "SHORT_DATE_FORMAT")
        if not row.is_overdue(on=today):
            return day
        days = (today - row.due_on).days
        late = ngettext("%(count)s día tarde", "%(count)s días tarde", days) % {"count": days}
        return format_html('{} <span class="badge badge--warn">{}</span>', day, late)

    def acts_now(self, row, *, at):
        if row.state not in OPEN:
            return {}
        labels = {"start": _("Marcar en proceso")} if row.state == AgreementState.PENDING else {}
        if row.claimed_at:
            labels |= {"verify": _("Verificar"), "send_back": _("Devolver")}
        return labels | {"move": _("Cambiar la fecha"), "cancel": _("Cancelar")}

    def _act_page(self, request, row, act, button, done, form_class=forms.Form, **more):
        def acted(data):
            act(row, by=request.user, at=timezone.now(), **data)
            return done

        title = f"{button}: {row.number}"
        return self.small_page(
            request, row, title=title, lead=row.text, button=button, act=acted, form_class=form_class, **more
        )

    def start(self, request, row):
        return self._act_page(request, row, agreeing.start, _("Marcar en proceso"), _("Quedó en proceso."))

    def move(self, request, row):
        return self._act_page(request, row, agreeing.move, _("Cambiar la fecha"), _("La fecha cambió."), MoveForm)

    def verify(self, request, row):
        return self._act_page(request, row, agreeing.verify, _("Verificar"), _("Acuerdo cumplido."))

    def send_back(self, request, row):
        return self._act_page(request, row, agreeing.send_back, _("Devolver"), _("Se devolvió."), ReasonForm)

    def cancel(self, request, row):
        done = _("El acuerdo quedó cancelado.")
        return self._act_page(request, row, agreeing.cancel, _("Cancelar"), done, ReasonForm, danger=True)
