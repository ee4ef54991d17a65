"""A member list brought as a file, and its rows."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kit.imports.background import BackgroundImport, BackgroundImportRow

from .organizations import Organization


class MemberImport(BackgroundImport):
    task = "members.read_imports"
    file_label = _("Lista de integrantes")

    class Meta(BackgroundImport.Meta):
        verbose_name = _("importación")
        verbose_name_plural = _("importaciones")


class ImportRow(BackgroundImportRow):
    """An organisation of the list."""

    without_match = _("La fila %(number)s se parece a otra fila, no a una organización del padrón.")

    member_import = models.ForeignKey(MemberImport, models.CASCADE, related_name="rows", verbose_name=_("importación"))
    organization = models.ForeignKey(
        Organization, models.SET_NULL, null=True, related_name="+", verbose_name=_("organización")
    )

    class Meta(BackgroundImportRow.Meta):
        constraints = [models.UniqueConstraint(name="import_row_once", fields=["member_import", "number"])]

    @property
    def has_match(self) -> bool:
        return self.organization_id is not None
