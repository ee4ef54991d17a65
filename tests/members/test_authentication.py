"""What the portal relies on inside allauth: an upgrade that moves it fails here first, by name."""

import inspect

import pytest
from allauth.account import forms, views
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.adapter import DefaultMFAAdapter

from members import authentication

PARAMETERS = [
    (authentication.perform_login, ["request", "login"]),
    (authentication.record_authentication, ["request", "user", "method", "extra_data"]),
    (authentication.get_authentication_records, ["request", "user"]),
    (authentication.get_reauthentication_flows, ["user"]),
    (authentication.is_reauthentication_required, ["request", "app"]),
    (authentication.end_other_sessions, ["request", "user"]),
    (AuthenticationBackend._authenticate_by_email, ["self", "email", "password"]),
    (AuthenticationBackend._check_password, ["self", "user", "password"]),
    (DefaultAccountAdapter.confirm_email, ["self", "request", "email_address"]),
    (DefaultAccountAdapter.is_reauthentication_required, ["self", "app", "kwargs"]),
    (DefaultAccountAdapter.get_reauthentication_methods, ["self", "user"]),
    (DefaultAccountAdapter.pre_authenticate, ["self", "request", "credentials"]),
    (DefaultAccountAdapter._get_login_attempts_cache_key, ["self", "request", "credentials"]),
    (DefaultAccountAdapter.send_account_already_exists_mail, ["self", "email"]),
    (DefaultMFAAdapter.encrypt, ["self", "text"]),
    (DefaultMFAAdapter.decrypt, ["self", "encrypted_text"]),
    (views.ConfirmLoginCodeView._verify_form_valid, ["self", "form"]),
    (forms.RequestLoginCodeForm.clean_email, ["self"]),
    (forms.ResetPasswordForm.clean_email, ["self"]),
    (forms.AddEmailForm.save, ["self", "request"]),
    (forms.ConfirmEmailVerificationCodeForm.clean_code, ["self"]),
]


@pytest.mark.parametrize(("part", "names"), PARAMETERS, ids=lambda one: getattr(one, "__qualname__", ""))
def test_part_of_the_library_takes_what_we_give_it(part, names):
    assert list(inspect.signature(part).parameters) == names


def test_codes_of_the_library_have_the_methods_that_ours_fill_in():
    process = authentication.AbstractCodeVerificationProcess
    assert process.__abstractmethods__ == {"abort", "persist", "send"}
    assert {"user_id", "email", "at", "failed_attempts"} <= process.initial_state(None, "a@b.example").keys() | {
        "user_id"
    }
