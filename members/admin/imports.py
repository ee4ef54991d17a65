"""Member lists brought as files."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from kit.imports.admin import BackgroundImportAdmin
from kit.imports.states import ImportState
from members import inviting_many
from members.importing.importer import MEMBER_LISTS
from members.models import MemberImport, Organization

from .organization_invite import invite_many_page


@admin.register(MemberImport)
class MemberImportAdmin(BackgroundImportAdmin):
    importer = MEMBER_LISTS
    target = _("el padrón")
    row_title = _("Organización")
    undo_lead = _(
        "Las organizaciones nuevas salen del padrón y los datos cambiados vuelven a como estaban. Lo que alguien "
        "haya cambiado después, o lo que ya tenga gente o invitaciones, se queda, y se dice cuál."
    )
    acts = BackgroundImportAdmin.acts | {"invite": "invitar"}

    def row_link(self, row):
        if not row.organization_id:
            return ""
        return reverse("admin:members_organization_case_file", args=[row.organization_id])

    def further_links(self, source):
        if source.state != ImportState.APPLIED:
            return []
        return [(_("Invitar ahora a quien hablará por ellas"), self.act_url("invite", source))]

    @method_decorator(require_safe)
    def invite(self, request, source):
        """The preview of inviting those that the list brought."""
        organizations = Organization.objects.filter(pk__in=source.rows.applied().values("organization"))
        try:
            plan = inviting_many.plan(organizations, by=request.user, at=timezone.now())
        except ValidationError as refusal:
            messages.error(request, refusal.message)
            return HttpResponseRedirect(self.row_url(source))
        return invite_many_page(self, request, plan, back=self.row_url(source))
