"""Member lists brought as files."""

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kit.imports.admin import BackgroundImportAdmin
from members.importing.importer import MEMBER_LISTS
from members.models import MemberImport


@admin.register(MemberImport)
class MemberImportAdmin(BackgroundImportAdmin):
    importer = MEMBER_LISTS
    target = _("el padrón")
    row_title = _("Organización")
    undo_lead = _(
        "Las organizaciones nuevas salen del padrón y los datos cambiados vuelven a como estaban. Lo que alguien "
        "haya cambiado después, o lo que ya tenga gente o invitaciones, se queda, y se dice cuál."
    )

    def row_link(self, row):
        if not row.organization_id:
            return ""
        return reverse("admin:members_organization_change", args=[row.organization_id])
