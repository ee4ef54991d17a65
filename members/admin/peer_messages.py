"""What organisations wrote to each other and somebody reported; the coordination reads nothing else of it."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.office.base import ReadOnlyAdmin, TurnFilter
from members import peer_messages
from members.models import PeerMessage, WritingBlock


class ReportedFilter(TurnFilter):
    title, parameter_name = gettext_lazy("situación"), "situacion"

    def lookups(self, request, model_admin):
        return [("por-revisar", _("Por revisar")), ("revisados", _("Revisados"))]

    def queryset(self, request, queryset):
        return queryset.filter(reviewed_at__isnull=self.value() != "revisados")


@admin.register(PeerMessage)
class PeerMessageAdmin(ReadOnlyAdmin):
    list_display = ["sender", "recipient", "written_at", "reported_at", "reviewed_by"]
    list_filter = [ReportedFilter]
    list_select_related = ["sender", "recipient", "reviewed_by"]
    search_fields = ["sender__search", "recipient__search"]
    ordering = ["reported_at"]
    fields = ["sender", "recipient", "text", "written_at", "written_by", "reported_at", "reported_by", "reviewed_at"]
    acts = {"dismiss": "sin-cambios", "stop": "que-no-escriba", "allow": "que-escriba-otra-vez"}

    def get_queryset(self, request):
        return super().get_queryset(request).reported()

    def acts_now(self, row, *, at):
        if not row.reviewed_at:
            return {"dismiss": _("Está bien así"), "stop": _("Que ya no escriba a nadie")}
        is_stopped = WritingBlock.objects.active().filter(sender=row.sender_id, recipient=None).exists()
        return {"allow": _("Que pueda escribir otra vez")} if is_stopped else {}

    def dismiss(self, request, row):
        def act(data):
            peer_messages.review(row, blocks=False, by=request.user, at=timezone.now())
            return _("El mensaje queda revisado; nada cambia.")

        title = _("Dejar como está el mensaje de «%s»") % row.sender
        return self.small_page(request, row, title=title, lead=row.text, button=_("Está bien así"), act=act)

    def stop(self, request, row):
        def act(data):
            peer_messages.review(row, blocks=True, by=request.user, at=timezone.now())
            return _("«%s» ya no puede escribir a otras organizaciones.") % row.sender

        title = _("Que «%s» ya no escriba a otras organizaciones") % row.sender
        lead = _("Podrá seguir usando todo lo demás. Puede quitarlo después, aquí mismo.")
        return self.small_page(
            request, row, title=title, lead=lead, button=_("Que ya no escriba"), act=act, danger=True
        )

    def allow(self, request, row):
        def act(data):
            peer_messages.allow(row.sender, by=request.user, at=timezone.now())
            return _("«%s» puede escribir otra vez.") % row.sender

        title = _("Que «%s» pueda escribir otra vez") % row.sender
        return self.small_page(request, row, title=title, button=_("Que pueda escribir"), act=act)
