"""The pages that a role can open: those of the access table, and those of the libraries."""

from allauth.account.models import EmailAddress
from django.urls import reverse

from tests.access.table import ROWS, SUBJECTS
from tests.cast import ROLES, Cast

HAS_PASSWORD = "titular"  # all others log in by code alone
FILES = (
    "commitment_data",
    "commitment_data_json",
    "indicator_csv",
    "indicator_json",
    "indicator_chart",
    "annual_report_file",
    "bulletin_feed",
    "bulletin_picture",
    "activity_photo",
    "robots",
    "sitemap",
    "sitemap_section",
    "site_preview",
    "state_preview",
    "commitment_preview",
    "gap_map_export",
    "gap_map_image",
    "commission_overview_csv",
    "commission_agreements_csv",
    "my_agreements_csv",
    "agreement_feed",
    "edition_data",
    "wave_file",
)
NO_PAGES = (
    "health",
    "member_download_file",
    "member_download_page",
    "my_mail_copy",  # drawn for mail programs
    *FILES,
)
ENTRANCE = [
    "account_login",
    "account_request_login_code",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_signup",
    "account_inactive",
]
WITH_PASSWORD = ["account_change_password", "account_reauthenticate"]
WITHOUT_PASSWORD = ["account_set_password", "mfa_activate_totp", "mfa_add_webauthn", "reauthenticate_by_code"]
ACCOUNT = [
    "account_email",
    "account_logout",
    "mfa_index",
    "mfa_list_webauthn",
    "usersessions_list",
]


def answer_for(role: str, answers: str) -> str:
    return answers.split()[ROLES.index(role)] if " " in answers else answers


def pages_of(role: str, cast: Cast, *, part: int = 0, parts: int = 1) -> list[str]:
    """Addresses that answer this role with a page: all, or one of so many parts, whose pages are the same for all."""
    open_rows = [(name, subject) for name, subject, get, _post in ROWS[part::parts] if answer_for(role, get) == "200"]
    ours = [reverse(name, kwargs=SUBJECTS[subject](cast)) for name, subject in open_rows if name not in NO_PAGES]
    library = ENTRANCE if role == "visitor" else ACCOUNT + (WITH_PASSWORD if role == HAS_PASSWORD else WITHOUT_PASSWORD)
    return ours + [reverse(name) for name in library[part::parts]]


def settle(role: str, cast: Cast) -> None:
    """The role's mailbox is proven, which a second factor asks for; one of them has a password."""
    if role == "visitor":
        return
    user = cast[role]
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    if role == HAS_PASSWORD:
        user.set_password("una-frase-bastante-larga")
        user.save()
