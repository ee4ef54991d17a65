"""The commissions' app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommissionsConfig(AppConfig):
    name = "commissions"
    verbose_name = _("Comisiones")

    def ready(self):
        import_module("commissions.personal_data")
        import_module("commissions.holdings")
        import_module("commissions.sections")
