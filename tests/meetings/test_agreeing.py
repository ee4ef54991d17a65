"""The life of an agreement: numbered, begun, moved, done, verified by another, cancelled; each act by whom it may."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from kit.editing.versions import ConflictError
from meetings import agreeing
from meetings.models import Agreement, AgreementState
from members import mandates
from tests import make
from tests.cast import agreement_parties
from tests.races import at_once, behind


def now():
    return timezone.now()


def refusal(act, *args, **values) -> str:
    with pytest.raises(ValidationError) as refused:
        act(*args, at=now(), **values)
    return refused.value.messages[0]


NOT_YOURS = "Este acuerdo ya no le toca a usted."
BY_DOER = "Quien lo hizo no puede verificarlo: toca a otra persona."


def test_agreement_is_numbered_by_commission_and_year(parties):
    rows = [parties.agree(), parties.agree()]
    rows.append(agreeing.make(parties.commission, {"text": "x"}, by=parties["focal"], at=now() + timedelta(days=400)))
    assert [row.sequence for row in rows] == [1, 2, 1]
    year = timezone.localdate().year
    assert rows[1].number == f"COM-{parties.commission.number:02d}/{year}-02"


@pytest.mark.parametrize("name", ["responsible", "member", "outsider"])
def test_agreement_is_made_only_by_who_leads(parties, name):
    values = {"text": "x"}
    assert refusal(agreeing.make, parties.commission, values, by=parties[name]) == (
        "Solo quien coordina la comisión anota sus acuerdos."
    )


def test_agreement_of_a_person_needs_her_organization(parties):
    values = {"text": "x", "responsible": parties["member"], "organization": parties.organization}
    sentence = refusal(agreeing.make, parties.commission, values, by=parties["focal"])
    assert sentence == "Esa persona no representa hoy a la organización responsable. Elija las dos."


def test_claim_stays_going_until_another_verifies(parties):
    row, actor, focal = parties.agree(), parties["responsible"], parties["focal"]
    assert refusal(agreeing.verify, row, by=focal) == "Nadie ha dicho todavía que esté hecho."
    agreeing.claim(row, by=actor, at=now(), evidence="Acuse de recibo")
    row.refresh_from_db()
    assert row.state == AgreementState.GOING
    assert row.claimed_by == actor
    assert row.closed_at is None
    assert refusal(agreeing.verify, row, by=actor) == NOT_YOURS
    agreeing.verify(row, by=focal, at=now())
    row.refresh_from_db()
    assert row.state == AgreementState.DONE
    assert row.closed_by == focal
    assert refusal(agreeing.cancel, row, by=focal, reason="x") == "El acuerdo ya está cerrado: queda como está."


@pytest.mark.parametrize("leader", ["focal", "staff"])
def test_claim_of_a_leader_is_verified_by_another(parties, leader):
    row = parties.agree()
    agreeing.claim(row, by=parties[leader], at=now(), evidence="Acuse")
    assert refusal(agreeing.verify, row, by=parties[leader]) == BY_DOER
    agreeing.verify(row, by=parties["alternate"], at=now())


def test_claim_said_for_a_leader_is_not_verified_by_her(parties):
    """Also where another person says «hecho» for whoever is responsible."""
    alternate = parties["alternate"]
    row = parties.agree(responsible=alternate, organization=alternate.representations.get().organization)
    agreeing.claim(row, by=parties["focal"], at=now(), evidence="Acuse")
    assert refusal(agreeing.verify, row, by=alternate) == BY_DOER


def test_verified_by_who_claimed_it_is_refused_by_the_database(parties):
    row = parties.agree()
    agreeing.claim(row, by=parties["focal"], at=now(), evidence="Acuse")
    for name in ("focal", "responsible"):
        with pytest.raises(IntegrityError), transaction.atomic():
            Agreement.objects.update(state="done", closed_at=now(), closed_by=parties[name])


def test_verifier_verifies_while_she_sits_there(parties):
    row, member = parties.agree(verifier=parties["member"]), parties["member"]
    agreeing.claim(row, by=parties["responsible"], at=now(), evidence="Acuse")
    mandate = member.representations.get()
    mandates.end(mandate, by=parties["staff"], at=timezone.now())
    assert refusal(agreeing.verify, row, by=member) == NOT_YOURS
    make.representation(mandate.organization, member, term=(now(), None))
    agreeing.verify(row, by=member, at=now())


def test_send_back_keeps_the_word_and_lets_claim_again(parties):
    row, actor = parties.agree(), parties["responsible"]
    agreeing.claim(row, by=actor, at=now(), evidence="Acuse")
    agreeing.send_back(row, by=parties["focal"], at=now(), reason="Falta el sello.")
    assert row.comments.get().text == "Todavía no se da por cumplido: Falta el sello."
    agreeing.claim(row, by=actor, at=now(), evidence="Acuse con sello")
    row.refresh_from_db()
    assert row.state == AgreementState.GOING
    assert row.evidence == "Acuse con sello"


def test_move_tells_both_days_and_why(parties):
    row = parties.agree(due_on=timezone.datetime(2026, 11, 30).date())
    agreeing.move(
        row, by=parties["focal"], at=now(), due_on=timezone.datetime(2026, 12, 2).date(), reason="Hay puente."
    )
    sentence = "La fecha se cambió del 30 de noviembre de 2026 al 2 de diciembre de 2026: Hay puente."
    assert row.comments.get().text.lower() == sentence.lower()


def test_nobody_acts_after_her_term(parties):
    row = parties.agree()
    for name in ("responsible", "focal"):
        mandates.end(parties[name].representations.get(), by=parties["staff"], at=timezone.now())
    assert refusal(agreeing.claim, row, by=parties["responsible"], evidence="x") == NOT_YOURS
    assert refusal(agreeing.cancel, row, by=parties["focal"], reason="x") == NOT_YOURS


def test_edit_over_another_version_is_a_conflict(parties):
    row, focal = parties.agree(), parties["focal"]
    agreeing.start(row, by=parties["alternate"], at=now())
    with pytest.raises(ConflictError):
        agreeing.edit(row, by=focal, at=now(), values={"text": "Otra carta"}, version=1)
    agreeing.edit(row, by=focal, at=now(), values={"text": "Otra carta"}, version=2)
    row.refresh_from_db()
    assert row.text == "Otra carta"
    assert row.version == 3


def test_open_ones_of_other_years_are_carried_forward(parties):
    row = parties.agree(due_on=timezone.datetime(2020, 1, 31).date())
    assert list(Agreement.objects.overdue(on=timezone.localdate())) == [row]
    assert row.is_overdue(on=timezone.localdate())


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gap_when_ten_are_made_at_once():
    """Red without the lock of the commission in `make`: all but one end in an error of the constraint."""
    parties = agreement_parties()
    results = at_once(lambda: parties.agree(), times=10)
    assert sorted(getattr(row, "sequence", repr(row)) for row in results) == list(range(1, 11))


@pytest.mark.django_db(transaction=True)
def test_cancelled_while_it_is_verified_is_closed_once():
    """Red without the lock in `_act`: the second act overwrites the first."""
    parties = agreement_parties()
    row, focal = parties.agree(), parties["focal"]
    agreeing.claim(row, by=parties["responsible"], at=now(), evidence="Acuse")
    results = behind(
        lambda: agreeing.verify(row, by=focal, at=now()),
        lambda: agreeing.cancel(row, by=parties["alternate"], at=now(), reason="x"),
    )
    row.refresh_from_db()
    assert type(results[1]) is ValidationError
    assert row.state == AgreementState.DONE


@pytest.mark.django_db(transaction=True)
def test_verified_while_it_becomes_her_own_is_not_closed_by_her():
    """Red without the lock in `_act`: she verifies what she read as somebody else's, and the database has to refuse."""
    parties = agreement_parties()
    row, focal = parties.agree(), parties["focal"]
    row = agreeing.claim(row, by=parties["responsible"], at=now(), evidence="Acuse")
    values = {"responsible": focal, "organization": focal.representations.get().organization}
    results = behind(
        lambda: agreeing.edit(row, by=parties["alternate"], at=now(), values=values, version=row.version),
        lambda: agreeing.verify(row, by=focal, at=now()),
    )
    row.refresh_from_db()
    assert type(results[1]) is ValidationError
    assert row.state == AgreementState.GOING
    assert row.responsible == focal
