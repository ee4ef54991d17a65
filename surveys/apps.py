"""The surveys' app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kit.registries.areas import OfficeArea


class SurveysConfig(AppConfig):
    name = "surveys"
    verbose_name = _("Encuestas")
    office_area = OfficeArea.SURVEYS
