"""What every app may use, and where each is asked for what it declares."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from kit.text.cleaning import install

# In these modules an app says what it adds to what all share; each is explained where its registry is.
PLUGIN_MODULES = (
    "personal_data",
    "data_export",
    "extensions",
    "case_files",
    "office_search",
    "home",
    "navigation",
    "queues",
    "sitemap",
    "messages",
    "audiences",
    "bulletin",
    "tasks",
    "checks",
)


class KitConfig(AppConfig):
    name = "kit"

    def __init__(self, app_name, app_module):
        super().__init__(app_name, app_module)
        install()  # before any module is imported that makes a form

    def ready(self):
        autodiscover_modules(*PLUGIN_MODULES)
