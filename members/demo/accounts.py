"""The demonstration's accounts with their offices and mandates."""

from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password

from members.demo_accounts import ACCOUNTS, PASSWORD
from members.models import (
    Consent,
    Office,
    OfficeKind,
    Organization,
    PrivacyNotice,
    Representation,
    RepresentationKind,
    User,
)

OFFICES = [
    ("coordinacion", OfficeKind.COORDINATION),
    ("coordinacion2", OfficeKind.COORDINATION),
    ("consejo", OfficeKind.BOARD),
]
# Account, place of the organisation, kind: one person speaks for two organisations.
MANDATES = [
    ("representante", 0, RepresentationKind.TITULAR),
    ("representante", 2, RepresentationKind.ALTERNATE),
    ("puntofocal", 1, RepresentationKind.TITULAR),
    ("suplente", 2, RepresentationKind.TITULAR),
]


def make_accounts(organizations: list[Organization], *, at: datetime) -> User:
    """The six accounts with their offices and mandates; returns one of the coordination."""
    users, notice = {}, PrivacyNotice.objects.current(at=at)
    password = make_password(PASSWORD)  # a quarter second each
    for account in ACCOUNTS:
        email = account.email
        users[email.split("@")[0]] = user = User.objects.known(email, name=account.name)
        user.password = password
        user.welcomed_at = at
        user.save()
        user.emailaddress_set.create(email=email, verified=True, primary=True)
        Consent.objects.create(notice=notice, user=user)
    term = (at - timedelta(days=300), None)
    for key, kind in OFFICES:
        Office.objects.create(user=users[key], kind=kind, term=term)
    for key, place, kind in MANDATES:
        Representation.objects.create(
            user=users[key], organization=organizations[place], kind=kind, term=term, position="Dirección"
        )
    return users["coordinacion"]
