"""The app of meetings."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "meetings"
    verbose_name = _("Reuniones y acuerdos")

    def ready(self):
        import_module("meetings.personal_data")
        import_module("meetings.holdings")
        import_module("meetings.handover")
