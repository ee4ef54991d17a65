"""Every URL × every role × GET and POST: what each answers. Each app declares its rows in `tests/<app>/access_rows.py`.

A row: URL name, which subject fills its arguments, then the answers to GET and to POST in the order visitor, outsider
(titular of another organisation), contact, titular, board, staff. «login» is a redirect to the login page; one word
stands for all six roles. A subject is a function of the cast that gives the arguments.
"""

from importlib import import_module

from django.conf import settings

DECLARED = [import_module(f"tests.{app}.access_rows") for app in (*reversed(settings.LOCAL_APPS), "pacto")]
ROWS = [row for module in DECLARED for row in module.ROWS]
SUBJECTS = {None: lambda cast: {}}
for module in DECLARED:
    SUBJECTS |= module.SUBJECTS

# Addresses whose pages are a library's: name, arguments, then the answers to GET and to POST of a visitor and of
# whoever is logged in, the same for each role. The admin is held in test_admin_access.
LIBRARY_ROWS = [
    ("account_change_password", (), "login 302", "login 302"),
    ("account_confirm_login_code", (), "login 302", "login 302"),
    ("account_email", (), "login 200", "login 302"),
    ("account_email_verification_sent", (), "login 302", "login 302"),
    ("account_inactive", (), "200 200", "405 405"),
    ("account_login", (), "200 302", "200 302"),
    ("account_logout", (), "302 200", "302 302"),
    ("account_reauthenticate", (), "login 302", "login 302"),
    ("account_request_login_code", (), "200 302", "200 302"),
    ("account_reset_password", (), "200 200", "200 200"),
    ("account_reset_password_done", (), "200 200", "405 405"),
    ("account_reset_password_from_key", ("1", "x-y"), "200 200", "200 200"),
    ("account_reset_password_from_key_done", (), "200 200", "405 405"),
    ("account_set_password", (), "login 302", "login 302"),
    ("account_signup", (), "200 302", "200 302"),
    ("mfa_activate_totp", (), "login 302", "login 302"),
    ("mfa_add_webauthn", (), "login 302", "login 302"),
    ("mfa_authenticate", (), "login 302", "login 302"),
    ("mfa_deactivate_totp", (), "login 404", "login 404"),
    ("mfa_download_recovery_codes", (), "login 404", "login 404"),
    ("mfa_edit_webauthn", (1,), "login 302", "login 302"),
    ("mfa_generate_recovery_codes", (), "login 302", "login 302"),
    ("mfa_index", (), "login 200", "login 405"),
    ("mfa_list_webauthn", (), "login 200", "login 405"),
    ("mfa_login_webauthn", (), "login 302", "login 302"),
    ("mfa_reauthenticate", (), "login 302", "login 302"),
    ("mfa_reauthenticate_webauthn", (), "login 302", "login 302"),
    ("mfa_remove_webauthn", (1,), "login 302", "login 302"),
    ("mfa_view_recovery_codes", (), "login 404", "login 405"),
    ("reauthenticate_by_code", (), "login 200", "login 302"),
    ("usersessions_list", (), "login 200", "login 302"),
]
