"""Addresses that bounce: shown, and written to again when somebody says that they work."""

from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit import queues
from kit.office import ReadOnlyAdmin, TurnFilter
from mailings import bouncing
from mailings.answers import meaning_of_code
from mailings.models import BadAddress, Bounce


class StandingFilter(TurnFilter):
    title = gettext_lazy("situación")
    parameter_name = "situacion"

    def lookups(self, request, model_admin):
        return [("standing", _("No se les escribe")), ("lifted", _("Ya funcionan"))]

    def queryset(self, request, queryset):
        return queryset.standing() if self.value() == "standing" else queryset.filter(lifted_at__isnull=False)


@admin.register(BadAddress)
class BadAddressAdmin(ReadOnlyAdmin):
    list_display = ["email", "since_at", "why"]
    list_filter = [StandingFilter]
    search_fields = ["email"]
    fields = [*list_display, "code", "answer", "lifted_at", "lifted_by"]
    acts = {"lift": "ya-funciona"}

    @admin.display(description=gettext_lazy("por qué"))
    def why(self, row):
        return meaning_of_code(row.code)

    def acts_now(self, row, *, at):
        return {} if row.lifted_at else {"lift": _("Ya funciona: volver a escribirle")}

    def lift(self, request, row):
        def act(data):
            bouncing.lift(row, by=request.user, at=timezone.now())
            return _("Desde ahora se le vuelve a escribir a %(email)s.") % {"email": row.email}

        lead = _(
            "El servidor de esa dirección dijo que no existe o que ya no recibe. Úselo cuando la persona le confirme "
            "que funciona. Lo que no se le envió no sale solo: vuelva a enviarlo si todavía hace falta."
        )
        title = _("Volver a escribir a %(email)s") % {"email": row.email}
        return self.small_page(request, row, title=title, lead=lead, button=_("Volver a escribirle"), act=act)


@admin.register(Bounce)
class BounceAdmin(ReadOnlyAdmin):
    list_display = ["email", "received_at", "why"]
    list_filter = ["is_hard"]
    list_select_related = ["delivery"]
    search_fields = ["delivery__email"]
    ordering = ["-received_at", "-pk"]
    fields = [*list_display, "is_hard", "code", "answer", "delivery"]

    @admin.display(description=gettext_lazy("correo"))
    def email(self, row):
        return row.delivery.email

    @admin.display(description=gettext_lazy("por qué"))
    def why(self, row):
        return meaning_of_code(row.code)


queues.register(
    "bad addresses",
    gettext_lazy("Direcciones que rebotan"),
    rows=lambda at: BadAddress.objects.standing(),
    url=lambda: reverse("admin:mailings_badaddress_changelist"),
    place=72,
)
