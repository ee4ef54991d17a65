"""Begin an app of the portal, as empty as one can be that shows everywhere: `startapp NAME`."""

from pathlib import Path

from django.conf import settings
from django.core.management.commands import startapp

TEMPLATE = Path(__file__).parents[2] / "app_template"


class Command(startapp.Command):
    help = "Empieza una aplicación: su carpeta, sus plantillas y sus pruebas (kit/app_template/)."

    def handle(self, *, name, **options):
        options |= {"template": str(TEMPLATE), "directory": str(settings.BASE_DIR)}
        super().handle(name=name, **options)
        self.stdout.write(
            f"Faltan tres líneas: «{name}» en LOCAL_APPS (pacto/settings.py) y dos veces en pyproject.toml."
        )
        self.stdout.write(f"Después: makemigrations {name}, y python -m dev.initial_migrations.")
        self.stdout.write(f"Su nombre en español: donde dice «{name.capitalize()}».")

    def validate_name(self, name, name_or_dir="name"):
        """The directory is the portal's own, whatever it is called."""
        if name_or_dir == "name":
            super().validate_name(name)
