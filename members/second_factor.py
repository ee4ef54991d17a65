"""The secrets of second factors at rest: sealed, so that whoever has a backup has nobody's.

Keys are derived from `SECRET_KEY`. After a new one is set, the former stays in `SECRET_KEY_FALLBACKS` until
`manage.py seal_second_factors` has run.
"""

import hmac
import logging
import os
from base64 import b32encode, urlsafe_b64encode
from hashlib import sha256

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction

log = logging.getLogger(__name__)

MARK = "sealed:"
SECRETS = ("secret", "seed")


class MFAAdapter(DefaultMFAAdapter):
    def encrypt(self, text):
        return MARK + _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """What was sealed; where no secret opens it any more, noise with which no code agrees."""
        if not encrypted_text.startswith(MARK):
            return encrypted_text  # from before secrets were sealed
        try:
            return _keys().decrypt(encrypted_text.removeprefix(MARK)).decode()
        except InvalidToken:
            log.error("A second factor is sealed with a SECRET_KEY that is no longer in SECRET_KEY_FALLBACKS")
            return b32encode(os.urandom(20)).decode()


@transaction.atomic
def seal_all() -> int:
    """Seal every secret with the present key, those in clear too; answers how many rows."""
    adapter, rows = MFAAdapter(), Authenticator.objects.select_for_update().order_by("pk")
    sealed = 0
    for row in rows.filter(data__has_any_keys=SECRETS):
        for name in row.data.keys() & set(SECRETS):
            row.data[name] = adapter.encrypt(_plaintext(row.data[name]))
        row.save(update_fields=["data"])
        sealed += 1
    return sealed


def _plaintext(text: str) -> str:
    """As `decrypt`, but `InvalidToken` where nothing opens it: noise must not be sealed in its stead."""
    return _keys().decrypt(text.removeprefix(MARK)).decode() if text.startswith(MARK) else text


def _keys() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    derived = (hmac.digest(secret.encode(), b"second factors", sha256) for secret in secrets)
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in derived])
