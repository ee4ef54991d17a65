"""All that the demonstration needs before it starts, each step said as it begins."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

STEPS = (
    ("Preparando la base de datos", "migrate", {"verbosity": 0}),
    ("Cargando la demostración", "load_demo", {}),
    ("Reuniendo los archivos estáticos", "collectstatic", {"interactive": False, "verbosity": 0}),
)


class Command(BaseCommand):
    help = "Prepara la demostración: tablas, datos inventados y archivos estáticos."

    def handle(self, **options):
        for title, command, settings in STEPS:
            self.stdout.write(f"{title}…")
            self.stdout.flush()
            call_command(command, **settings)
