"""The ledger of mail in the coordination's office: read it, and decide what nobody can know."""

from csp.decorators import csp_replace
from django.contrib import admin
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from kit.office.base import ReadOnlyAdmin
from mailings.address_holders import holders
from mailings.installed_kinds import installed_kinds
from mailings.models import Delivery, DeliveryState
from mailings.outbox import resolution
from mailings.outbox.smtp_replies import meaning
from mailings.outcomes import outcome_of, with_outcome
from mailings.received import is_readable
from mailings.views.received import MAIL_POLICY

from .coverage import CoveragePages


class KindFilter(admin.SimpleListFilter):
    title = gettext_lazy("tipo")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        return [(kind.name, kind.label) for kind in installed_kinds().values()]

    def queryset(self, request, queryset):
        return queryset.filter(kind=self.value()) if self.value() else queryset


class UncertainFilter(admin.SimpleListFilter):
    title = gettext_lazy("decisión")
    parameter_name = "situacion"

    def lookups(self, request, model_admin):
        return [("por-decidir", _("Espera a la Coordinación"))]

    def queryset(self, request, queryset):
        return queryset.held() if self.value() else queryset


@admin.register(Delivery)
class DeliveryAdmin(CoveragePages, ReadOnlyAdmin):
    list_display = ["email", "person", "kind_label", "outcome", "moment"]
    list_select_related = ["user"]
    search_fields = ["email", "user__name", "subject", "bulletin__subject"]
    search_help_text = gettext_lazy("Cualquier parte de la dirección, de la persona o del asunto.")
    ordering = ["-created_at"]
    fields = ["email", "user", "kind_label", "outcome", "answer", "created_at", "due_at", "sent_at"]
    fields += ["attempts", "resolved_at", "resolved_by"]
    list_filter = ["state", UncertainFilter, KindFilter]
    change_list_template = "admin/mailings/delivery_list.html"
    acts = {"read": "leer", "send_again": "enviar-otra-vez", "take_as_sent": "dar-por-enviado"}

    @admin.display(description=gettext_lazy("persona"))
    def person(self, row):
        return (row.user and row.user.name) or "—"

    @admin.display(description=gettext_lazy("tipo"), ordering="kind")
    def kind_label(self, row):
        return installed_kinds()[row.kind].label

    def get_queryset(self, request):
        return with_outcome(super().get_queryset(request)).defer("words")

    @admin.display(description=gettext_lazy("qué pasó"), ordering="state")
    def outcome(self, row):
        """With what the server said, where that is not that it took it."""
        sentences = [outcome_of(row)] if row.state == DeliveryState.SENT else [outcome_of(row), meaning(row.answer)]
        return " · ".join(filter(None, sentences))

    @admin.display(description=gettext_lazy("cuándo"), ordering="created_at")
    def moment(self, row):
        return row.sent_at or row.created_at

    def beside(self, request, row, *, at):
        return {"evidence": "admin/mailings/_words.html", "about": holders(row.email, at=at)}

    def acts_now(self, row, *, at):
        if is_readable(row):
            return {"read": _("Leer esta copia")} | self._to_resolve(row)
        return self._to_resolve(row)

    def _to_resolve(self, row):
        if not row.held_at or row.resolved_at:
            return {}
        return {"send_again": _("No llegó: enviar otra vez"), "take_as_sent": _("Sí llegó: dar por enviado")}

    @method_decorator(require_safe)
    @method_decorator(csp_replace(MAIL_POLICY))
    def read(self, request, row):
        """The message as its reader has it."""
        if not is_readable(row):
            raise Http404(_("Ese correo solo se lee en el buzón de quien lo recibió."))
        return HttpResponse(installed_kinds()[row.kind].copy(row))

    def send_again(self, request, row):
        def act(data):
            resolution.send_again(row, by=request.user, at=timezone.now())
            return _("El correo a %(email)s sale otra vez en un momento.") % {"email": row.email}

        lead = _("El envío se interrumpió y no se sabe si llegó. Si llegó, esa persona lo recibirá dos veces.")
        title = _("Enviar otra vez a %(email)s") % {"email": row.email}
        return self.small_page(request, row, title=title, lead=lead, button=_("Enviar otra vez"), act=act)

    def take_as_sent(self, request, row):
        def act(data):
            resolution.take_as_sent(row, by=request.user, at=timezone.now())
            return _("El correo a %(email)s queda como enviado.") % {"email": row.email}

        lead = _("Úselo cuando la persona le confirme que lo recibió: no se envía nada.")
        title = _("Dar por enviado a %(email)s") % {"email": row.email}
        return self.small_page(request, row, title=title, lead=lead, button=_("Dar por enviado"), act=act)
