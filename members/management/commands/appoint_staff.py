"""Appoint the first person of the coordination, where nobody can do it in the office yet."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone

from members import offices
from members.models import OfficeKind


class Command(BaseCommand):
    help = "Nombra a una persona de la Coordinación desde ahora. No envía nada: dice cómo entrar."

    def add_arguments(self, parser):
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("--name", default="", help="Nombre de la persona.")

    def handle(self, *, email, name, **options):
        email = email.strip().lower()
        try:
            validate_email(email)
            offices.appoint(email, name=name, kind=OfficeKind.COORDINATION, by=None, at=timezone.now())
        except ValidationError as refusal:
            raise CommandError(" ".join(refusal.messages)) from refusal
        self.stdout.write(f"{email} es de la Coordinación desde ahora.")
        self.stdout.write(f"Entre en {settings.SITE_URL}{reverse('account_login')} con un código por correo.")
        if settings.STAFF_MFA_REQUIRED:
            self.stdout.write("La primera vez, el portal pide activar la verificación en dos pasos.")
