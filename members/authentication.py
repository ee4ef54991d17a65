"""What the portal uses of allauth beyond its public interface, all in one place.

tests/members/test_authentication.py holds what is relied on, so that an upgrade that moves something fails there.
"""

from allauth.account.internal.flows.code_verification import AbstractCodeVerificationProcess
from allauth.account.internal.flows.email_verification import send_verification_email_to_address
from allauth.account.internal.flows.login import get_authentication_records, perform_login, record_authentication
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows, is_reauthentication_required
from allauth.account.views import BaseReauthenticateView
from allauth.core import ratelimit
from allauth.usersessions.internal.flows.sessions import end_other_sessions

__all__ = [
    "AbstractCodeVerificationProcess",
    "BaseReauthenticateView",
    "LoginCodeVerificationProcess",
    "end_other_sessions",
    "get_authentication_records",
    "get_reauthentication_flows",
    "is_reauthentication_required",
    "perform_login",
    "ratelimit",
    "record_authentication",
    "send_verification_email_to_address",
]
