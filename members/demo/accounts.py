"""The accounts that the demonstration prints, and for whom each speaks."""

from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.utils import timezone

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

PASSWORD = "pacto-demo"  # noqa: S105 the demonstration's accounts are public
ACCOUNTS = [
    ("coordinacion@pacto.example", "Carmen Inventada"),
    ("coordinacion2@pacto.example", "Octavio Inventado"),
    ("representante@pacto.example", "Rosa Inventada"),
    ("puntofocal@pacto.example", "Pablo Inventado"),
    ("suplente@pacto.example", "Silvia Inventada"),
    ("consejo@pacto.example", "Consuelo Inventada"),
]
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


def make_accounts(organizations: list[Organization]) -> User:
    """The six accounts with their offices and mandates; returns one of the coordination."""
    users, notice = {}, PrivacyNotice.objects.current(at=timezone.now())
    password = make_password(PASSWORD)  # a quarter second each
    for email, name in ACCOUNTS:
        users[email.split("@")[0]] = user = User.objects.known(email, name=name)
        user.password = password
        user.welcomed_at = timezone.now()
        user.save()
        user.emailaddress_set.create(email=email, verified=True, primary=True)
        Consent.objects.create(notice=notice, user=user)
    term = (timezone.now() - timedelta(days=300), None)
    for account, kind in OFFICES:
        Office.objects.create(user=users[account], kind=kind, term=term)
    for account, place, kind in MANDATES:
        Representation.objects.create(
            user=users[account], organization=organizations[place], kind=kind, term=term, position="Dirección"
        )
    return users["coordinacion"]
