"""The project as an app, and which admin site it uses."""

from importlib import import_module

from allauth.account.signals import user_logged_in
from allauth.usersessions.apps import UserSessionsConfig
from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class PactoConfig(AppConfig):
    name = "pacto"
    verbose_name = "Pacto"

    def ready(self):
        import_module("pacto.celery")  # bells rung by the web server reach our broker


class PactoAdminConfig(AdminConfig):
    default_site = "pacto.admin.PactoAdminSite"


class SessionsConfig(UserSessionsConfig):
    """allauth's list of a person's sessions, without three queries for each of them at every login."""

    def ready(self):
        super().ready()
        user_logged_in.disconnect(import_module("allauth.usersessions.signals").on_user_logged_in)
        user_logged_in.connect(import_module("members.sessions").note_session)
