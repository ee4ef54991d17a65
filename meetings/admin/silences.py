"""Focal points who are silent: whom the portal asked, and what waits for the coordination."""

from django.contrib import admin
from django.utils.translation import gettext as _

from commissions.admin.people import MailAgain
from kit.office.base import ReadOnlyAdmin
from meetings.models import SilenceCall


@admin.register(SilenceCall)
class SilenceCallAdmin(MailAgain, ReadOnlyAdmin):
    list_display = ["commission", "focal_point", "alternate", "silent_since", "asked_at", "ended_at", "took_over"]
    list_select_related = [
        "commission",
        *("focal_point__user", "focal_point__commission", "alternate__user", "alternate__commission"),
    ]
    search_fields = ["commission__name", "focal_point__user__name", "alternate__user__name"]
    acts = {"try_again": "intentar-de-nuevo"}

    def acts_now(self, row, *, at):
        return {"try_again": _("Enviar el correo otra vez")} if row.failed_at else {}
