"""The app of meetings."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kit.registries.areas import OfficeArea


class MeetingsConfig(AppConfig):
    name = "meetings"
    verbose_name = _("Reuniones y acuerdos")
    office_area = OfficeArea.COMMISSIONS
