"""What is asked about an agreement is granted or declined, from the desk too."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings import answering
from meetings.models import AgreementAnswer

pytestmark = pytest.mark.django_db


def make_answer(parties, kind: str) -> AgreementAnswer:
    row, until = parties.agree(), timezone.localdate() + timedelta(days=30)
    values = {"kind": kind, "text": "Hay puente", "until": until if kind == "time" else None}
    answering.answer(row, **values, by=parties["responsible"], at=timezone.now())
    return row.answers.get()


def settle(parties, answer, **data):
    address = answer.agreement.get_absolute_url() + "atender/"
    return parties.client("focal").post(address, {"answer": answer.pk} | data)


def outcome(answer) -> tuple[date, bool, list[str]]:
    answer.refresh_from_db()
    row = answer.agreement
    row.refresh_from_db()
    return row.due_on, answer.settled_by is not None, list(row.comments.values_list("text", flat=True))


def test_more_time_is_granted_with_the_day_that_was_asked_for(parties):
    answer = make_answer(parties, "time")
    page = parties.client("focal").get(reverse("commission_dashboard", args=[parties.commission.slug])).content.decode()
    assert page.count(f'value="{answer.until:%Y-%m-%d}"') == 1
    assert page.count("Mantener la fecha") == 1
    assert settle(parties, answer, is_granted="1", due_on=answer.until).status_code == 302
    due_on, is_settled, comments = outcome(answer)
    assert due_on == answer.until
    assert is_settled is True
    assert len(comments) == 1


@pytest.mark.parametrize("kind", ["time", "help"])
def test_declined_says_why_and_the_day_stays(parties, kind):
    answer = make_answer(parties, kind)
    before = answer.agreement.due_on
    refused = settle(parties, answer, due_on=timezone.localdate() + timedelta(days=9))
    assert refused.status_code == 422
    assert refused.content.decode().count("Diga por qué no, para que") == 1
    assert outcome(answer) == (before, False, [])
    assert settle(parties, answer, reply="La carta urge.").status_code == 302
    assert outcome(answer) == (before, True, ["La carta urge."])


def test_more_time_without_a_day_is_not_granted(parties):
    answer = make_answer(parties, "time")
    refused = settle(parties, answer, is_granted="1", reply="Va.")
    assert refused.status_code == 422
    assert refused.content.decode().count("Diga hasta qué día.") == 1
    assert refused.content.decode().count('value="Va."') == 1
    assert outcome(answer)[1:] == (False, [])


def test_settled_twice_is_refused(parties):
    answer = make_answer(parties, "help")
    assert settle(parties, answer, is_granted="1", reply="Va Rosa.").status_code == 302
    again = settle(parties, answer, is_granted="1")
    assert again.status_code == 422
    assert again.content.decode().count("ya estaba atendida") == 1
