"""The pages that a role can open: those of the access table, and those of the libraries."""

from allauth.account.models import EmailAddress
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from commitments.models import Condition, Figure, Generation, Pledge, Target
from commitments.releasing.preparing import prepare
from commitments.releasing.publishing import publish
from tests.access.subjects import SUBJECTS
from tests.access.table import ROWS
from tests.conftest import ROLES, House

HAS_PASSWORD = "titular"  # all others log in by code alone
NO_PAGES = ("health", "member_download_file")
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
WITHOUT_PASSWORD = ["account_set_password", "mfa_activate_totp", "mfa_add_webauthn"]
ACCOUNT = [
    "account_email",
    "account_logout",
    "mfa_index",
    "mfa_list_webauthn",
    "usersessions_list",
]


def answer_for(role: str, answers: str) -> str:
    return answers.split()[ROLES.index(role)] if " " in answers else answers


def pages_of(role: str, house: House) -> list[str]:
    """Addresses that answer this role with a page."""
    open_rows = [(name, subject) for name, subject, get, _post in ROWS if answer_for(role, get) == "200"]
    seen = [row for row in open_rows if row[0] not in NO_PAGES]
    ours = [reverse(name, kwargs=SUBJECTS[subject](house)) for name, subject in seen]
    library = ENTRANCE if role == "visitor" else ACCOUNT + (WITH_PASSWORD if role == HAS_PASSWORD else WITHOUT_PASSWORD)
    return ours + [reverse(name) for name in library] + (office() if role == "staff" else [])


def settle(role: str, house: House) -> None:
    """The role's mailbox is proven, which a second factor asks for; one of them has a password."""
    if role == "visitor":
        return
    user = house.users[role]
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    if role == HAS_PASSWORD:
        user.set_password("una-frase-bastante-larga")
        user.save()


def office() -> list[str]:
    """The admin's index and its lists."""
    models = [model._meta for model in admin.site._registry]
    lists = [reverse(f"admin:{m.app_label}_{m.model_name}_changelist") for m in models]
    return [reverse("admin:index"), *lists, *figures_office()]


def figures_office() -> list[str]:
    """Where figures come in, with one release of each state; a row of each room of the commitments, and its acts."""
    good = {"indicator": "anemia-ensanut", "year": "2023", "value": "24.5", "source": "ENSANUT 2023"}
    now = timezone.now()
    releases = [
        publish(prepare([(1, good)], title="publicada", by=None, at=now), by=None, at=now),
        prepare([(1, good | {"year": "2024"})], title="espera", by=None, at=now),
        prepare([(1, good | {"value": "n.d."})], title="rechazada", by=None, at=now),
    ]
    rows = [Target.objects.first(), Pledge.objects.first(), Condition.objects.first(), Figure.objects.first()]
    rows += [Figure.objects.first().indicator, Generation.objects.first(), *releases]
    acts = [
        (releases[1], "publish"),
        (rows[0], "judge"),
        (rows[0], "timeline"),
        (rows[2], "review"),
        (rows[4], "reopen"),
    ]
    told = [(row, "change") for row in rows] + acts + [(rows[3], "withdraw")]
    pages = [reverse(f"admin:commitments_{row._meta.model_name}_{page}", args=[row.pk]) for row, page in told]
    return [reverse("admin:commitments_release_add"), reverse("admin:commitments_release_by_form"), *pages]
