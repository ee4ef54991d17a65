"""Who was asked, who is missing as of the last night, their personal links sent again, and paper typed for them."""

from django import forms
from django.conf import settings
from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.editing.pages import REFUSED, SHOWN
from kit.office.base import ReadOnlyAdmin, TurnFilter
from surveys.access import Writer
from surveys.answer_links import paper_link
from surveys.answering import paper
from surveys.missing import send_again
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
    list_display = ["organization", "wave", "user", "state", "answered_on", "declined_on", "entered_by"]
    list_filter = [TurnOfInvitee, "wave", "organization__state"]
    search_fields = ["organization__search", "user__name", "user__email"]
    search_help_text = gettext_lazy(
        "Nombre o siglas de la organización; nombre o correo de la persona. Lo respondido es hasta anoche."
    )
    ordering = ["wave", "organization__sort_key", "user__name", "pk"]
    fields = ["wave", "organization", "user", "answered_on", "declined_on", "again_on", "entered_by"]
    acts = {"send_again": "reenviar", "capture": "captura"}

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organization__state", "wave", "user", "entered_by")

    @admin.display(description=gettext_lazy("estado"), ordering="organization__state__sort_key")
    def state(self, row):
        return row.organization.state

    def acts_now(self, row, *, at):
        labels = {
            "send_again": _("Enviarle otra vez su enlace"),
            "capture": _("Capturar su respuesta (papel o teléfono)"),
        }
        return labels if row.wave.is_open(at=at) and not row.answered_on else {}

    def send_again(self, request, row):
        def act(_data) -> str:
            send_again(row, at=timezone.now())
            return _("Su enlace sale con el correo de mañana por la mañana.")

        lead = _(
            "Su enlace es personal: muestra lo que lleve escrito, y por eso aquí no se ve. Le llega con el correo de "
            "mañana por la mañana. Por WhatsApp puede mandarle esta dirección, donde entra con su correo: %s"
        )
        title = _("Enviar otra vez su enlace a %s") % (row.user or row.organization)
        lead %= f"{settings.SITE_URL}{reverse(settings.LOGIN_URL)}?next={reverse('survey_list')}"
        return self.small_page(request, row, title=title, lead=lead, button=_("Enviar mañana"), act=act)

    def capture(self, request, row):
        """To the pages that the invitee would answer, marked as typed by whoever asks for it."""
        refused, is_asked = self._not_captured(row, by=request.user), request.method == "POST"
        if is_asked and not refused:
            return HttpResponseRedirect(paper_link(row, by=request.user))
        lead = refused or _(
            "Escribirá en las mismas páginas que ve quien responde, y quedará marcado que usted lo capturó. Si "
            "también responde por su enlace, usted no lo ve, y cuenta lo que envió ahí."
        )
        context = {"form": forms.Form(), "lead": lead, "button": "" if refused else _("Empezar a capturar")}
        title = _("Capturar la respuesta de %s") % (row.user or row.organization)
        return self.page(request, "admin/act.html", row, title=title, status=REFUSED if is_asked else SHOWN, **context)

    def _not_captured(self, row, *, by) -> str:
        """Whether it answered by itself is said as of the last night, like everywhere else."""
        if not row.wave.is_open(at=timezone.now()):
            return _("La encuesta no está abierta: no hay nada que capturar.")
        if paper(row, Writer(by.pk, types=True)).is_sent:
            return _("Ya se capturó: no se captura otra vez.")
        return _("Ya respondió: no se captura otra vez.") if row.answered_on else ""
