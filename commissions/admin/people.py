"""Who sits in a commission, who asks to, who leads, and how each commission was handed over."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commissions import handing_over, joining
from commissions.models import FocalPoint, Handover, JoinRequest, Seat
from kit.office.base import ReadOnlyAdmin, ReasonForm, TurnFilter
from members.admin.terms import TermColumns


@admin.register(Seat)
class SeatAdmin(TermColumns, ReadOnlyAdmin):
    list_display = ["organization", "commission", "delegate", "intention", "is_editor", "since", "until"]
    list_filter = ["commission"]
    list_select_related = ["organization", "commission", "delegate"]
    search_fields = ["organization__search", "delegate__name", "delegate__email"]
    ordering = ["commission__number", "organization__sort_key"]
    fields = [
        *("organization", "commission", "delegate", "intention", "is_editor"),
        *("since", "until", "given_by", "ended_by"),
    ]
    readonly_fields = ["since", "until"]
    acts = {"leave": "salir"}

    def acts_now(self, row, *, at):
        return {"leave": _("Sacar de la comisión")} if row.is_active(at=at) else {}

    def leave(self, request, row):
        def act(_data):
            joining.leave(row, by=request.user, at=timezone.now())
            return _("%s salió de la comisión.") % row.organization

        lead = _("Su lugar termina en este momento, y lo que sus representantes coordinan ahí; la historia se queda.")
        title = _("Sacar a %(organization)s de %(commission)s") % {
            "organization": row.organization,
            "commission": row.commission,
        }
        return self.small_page(request, row, title=title, lead=lead, button=_("Sacar"), act=act, danger=True)


class MailAgain:
    """Part of the admin of rows about which a mail may have failed."""

    def try_again(self, request, row):
        def act(_data):
            row.try_again()
            return _("El correo se enviará otra vez.")

        return self.small_page(request, row, title=_("Enviar el correo otra vez"), button=_("Enviar"), act=act)


class RequestFilter(TurnFilter):
    title, parameter_name = gettext_lazy("situación"), "situacion"

    def lookups(self, request, model_admin):
        return [("por-decidir", _("Por decidir")), ("decididas", _("Decididas"))]

    def queryset(self, request, queryset):
        return queryset.filter(decided_at__isnull=self.value() != "decididas")


@admin.register(JoinRequest)
class JoinRequestAdmin(MailAgain, ReadOnlyAdmin):
    list_display = ["organization", "commission", "delegate", "asked_at", "accepted"]
    list_filter = [RequestFilter, "commission"]
    list_select_related = ["organization", "commission", "delegate"]
    search_fields = ["organization__search", "delegate__name", "delegate__email"]
    ordering = ["asked_at"]
    acts = {"accept": "recibir", "decline": "no-recibir", "try_again": "intentar-de-nuevo"}

    def acts_now(self, row, *, at):
        labels = {} if row.decided_at else {"accept": _("Aceptar"), "decline": _("No aceptar")}
        return labels | ({"try_again": _("Enviar el correo otra vez")} if row.failed_at else {})

    def accept(self, request, row):
        def act(_data):
            joining.decide(row, accepted=True, by=request.user, at=timezone.now())
            return _("%s ya es parte de la comisión.") % row.organization

        return self.small_page(request, row, title=_("Aceptar a %s") % row.organization, button=_("Aceptar"), act=act)

    def decline(self, request, row):
        def act(data):
            joining.decide(row, accepted=False, reason=data["reason"], by=request.user, at=timezone.now())
            return _("Quedó anotado por qué %s no entra por ahora.") % row.organization

        title = _("No aceptar a %s") % row.organization
        return self.small_page(request, row, title=title, button=_("No aceptar"), act=act, form_class=ReasonForm)


@admin.register(FocalPoint)
class FocalPointAdmin(TermColumns, ReadOnlyAdmin):
    list_display = ["commission", "kind", "user", "organization", "origin", "since", "until"]
    list_filter = ["kind", "origin"]
    list_select_related = ["commission", "user", "organization"]
    search_fields = ["commission__name", "user__name", "user__email", "organization__search"]
    ordering = ["commission__number", "-term"]
    fields = [
        *("commission", "kind", "user", "organization", "position", "office_phone", "mobile", "email"),
        *("may_pass_on", "origin", "note", "since", "until", "given_by", "ended_by"),
    ]
    readonly_fields = ["since", "until"]
    acts = {"end": "terminar"}

    def acts_now(self, row, *, at):
        return {"end": _("Terminar sin nombrar a nadie")} if row.is_active(at=at) else {}

    def end(self, request, row):
        def act(_data):
            handing_over.end(row, by=request.user, at=timezone.now())
            return _("El papel de %s terminó.") % row.user

        lead = _("Para que alguien le siga, mejor nombre a esa persona desde la comisión: así se hace la entrega.")
        title = _("Terminar el papel de %s") % row.user
        return self.small_page(request, row, title=title, lead=lead, button=_("Terminar"), act=act, danger=True)


@admin.register(Handover)
class HandoverAdmin(ReadOnlyAdmin):
    list_display = ["commission", "before", "after", "made_at", "made_by"]
    list_filter = ["commission"]
    list_select_related = [
        "commission",
        "before__user",
        "before__commission",
        "after__user",
        "after__commission",
        "made_by",
    ]
    search_fields = ["commission__name", "before__user__name", "after__user__name"]
    fields = ["commission", "before", "after", "made_at", "made_by"]

    def beside(self, request, row, *, at):
        return {"evidence": "commissions/dossier.html", "dossier": row.dossier}
