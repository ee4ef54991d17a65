"""The ground floor as an app."""

from django.apps import AppConfig

from .cleaning import install


class KitConfig(AppConfig):
    name = "kit"

    def __init__(self, app_name, app_module):
        super().__init__(app_name, app_module)
        install()  # before any module is imported that makes a form
