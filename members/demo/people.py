"""Invented people who speak for most of the invented organisations, and a few who no longer do."""

import random
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress

from members.models import Audience, Organization, Representation, RepresentationKind, User

from .words import FIRST_NAMES, INVENTED, POSITIONS, SURNAMES

# Places whose titular is one of the printed accounts (accounts.py).
OF_ACCOUNTS = 3


def make_people(chance: random.Random, organizations: list[Organization], *, at: datetime) -> None:
    """A titular for most, an alternate or a contact for some, former titulars in the history."""
    plans = []
    for organization in organizations[OF_ACCOUNTS:]:
        since = at - timedelta(days=chance.randrange(30, 1200))
        if chance.random() < 0.85:
            plans.append((organization, RepresentationKind.TITULAR, (since, None)))
        if chance.random() < 0.2:
            plans.append((organization, RepresentationKind.TITULAR, (since - timedelta(days=700), since)))
        if chance.random() < 0.2:
            plans.append((organization, RepresentationKind.ALTERNATE, (since, None)))
        if chance.random() < 0.3:
            plans.append((organization, RepresentationKind.CONTACT, (since, None)))
    users = User.objects.bulk_create([_person(chance, number, at=at) for number in range(len(plans))], batch_size=5000)
    EmailAddress.objects.bulk_create(
        [EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users], batch_size=5000
    )
    audiences = [Audience.PUBLIC, Audience.MEMBERS, Audience.MEMBERS, Audience.COORDINATION]
    Representation.objects.bulk_create(
        (
            Representation(
                user=user,
                organization=organization,
                kind=kind,
                term=term,
                position=chance.choice(POSITIONS),
                audience=chance.choice(audiences),
            )
            for user, (organization, kind, term) in zip(users, plans, strict=True)
        ),
        batch_size=5000,
    )


def _person(chance: random.Random, number: int, *, at: datetime) -> User:
    name = f"{chance.choice(FIRST_NAMES)} {chance.choice(SURNAMES)} {chance.choice(INVENTED)}"
    email = f"persona{number + 1}@inventada.example"
    return User(email=email, name=name, password="!", welcomed_at=at)  # noqa: S106 no usable password
