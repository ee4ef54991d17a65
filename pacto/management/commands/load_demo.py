"""Fill an empty database with the invented demonstration."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.utils import timezone

from commissions import demo as commissions
from commitments import demo as figures
from commitments.demo import report, work
from mailings import demo as mail
from members import demo, possible_duplicates
from surveys import demo as surveys


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
            demo.load(total)
            possible_duplicates.refresh(at=at)
            figures.load(at=at)
            work.load(at=at)
            commissions.load(at=at)
            surveys.load(at=at)
            mail.load(at=at)
            for years_ago in (2, 1):
                report.load(timezone.localdate(at).year - years_ago, at=at)
        self.stdout.write("Demostración lista.")
