"""The mail's app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailingsConfig(AppConfig):
    name = "mailings"
    verbose_name = _("Correo")

    def ready(self):
        import_module("mailings.personal_data")
        import_module("mailings.holdings")
        import_module("mailings.sections")
        import_module("mailings.checks")
