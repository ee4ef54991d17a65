"""Keeps what an invitee has typed so that only this environment's secret can find it and read it.

Whoever has the database, its log of changes and the logs of the processes, but not `SECRET_KEY`, sees rows of one
length under keys that are noise: not who has begun, nor how far, nor what was said (decision 0010).
"""

import hmac
import json
import os
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE, TAG, STEP = 12, 16, 1024


class SealBrokenError(Exception):
    """No secret of the environment opens it: `SECRET_KEY` was changed without keeping the former as a fallback."""


def _secrets() -> list[str]:
    return [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]


def _derived(secret: str, *purpose: object) -> bytes:
    return hmac.digest(secret.encode(), "|".join(["surveys", *map(str, purpose)]).encode(), sha256)


def blinds(wave: int, invitee: int, *, typed: bool = False, person: int | None = None) -> list[bytes]:
    """Keys under which the draft of an invitee may be found, that of the present secret first (32 bytes each).

    What staff types for the invitee lies under others, and what each of its people (her key) has begun.
    """
    if person is not None:
        return [_derived(secret, "person", wave, invitee, person) for secret in _secrets()]
    return [_derived(secret, "typed" if typed else "blind", wave, invitee) for secret in _secrets()]


def seal(content: dict, *, wave: int, blind: bytes, size: int) -> bytes:
    """`size` bytes that say nothing; `ValueError` when the content is longer than that."""
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    space = size - NONCE - TAG
    if len(plain) > space:
        raise ValueError("longer than its envelope")
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(_derived(_secrets()[0], "seal", wave)).encrypt(nonce, plain.ljust(space), bytes(blind))


def unseal(sealed: bytes, *, wave: int, blind: bytes) -> dict:
    """What was sealed; `SealBrokenError` when no secret opens it or the row was tampered with."""
    sealed = bytes(sealed)
    for secret in _secrets():
        try:
            plain = AESGCM(_derived(secret, "seal", wave)).decrypt(sealed[:NONCE], sealed[NONCE:], bytes(blind))
        except InvalidTag:
            continue
        return json.loads(plain)
    raise SealBrokenError


def envelope(texts: list[int], others: int) -> int:
    """Bytes for the longest possible answers: texts of so many characters each, and so many other questions.

    A character takes four at most: signs that JSON would write in six are no text (`kit.forms.fields.clean_text`).
    """
    longest = sum(4 * characters for characters in texts) + 80 * (others + len(texts)) + 200
    return -(-(longest + NONCE + TAG) // STEP) * STEP
