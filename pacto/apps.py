"""The roof as an app, and which admin site it uses."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class PactoConfig(AppConfig):
    name = "pacto"
    verbose_name = "Pacto"

    def ready(self):
        import_module("pacto.checks")
        import_module("pacto.personal_data")
        import_module("pacto.celery")  # bells rung by the web server reach our broker


class PactoAdminConfig(AdminConfig):
    default_site = "pacto.admin.PactoAdminSite"
