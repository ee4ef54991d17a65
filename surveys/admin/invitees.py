"""Who was asked, who is still missing as of the last night, and the personal link to send them by WhatsApp."""

from django.contrib import admin
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from kit.office import ReadOnlyAdmin, TurnFilter
from members.models import Organization
from surveys.asking import link
from surveys.models import Invitee


class TurnOfInvitee(TurnFilter):
    title, parameter_name = gettext_lazy("situación"), "situacion"

    def lookups(self, request, model_admin):
        turns = [("faltan", _("Faltan por responder")), ("respondieron", _("Respondieron"))]
        return [*turns, ("no", _("Dijeron que no")), ("todas", _("Todas"))]

    def queryset(self, request, queryset):
        narrowed = {
            "faltan": queryset.missing,
            "respondieron": lambda: queryset.filter(answered_on__isnull=False),
            "no": lambda: queryset.filter(answered_on__isnull=True, declined_on__isnull=False),
        }
        return narrowed[self.value()]() if self.value() in narrowed else queryset


@admin.register(Invitee)
class InviteeAdmin(ReadOnlyAdmin):
    list_display = ["organization", "user", "state", "answered_on", "declined_on", "entered_by"]
    list_filter = [TurnOfInvitee, "wave", "organization__state"]
    search_fields = ["organization__name"]
    search_help_text = gettext_lazy(
        "Principios de palabras del nombre de la organización. Lo respondido es hasta anoche."
    )
    ordering = ["wave", "organization__sort_key", "user__name", "pk"]
    fields = ["wave", "organization", "user", "answered_on", "declined_on", "entered_by"]
    acts = {"link": "enlace"}

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organization__state", "wave", "user", "entered_by")

    def get_search_results(self, request, queryset, search_term):
        if not search_term.strip():
            return queryset, False
        found = Organization.objects.matching(search_term).values("pk")
        return queryset.filter(organization__in=found), False

    @admin.display(description=gettext_lazy("estado"), ordering="organization__state__sort_key")
    def state(self, row):
        return row.organization.state

    def acts_now(self, row, *, at):
        return {"link": _("Copiar su enlace")} if row.wave.is_open(at=at) and not row.answered_on else {}

    @method_decorator(require_safe)
    def link(self, request, row):
        is_open = row.wave.is_open(at=timezone.now()) and not row.answered_on
        context = {"link": link(row) if is_open else "", "invitee": row}
        title = _("Enlace de %s") % (row.user or row.organization)
        return self.page(request, "admin/surveys/invitee_link.html", row, title=title, **context)
