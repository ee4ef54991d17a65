"""The commitments' app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kit.registries.areas import OfficeArea


class CommitmentsConfig(AppConfig):
    name = "commitments"
    verbose_name = _("Compromisos")
    office_area = OfficeArea.FIGURES
