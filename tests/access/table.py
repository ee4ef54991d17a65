"""Every URL × every role × GET and POST: what each answers.

A row: URL name, which subject fills its arguments (tests/access/subjects.py), then the answers to GET and to POST
in the order visitor, outsider (titular of another organisation), contact, titular, board, staff.
«login» is a redirect to the login page; one word stands for all six roles.
"""

LOGIN_CLOSED = "login 405 405 405 405 405"

ROWS = [
    ("home", None, "200", "405"),
    ("health", None, "200", "405"),
    ("organization_list", None, "200", "405"),
    ("organization_map", None, "200", "405"),
    ("state", "state", "200", "405"),
    ("organization", "organization", "200", "405"),
]

# Addresses whose pages are not ours; ours is only who gets in, held in test_access_of_libraries.
LIBRARIES = ("account_", "mfa_", "usersessions_", "admin:", "javascript-catalog")
