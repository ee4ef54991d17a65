"""Who receives the bulletin without belonging to the Pact."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.office.base import ReadOnlyAdmin, TurnFilter
from mailings import subscribing
from mailings.models import Subscriber


class SubscriberStateFilter(TurnFilter):
    title = gettext_lazy("situación")
    parameter_name = "situacion"

    def lookups(self, request, model_admin):
        return [("activas", _("Reciben el boletín")), ("todas", _("Todas"))]

    def queryset(self, request, queryset):
        return queryset.active() if self.value() == "activas" else queryset


@admin.register(Subscriber)
class SubscriberAdmin(ReadOnlyAdmin):
    list_display = ["email", "asked_at", "confirmed_at", "ended_at"]
    list_filter = [SubscriberStateFilter]
    search_fields = ["email"]
    fields = ["email", "asked_at", "sent_at", "failed_at", "failure", "confirmed_at", "ended_at"]
    acts = {"leave": "dar-de-baja"}

    def acts_now(self, row, *, at):
        return {} if row.ended_at else {"leave": _("Dar de baja")}

    def leave(self, request, row):
        def act(_data):
            subscribing.leave(row, at=timezone.now())
            return _("A %(email)s ya no se le envía el boletín.") % {"email": row.email}

        title = _("Dejar de enviar el boletín a %(email)s") % {"email": row.email}
        lead = _("Úselo cuando la persona lo pida. Puede suscribirse otra vez cuando quiera.")
        return self.small_page(request, row, title=title, lead=lead, button=_("Dar de baja"), act=act)
