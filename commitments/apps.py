"""The commitments' app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommitmentsConfig(AppConfig):
    name = "commitments"
    verbose_name = _("Compromisos")

    def ready(self):
        import_module("commitments.personal_data")
        import_module("commitments.holdings")
        import_module("commitments.sections")
