"""Seal the secrets of second factors with the present SECRET_KEY, before its predecessor is dropped."""

from cryptography.fernet import InvalidToken
from django.core.management.base import BaseCommand, CommandError

from members import second_factor


class Command(BaseCommand):
    help = "Cifra con la SECRET_KEY de hoy los secretos de la verificación en dos pasos."

    def handle(self, **options):
        try:
            self.stdout.write(f"{second_factor.seal_all()} cifrados con la clave de hoy.")
        except InvalidToken as error:
            raise CommandError("Hay uno que ninguna clave abre: ponga la anterior en SECRET_KEY_FALLBACKS.") from error
