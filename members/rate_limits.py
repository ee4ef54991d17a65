"""How often a place on the net may make the portal write to strangers."""

from allauth.core import ratelimit
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from redis.exceptions import RedisError


def refuse_a_machine(request, *, action: str) -> None:
    """An assembly hall is one address, a machine that makes the portal write to strangers is too.

    `action` names its limit (pacto/login_settings.py). Without the cache that counts addresses, the limits of
    `members.unproven` still hold.
    """
    try:
        may_send = bool(ratelimit.consume(request, action=action))
    except RedisError:
        may_send = True
    if not may_send:
        raise ValidationError(
            _("Se enviaron muchas solicitudes desde este lugar. Espere una hora y vuelva a enviarla.")
        )
