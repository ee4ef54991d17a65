"""End somebody's office in the coordination from the server, where no second person is left who could agree."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from members import offices
from members.models import Office


class Command(BaseCommand):
    help = "Termina desde ahora el cargo de una persona en la Coordinación y cierra sus sesiones."

    def add_arguments(self, parser):
        parser.add_argument("email", metavar="EMAIL")

    def handle(self, *, email, **options):
        active = Office.objects.active(at=timezone.now()).coordinating().filter(user__email=email.strip().lower())
        office = active.select_related("user").first()
        if office is None:
            raise CommandError(f"{email} no es de la Coordinación.")
        try:
            offices.end(office, by=None, at=timezone.now())
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        self.stdout.write(f"El cargo de {email} terminó; sus sesiones están cerradas.")
