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
    ("application_new", None, "200", "422"),
    ("application_sent", None, "200", "405"),
    ("application", "application", "200", "405"),
    ("application_confirm", "application", "405", "302"),
    ("application_edit", "application", "200", "422"),
    ("organization_list", None, "200", "405"),
    ("organization", "organization", "200", "405"),
    ("my_organizations", None, "login 200 200 200 200 200", LOGIN_CLOSED),
    ("invitation", "mailed_invitation", "200", "302"),
    ("invitation", "copied_invitation", "200", "login 302 302 302 302 302"),
]

# Addresses whose pages are not ours; ours is only who gets in, held in test_access_of_libraries.
LIBRARIES = ("account_", "mfa_", "usersessions_", "admin:", "javascript-catalog")
