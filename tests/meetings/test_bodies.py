"""Meetings and agreements belong to a body, of which a commission is one; each has its own series of numbers."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from meetings import agreeing
from meetings.models import Agreement, Body
from tests import make
from tests.cast import agreement_parties
from tests.races import at_once


def noted(body: Body, user, *, sequence: int) -> Agreement:
    key = f"{next(make.numbers)}"
    return Agreement.objects.create(body=body, year=2026, sequence=sequence, text="Carta", key=key, made_by=user)


@pytest.fixture
def assembly(db) -> Body:
    return Body.objects.create(kind="assembly", name="Segunda Asamblea Nacional", series="ASM-02")


def test_agreements_of_each_body_are_numbered_in_its_own_series(parties, assembly):
    first, user = parties.agree(), parties["focal"]
    second = noted(assembly, user, sequence=1)
    number, year = parties.commission.number, timezone.localdate().year
    assert str(first) == f"COM-{number:02d}/{year}-01"
    assert str(second) == "ASM-02/2026-01"
    assert str(assembly) == "Segunda Asamblea Nacional"


def test_number_stands_once_in_a_body_that_is_no_commission(parties, assembly):
    """Red where the commission itself, or nothing, is what a number is unique in: NULL is never equal to NULL."""
    noted(assembly, parties["focal"], sequence=1)
    with pytest.raises(IntegrityError, match="agreement_number_once"):
        noted(assembly, parties["focal"], sequence=1)


def test_commission_keeps_to_its_agreements_where_another_body_has_some(parties, assembly):
    row = parties.agree()
    noted(assembly, parties["focal"], sequence=1)
    assert list(Agreement.objects.of_commission(parties.commission)) == [row]


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "commission"},
        {"kind": "assembly", "name": "Asamblea"},
        {"kind": "assembly", "series": "ASM"},
        {"kind": "board", "name": "Consejo", "series": "COM-04"},
    ],
)
def test_body_is_a_commission_or_has_a_name_and_a_series(db, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Body.objects.create(**fields)


@pytest.mark.django_db(transaction=True)
def test_commission_becomes_one_body_however_many_agree_at_once():
    """Red without the lock of `agreeing.make`, or `body.commission` being one to one."""
    parties = agreement_parties()
    values = {"text": "Carta"}
    rows = at_once(lambda: agreeing.make(parties.commission, values, by=parties["focal"], at=timezone.now()), times=8)
    assert sorted(row.sequence for row in rows) == list(range(1, 9))
    assert Body.objects.count() == 1
