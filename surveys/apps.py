"""The surveys' app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SurveysConfig(AppConfig):
    name = "surveys"
    verbose_name = _("Encuestas")

    def ready(self):
        import_module("surveys.holdings")
        import_module("surveys.personal_data")
        import_module("surveys.sections")
