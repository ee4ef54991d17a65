"""The roof as an app, and which admin site it uses."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class PactoConfig(AppConfig):
    name = "pacto"
    verbose_name = "Pacto"


class PactoAdminConfig(AdminConfig):
    default_site = "pacto.admin.PactoAdminSite"
