"""Which commitments an organisation works on, and in which states: read, and saved as one choice."""

import re
from collections.abc import Iterable
from datetime import datetime

import pghistory
from django.db import transaction

from kit.editing.versions import ConflictError
from members.access import lock_managed
from members.models import Organization, User

from .models import Commitment, Focus

# Commitment id → INEGI codes of the states where the organisation works on it.
Choice = dict[int, set[str]]


def stored_choice(organization: Organization) -> Choice:
    """What the organisation says now, in one query."""
    rows = Focus.objects.filter(organization=organization).with_codes().order_by()
    return {commitment: set(codes) for commitment, codes in rows.values_list("commitment_id", "codes")}


def fingerprint(choice: Choice) -> str:
    """The choice in one text, with which a form tells on what it was opened."""
    return " ".join(f"{commitment}:{'+'.join(sorted(states))}" for commitment, states in sorted(choice.items()))


def choice_of(fingerprint: str) -> Choice:
    """The choice that a form was opened on; empty where it tells none."""
    pairs = re.findall(r"(?:^| )([0-9]{1,9}):([0-9+]*)(?= |$)", fingerprint)
    return {int(commitment): set(states.split("+")) - {""} for commitment, states in pairs}


def own_states(organization: Organization) -> set[str]:
    """INEGI codes of the seat and of the other states where it works: where its work is, unless it says otherwise."""
    codes = set(organization.working_states.values_list("code", flat=True))
    return codes | ({organization.state_id} if organization.state_id else set())


def save_choice(
    organization: Organization, choice: Choice, *, offered: Iterable[Commitment], version: str, by: User, at: datetime
) -> None:
    """Make `choice` the organisation's, among the commitments `offered`; others of older generations stay.

    Raises `ConflictError` when what is stored is another, and no longer what `version` is the fingerprint of, and
    what `lock_managed` raises.
    """
    with pghistory.context(user=by.pk), transaction.atomic():
        lock_managed(organization.pk, by=by, at=at)
        stored = stored_choice(organization)
        keys = {row.pk for row in offered}
        if {key: states for key, states in stored.items() if key in keys} == choice:
            return
        if fingerprint(stored) != version:
            raise ConflictError
        focuses = Focus.objects.filter(organization=organization)
        focuses.filter(commitment__in=offered).exclude(commitment__in=choice).delete()
        for commitment, states in choice.items():
            if stored.get(commitment) != states:
                focus, _is_new = focuses.get_or_create(organization=organization, commitment_id=commitment)
                focus.states.set(states)
