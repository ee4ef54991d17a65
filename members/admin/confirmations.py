"""The yearly question: to whom it was put, what became of it, and mailing it once more."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.office.base import ReadOnlyAdmin, TurnFilter
from members import confirming
from members.models import ConfirmationRequest


class AnswerFilter(TurnFilter):
    title, parameter_name = gettext_lazy("situación"), "situacion"

    def lookups(self, request, model_admin):
        return [("sin-respuesta", _("Sin respuesta")), ("no-llego", _("No llegó")), ("contestadas", _("Contestadas"))]

    def queryset(self, request, queryset):
        if self.value() == "no-llego":
            return queryset.failed()
        return queryset.filter(answered_at__isnull=self.value() != "contestadas")


@admin.register(ConfirmationRequest)
class ConfirmationRequestAdmin(ReadOnlyAdmin):
    list_display = ["organization", "user", "year", "sent_at", "answered_at", "failure"]
    list_filter = [AnswerFilter]
    list_select_related = ["organization", "user"]
    search_fields = ["organization__search", "user__name", "user__email"]
    ordering = ["-created_at"]
    fields = [
        *("organization", "user", "year", "created_at", "asked_by", "asked_at"),
        *("sent_at", "answered_at", "failed_at", "failure"),
    ]
    acts = {"send_again": "enviar-otra-vez"}

    def acts_now(self, row, *, at):
        return {} if row.answered_at else {"send_again": _("Enviar otra vez")}

    def send_again(self, request, row):
        def act(data):
            confirming.send_again(row, by=request.user, at=timezone.now())
            return _("La pregunta a %(email)s sale otra vez en un momento.") % {"email": row.user.email}

        names = {"name": row.organization.name, "person": row.user}
        title = _("Enviar otra vez la pregunta sobre «%(name)s» a %(person)s") % names
        return self.small_page(request, row, title=title, button=_("Enviar otra vez"), act=act)
