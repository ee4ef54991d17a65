"""Web addresses that lead where they seem to lead."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def has_user_part(address: str) -> bool:
    """Whether somebody stands before the host («https://contacto@…»): an address of mail, or a trap."""
    try:
        return "@" in urlsplit(address.replace("\\", "/")).netloc
    except ValueError:
        return True


def refuse_user_part(address: str) -> None:
    """ValidationError for what has one."""
    if has_user_part(address):
        raise ValidationError(_("Eso es un correo, no un sitio web. Escriba por ejemplo https://organizacion.org.mx."))
