"""The commissions' app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kit.registries.areas import OfficeArea


class CommissionsConfig(AppConfig):
    name = "commissions"
    verbose_name = _("Comisiones")
    office_area = OfficeArea.COMMISSIONS
