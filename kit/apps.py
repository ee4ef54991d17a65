"""The ground floor as an app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from .cleaning import install

PLUGIN_MODULES = ("messages", "bulletin")  # in which apps declare what registries of the kit collect


class KitConfig(AppConfig):
    name = "kit"

    def __init__(self, app_name, app_module):
        super().__init__(app_name, app_module)
        install()  # before any module is imported that makes a form

    def ready(self):
        autodiscover_modules(*PLUGIN_MODULES)
