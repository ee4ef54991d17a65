"""Invitations: what became of each, sending again, revoking, and the link for WhatsApp."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from kit.office.base import ReadOnlyAdmin
from members import invitations
from members.models import Invitation, InvitationState


class StateFilter(admin.SimpleListFilter):
    title, parameter_name = gettext_lazy("situación"), "situacion"

    def lookups(self, request, model_admin):
        return InvitationState.choices

    def queryset(self, request, queryset):
        now = timezone.now()
        open_ones = queryset.open(at=now)
        rows_of = {
            "waiting": lambda: open_ones.filter(sent_at=None, failed_at=None),
            "sent": lambda: open_ones.filter(sent_at__isnull=False, failed_at=None),
            "failed": lambda: queryset.failed(at=now),
            "accepted": lambda: queryset.filter(accepted_at__isnull=False),
            "expired": lambda: queryset.filter(accepted_at=None, revoked_at=None, expires_at__lte=now),
            "revoked": lambda: queryset.filter(revoked_at__isnull=False),
        }
        return rows_of[self.value()]() if self.value() in rows_of else queryset


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    list_display = ["email", "organization", "kind", "situation", "created_at", "expires_at"]
    list_filter = [StateFilter, "kind"]
    list_select_related = ["organization"]
    search_fields = ["email", "name", "organization__search"]
    search_help_text = gettext_lazy("Correo o nombre de la persona; nombre o siglas de la organización.")
    ordering = ["-created_at"]
    actions = ["resend_selected"]
    fields = [
        *("organization", "email", "name", "kind", "position", "situation", "failure"),
        *(
            "invited_by",
            "created_at",
            "sent_at",
            "expires_at",
            "accepted_at",
            "accepted_by",
            "revoked_at",
            "revoked_by",
        ),
    ]
    acts = {"copy": "enlace", "resend": "reenviar", "revoke": "revocar"}

    @admin.display(description=gettext_lazy("situación"))
    def situation(self, row):
        return row.state(at=timezone.now()).label

    def acts_now(self, row, *, at):
        if row.accepted_at or row.revoked_at:
            return {}
        return {"copy": _("Copiar enlace"), "resend": _("Reenviar"), "revoke": _("Cancelar la invitación")}

    @method_decorator(require_safe)
    def copy(self, request, row):
        why_closed = invitations.why_closed(row, at=timezone.now())
        link = "" if why_closed else invitations.invitation_link(row, mailed=False)
        title = _("Enlace para %(email)s") % {"email": row.email}
        return self.page(
            request, "admin/members/invitation_link.html", row, title=title, link=link, why_closed=why_closed
        )

    def resend(self, request, row):
        def act(data):
            invitations.resend(row, by=request.user, at=timezone.now())
            return _("El correo sale otra vez en un momento y vale 14 días desde hoy.")

        title = _("Reenviar la invitación a %(email)s") % {"email": row.email}
        return self.small_page(request, row, title=title, button=_("Reenviar"), act=act)

    def revoke(self, request, row):
        def act(data):
            invitations.revoke(row, by=request.user, at=timezone.now())
            return _("La invitación a %(email)s ya no vale.") % {"email": row.email}

        lead = _("Sus enlaces, también los que se copiaron, dejan de servir en este momento.")
        title = _("Cancelar la invitación a %(email)s") % {"email": row.email}
        return self.small_page(
            request, row, title=title, lead=lead, button=_("Cancelar la invitación"), act=act, danger=True
        )

    @admin.action(description=gettext_lazy("Reenviar"))
    def resend_selected(self, request, queryset):
        """Each that is still open; the others are named with the reason."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        count = 0
        for invitation in queryset.select_related("organization")[:1000]:
            try:
                invitations.resend(invitation, by=request.user, at=timezone.now())
                count += 1
            except ValidationError as refusal:
                messages.warning(request, f"{invitation.email}: {' '.join(refusal.messages)}")
        if count:
            sentence = ngettext("Se reenvió una invitación.", "Se reenviaron %(count)s invitaciones.", count)
            messages.success(request, sentence % {"count": count})
