"""The registry's app."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = _("Padrón")

    def ready(self):
        user_logged_in.connect(import_module("members.sessions").note_login)
