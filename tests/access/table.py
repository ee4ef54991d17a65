"""Every URL × every role × GET and POST: what each answers.

A row: URL name, which subject fills its arguments (tests/access/subjects.py), then the answers to GET and to POST
in the order visitor, outsider (titular of another organisation), contact, titular, board, staff.
«login» is a redirect to the login page; one word stands for all six roles.
"""

LOGIN_CLOSED = "login 405 405 405 405 405"

ROWS = [
    ("home", None, "200", "405"),
    ("health", None, "200", "405"),
    ("privacy_notice", None, "200", "405"),
    ("privacy_notice_version", "notice", "200", "405"),
    ("confirmation", "question", "200", "422"),
    ("application_new", None, "200", "422"),
    ("application_sent", None, "200", "405"),
    ("application", "application", "200", "405"),
    ("application_confirm", "application", "405", "302"),
    ("application_edit", "application", "200", "422"),
    ("mailbox", None, "200", "405"),
    ("organization_list", None, "200", "405"),
    ("organization_map", None, "200", "405"),
    ("state", "state", "200", "405"),
    ("organization", "organization", "200", "405"),
    ("condition_list", None, "200", "405"),
    ("my_organizations", None, "login 302 302 302 200 200", LOGIN_CLOSED),
    ("welcome", None, "login 200 200 200 200 200", "login 422 422 422 422 422"),
    ("welcome_people", None, "login 200 200 200 200 200", "login 302 302 302 302 302"),
    ("welcome_privacy", None, "login 200 200 200 200 200", "login 422 422 422 422 422"),
    ("member_organization", "organization", "login 404 200 200 404 404", LOGIN_CLOSED),
    ("member_organization_edit", "organization", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("member_organization_confirm", "organization", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("member_organization_preview", "organization", "login 404 200 200 404 404", LOGIN_CLOSED),
    ("member_people", "organization", "login 404 200 200 404 404", LOGIN_CLOSED),
    ("member_self", "organization", "login 404 200 200 404 404", "login 404 422 422 404 404"),
    ("mandate_end", "mandate", "login 404 404 200 404 404", "login 404 404 302 404 404"),
    ("invitation_new", "organization", "login 404 404 200 404 404", "login 404 404 422 404 404"),
    ("member_invitation", "own_invitation", "login 404 404 200 404 404", LOGIN_CLOSED),
    ("invitation_resend", "own_invitation", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("invitation_revoke", "own_invitation", LOGIN_CLOSED, "login 404 404 302 404 404"),
    ("member_download", "organization", "login 404 200 200 404 404", LOGIN_CLOSED),
    ("member_download_file", "organization", "login 404 200 200 404 404", LOGIN_CLOSED),
    ("invitation", "mailed_invitation", "200", "302"),
    ("invitation", "copied_invitation", "200", "login 302 302 302 302 302"),
]

# Addresses whose pages are a library's: name, arguments, then the answers to GET and to POST of a visitor and of
# whoever is logged in, the same for each role. The admin is held in test_admin_access.
LIBRARY_ROWS = [
    ("account_change_password", (), "login 302", "login 302"),
    ("account_confirm_email", ("x",), "200 200", "404 404"),
    ("account_confirm_login_code", (), "login 302", "login 302"),
    ("account_email", (), "login 200", "login 302"),
    ("account_email_verification_sent", (), "200 200", "405 405"),
    ("account_inactive", (), "200 200", "405 405"),
    ("account_login", (), "200 302", "200 302"),
    ("account_logout", (), "302 200", "302 302"),
    ("account_reauthenticate", (), "login 403", "login 403"),
    ("account_request_login_code", (), "200 302", "200 302"),
    ("account_reset_password", (), "200 200", "200 200"),
    ("account_reset_password_done", (), "200 200", "405 405"),
    ("account_reset_password_from_key", ("1", "x-y"), "200 200", "200 200"),
    ("account_reset_password_from_key_done", (), "200 200", "405 405"),
    ("account_set_password", (), "login 200", "login 200"),
    ("account_signup", (), "200 302", "200 302"),
    ("mfa_activate_totp", (), "login 200", "login 200"),
    ("mfa_add_webauthn", (), "login 200", "login 200"),
    ("mfa_authenticate", (), "login 302", "login 302"),
    ("mfa_deactivate_totp", (), "login 404", "login 404"),
    ("mfa_download_recovery_codes", (), "login 404", "login 404"),
    ("mfa_edit_webauthn", (1,), "login 404", "login 404"),
    ("mfa_generate_recovery_codes", (), "login 200", "login 200"),
    ("mfa_index", (), "login 200", "login 405"),
    ("mfa_list_webauthn", (), "login 200", "login 405"),
    ("mfa_login_webauthn", (), "login 302", "login 302"),
    ("mfa_reauthenticate", (), "login 403", "login 403"),
    ("mfa_reauthenticate_webauthn", (), "login 403", "login 403"),
    ("mfa_remove_webauthn", (1,), "login 404", "login 404"),
    ("mfa_view_recovery_codes", (), "login 404", "login 405"),
    ("usersessions_list", (), "login 200", "login 302"),
]
