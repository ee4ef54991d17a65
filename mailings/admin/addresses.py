"""What came back: addresses that bounce, until somebody says that they work, and what others hold against our mail."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kit.office.base import ReadOnlyAdmin, TurnFilter
from mailings.address_holders import holders
from mailings.bounces import tracking
from mailings.bounces.causes import cause_of
from mailings.models import GONE, BadAddress, Bounce, BounceCause


class AddressStateFilter(TurnFilter):
    title = gettext_lazy("situación")
    parameter_name = "situacion"

    def lookups(self, request, model_admin):
        return [("active", _("No se les escribe")), ("lifted", _("Ya funcionan"))]

    def queryset(self, request, queryset):
        return queryset.active() if self.value() == "active" else queryset.filter(lifted_at__isnull=False)


@admin.register(BadAddress)
class BadAddressAdmin(ReadOnlyAdmin):
    list_display = ["email", "since_at", "why"]
    list_filter = [AddressStateFilter]
    search_fields = ["email"]
    fields = [*list_display, "code", "answer", "lifted_at", "lifted_by"]
    acts = {"lift": "ya-funciona"}

    @admin.display(description=gettext_lazy("por qué"))
    def why(self, row):
        cause = cause_of(row.code, row.answer)
        return (cause if cause in GONE else BounceCause.UNKNOWN).label

    def beside(self, request, row, *, at):
        return {"evidence": "admin/mailings/_address.html", "holders": holders(row.email, at=at)}

    def acts_now(self, row, *, at):
        return {} if row.lifted_at else {"lift": _("Ya funciona: volver a escribirle")}

    def lift(self, request, row):
        def act(data):
            tracking.lift(row, by=request.user, at=timezone.now())
            return _("Desde ahora se le vuelve a escribir a %(email)s.") % {"email": row.email}

        lead = _(
            "El servidor de esa dirección dijo que no existe o que ya no recibe. Úselo cuando la persona le confirme "
            "que funciona. Lo que no se le envió no sale solo: vuelva a enviarlo si todavía hace falta."
        )
        title = _("Volver a escribir a %(email)s") % {"email": row.email}
        return self.small_page(request, row, title=title, lead=lead, button=_("Volver a escribirle"), act=act)


class AttentionFilter(admin.SimpleListFilter):
    title = gettext_lazy("situación")
    parameter_name = "situacion"

    def lookups(self, request, model_admin):
        return [("por-atender", _("La causa está en nuestro correo, y nadie la ha atendido"))]

    def queryset(self, request, queryset):
        return queryset.to_attend() if self.value() else queryset


@admin.register(Bounce)
class BounceAdmin(ReadOnlyAdmin):
    list_display = ["email", "received_at", "cause"]
    list_filter = [AttentionFilter, "cause"]
    list_select_related = ["delivery"]
    search_fields = ["delivery__email", "delivery__user__name"]
    ordering = ["-received_at", "-pk"]
    fields = [*list_display, "code", "answer", "delivery", "attended_at", "attended_by"]
    acts = {"attend": "atendido"}

    @admin.display(description=gettext_lazy("correo"))
    def email(self, row):
        return row.delivery.email

    def beside(self, request, row, *, at):
        return {"evidence": "admin/mailings/_address.html", "holders": holders(row.delivery.email, at=at)}

    def acts_now(self, row, *, at):
        return {"attend": _("Ya se atendió")} if row.is_to_attend else {}

    def attend(self, request, row):
        def act(data):
            count = tracking.attend(by=request.user, at=timezone.now())
            return ngettext("Queda atendido.", "Quedan atendidos los %(count)s.", count) % {"count": count}

        lead = _(
            "Estos correos no llegaron por algo nuestro: el servidor que los envía, el dominio, el tamaño o la "
            "cantidad. A ninguna dirección se le dejó de escribir. Muestre la respuesta a quien administra el correo. "
            "Lo que llegue después se le avisa otra vez."
        )
        title = _("Dar por atendido lo que devolvieron por causa nuestra")
        return self.small_page(request, row, title=title, lead=lead, button=_("Ya se atendió"), act=act)
