"""Invitations: what became of each, sending again, revoking, and the link for WhatsApp."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from kit.office.base import ReadOnlyAdmin
from kit.office.bulk import BulkActs, BulkPlan
from kit.registries.areas import OfficeArea
from members import invitations
from members.models import Invitation, InvitationState
from members.reaching import unreached

MOST = 1000


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
class InvitationAdmin(BulkActs, ReadOnlyAdmin):
    area = OfficeArea.PEOPLE
    list_display = ["email", "organization", "kind", "situation", "created_at", "expires_at"]
    list_filter = [StateFilter, "kind"]
    list_select_related = ["organization"]
    search_fields = ["email", "name", "organization__search"]
    search_help_text = gettext_lazy("Correo o nombre de la persona; nombre o siglas de la organización.")
    ordering = ["-created_at"]
    actions = ["resend_selected", "links_of_selected"]
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
        text = "" if why_closed else whatsapp(row)
        title = _("Enlace para %(email)s") % {"email": row.email}
        return self.page(
            request, "admin/members/invitation_link.html", row, title=title, link=link, text=text, why_closed=why_closed
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

    @admin.action(description=gettext_lazy("Reenviar (con vista previa)"))
    def resend_selected(self, request, queryset):
        """Each that is still open and whose address does not bounce."""

        def act(rows):
            count, now = 0, timezone.now()
            for row in rows:
                try:
                    invitations.resend(row, by=request.user, at=now)
                    count += 1
                except ValidationError as refusal:
                    messages.warning(request, f"{row.email}: {' '.join(refusal.messages)}")
            sentence = ngettext("Se reenvió una invitación.", "Se reenviaron %(count)s invitaciones.", count)
            return sentence % {"count": count}

        lead = _("A cada una le llega otra vez el correo con su enlace, que vale 14 días desde hoy.")
        plan = self._plan(request, queryset)
        return self.bulk_page(
            request, plan, title=_("Reenviar invitaciones"), lead=lead, button=_("Reenviar ahora"), act=act
        )

    def _plan(self, request, queryset) -> BulkPlan:
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows, now = list(queryset.select_related("organization")[:MOST]), timezone.now()
        bouncing, plan = unreached({row.email for row in rows}), BulkPlan()
        for row in rows:
            is_used = row.accepted_at or row.revoked_at or not row.organization.is_member
            why = invitations.why_closed(row, at=now) if is_used else ""
            if not why and row.email in bouncing:
                why = _("Esa dirección rebota: invite a otra.")
            if why:
                plan.excluded.append((row, why))
            else:
                plan.ready.append(row)
        return plan

    @admin.action(description=gettext_lazy("Enlaces para mandar por WhatsApp"))
    def links_of_selected(self, request, queryset):
        """One page with the link of each, and the words already written."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows, now = queryset.select_related("organization")[:MOST], timezone.now()
        listed = [(row, whatsapp(row)) for row in rows if not invitations.why_closed(row, at=now)]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Enlaces para mandar por WhatsApp"),
            "opts": self.opts,
            "listed": listed,
            "back": request.get_full_path(),
        }
        return TemplateResponse(request, "admin/members/invitation_links.html", context)


def whatsapp(row: Invitation) -> str:
    """The message for WhatsApp, its link in it."""
    return _(
        "Hola. La Coordinación del Pacto por la Primera Infancia invita a representar a %(organization)s en su portal. "
        "El enlace es personal, entra con un código que llega a %(email)s y vence el %(day)s: %(link)s"
    ) % {
        "organization": row.organization.name,
        "email": row.email,
        "day": date_format(timezone.localtime(row.expires_at)).lower(),
        "link": invitations.invitation_link(row, mailed=False),
    }
