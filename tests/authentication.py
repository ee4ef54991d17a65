"""Authenticator apps, recovery codes and rate limits: the one place of the tests that knows the inside of allauth."""

from time import time

from allauth.core.internal import ratelimit
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

__all__ = ["SECRET", "TOTP", "RecoveryCodes", "code_now", "ratelimit"]


def code_now(secret: str = SECRET) -> str:
    """What an authenticator app shows at this moment."""
    return format_hotp_value(hotp_value(secret, int(time()) // 30))
