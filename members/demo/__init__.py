"""An invented registry for the demonstration: 446 organisations over the 32 states, every one marked as invented."""

import random
from datetime import datetime

from members import possible_duplicates
from members.models import Organization

from .accounts import make_accounts
from .applications import make_applications
from .organizations import make_organizations
from .people import make_people

TOTAL = 446


def load(total: int = TOTAL, *, at: datetime) -> None:
    """Make an invented registry with `total` active organisations; does nothing where one already is."""
    if Organization.objects.exists():
        return
    chance = random.Random(446)  # noqa: S311 invented data
    active = make_organizations(chance, total, at=at)
    make_people(chance, active, at=at)
    coordinator = make_accounts(active, at=at)
    make_applications(active, coordinator, at=at)
    possible_duplicates.refresh(at=at)
