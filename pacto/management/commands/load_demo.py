"""Fill an empty database with the invented demonstration."""

from importlib import import_module

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.module_loading import module_has_submodule

from members import demo


class Command(BaseCommand):
    help = "Carga la demostración: 446 organizaciones inventadas y las cuentas de prueba."

    def add_arguments(self, parser):
        parser.add_argument("--total", type=int, default=demo.TOTAL, help="Cuántas organizaciones activas.")

    def handle(self, *, total, **options):
        if not settings.DEMO:
            raise CommandError("Solo con DEMO=1: la demostración nunca entra en una base de datos de verdad.")
        at = timezone.now()
        with transaction.atomic(), connection.cursor() as cursor:
            # Each audit trigger walks the list of checks put off to the end: with 44,600 rows, minutes.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            demo.load(total, at=at)
            # Each app that has a `demo` adds to what those below it made, and does nothing where it already did.
            for config in reversed([*apps.get_app_configs()]):
                if module_has_submodule(config.module, "demo"):
                    import_module(f"{config.name}.demo").load(at=at)
        self.stdout.write("Demostración lista.")
