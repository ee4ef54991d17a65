"""The mail's app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from kit.registries.areas import OfficeArea


class MailingsConfig(AppConfig):
    name = "mailings"
    verbose_name = _("Correo")
    office_area = OfficeArea.MAIL
