"""What becomes of agreements and proposals is said once, to whom it concerns, and never to who did it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from commissions.models import Seat
from kit.messages import reminders
from mailings.reminders.digest_queue import new
from meetings import agreeing, answering, proposing
from tests.mailings.mornings import reminders_due, sweep

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def readers(name: str, at=None) -> list[str]:
    """Whom that news reaches, by the word before the @."""
    return sorted(address.partition("@")[0] for address, reason in reminders_due(name, at=at or later()) if not reason)


def later():
    return timezone.now() + timedelta(minutes=1)


def words(name: str) -> str:
    reminder = reminders[name]
    part = reminder.part(reminder.due(at=later())[0])
    return f"{part.subject}\n{part.text}\n{part.link}"


def answer(row, parties, kind="done", **values):
    until = timezone.localdate() + 30 * DAY if kind == "time" else None
    values = {"kind": kind, "text": "Acuse de recibo", "until": until} | values
    answering.answer(row, **values, by=parties["responsible"], at=timezone.now())
    row.refresh_from_db()
    return row.answers.last()


@pytest.mark.parametrize("kind", ["done", "time"])
def test_answer_reaches_who_leads(parties, kind):
    answer(parties.agree(), parties, kind)
    assert readers("agreement_answered") == ["focal"]
    assert "Acuse de recibo" in words("agreement_answered")


def test_done_reaches_who_may_verify_it(parties):
    """Red where who leads hears of what she may not verify: her own, or by a link that she passed on."""
    row = parties.agree()
    token = answering.link_to_pass_on(row, by=parties["focal"], at=timezone.now()).rstrip("/").rpartition("/")[2]
    answering.answer_by_link(token, kind="done", text="Ya", until=None, at=timezone.now())
    assert readers("agreement_answered") == ["alternate"]
    row.refresh_from_db()
    agreeing.edit(row, values={"verifier": parties["member"]}, version=row.version, by=parties["focal"], at=later())
    assert readers("agreement_answered") == ["member"]


def cries(sink) -> list[tuple]:
    """Of the messages that went out those that ask for help."""
    return [one for one in sink.messages if "pide ayuda" in one[1]["Subject"]]


def test_help_is_mailed_at_once_to_who_leads_and_once(parties, sink):
    answer(parties.agree(), parties, "help", text="La imprenta cerró")
    sweep(timezone.now())
    ((to, message),) = cries(sink)
    assert to == parties["focal"].email
    number = f"COM-04/{timezone.localdate().year}-01"
    assert message["Subject"] == f"Responsible pide ayuda con {number}: Escribir la carta"
    assert "La imprenta cerró" in message.get_body(["plain"]).get_content()
    sweep(timezone.now())
    assert len(cries(sink)) == 1


def test_help_that_was_attended_meanwhile_is_not_mailed(parties, sink):
    row = parties.agree()
    request = answer(row, parties, "help")
    agreeing.settle(row, answer=request.pk, is_granted=True, by=parties["alternate"], at=timezone.now())
    sweep(timezone.now())
    assert cries(sink) == []


def attend(row, parties):
    request = answer(row, parties, "help")
    agreeing.settle(row, answer=request.pk, is_granted=True, reply="Va Rosa.", by=parties["focal"], at=timezone.now())


def give_time(row, parties):
    request = answer(row, parties, "time")
    values = {"answer": request.pk, "is_granted": True, "due_on": request.until}
    agreeing.settle(row, **values, by=parties["focal"], at=timezone.now())


def send_back(row, parties):
    answer(row, parties)
    agreeing.send_back(row, reason="Falta el sello", by=parties["focal"], at=timezone.now())


def move(row, parties):
    agreeing.move(row, due_on=row.due_on + DAY, reason="Hay puente", by=parties["focal"], at=timezone.now())


def comment(row, parties):
    agreeing.comment(row, text="¿Quién imprime?", by=parties["member"], at=timezone.now())


@pytest.mark.parametrize(
    ("act", "people", "sentence"),
    [
        (attend, ["responsible"], "Le contestaron sobre"),
        (give_time, ["responsible"], "Cambió la fecha de"),
        (send_back, ["responsible"], "Falta algo en"),
        (move, ["responsible"], "Cambió la fecha de"),
        (comment, ["focal", "responsible"], "Comentaron"),
    ],
)
def test_word_about_an_agreement_reaches_whom_it_concerns(parties, act, people, sentence):
    act(parties.agree(), parties)
    assert readers("agreement_comment") == people
    assert words("agreement_comment").count(sentence) == 1


def test_word_about_an_agreement_without_a_person_reaches_its_delegate(parties):
    row = parties.agree(responsible=None)
    move(row, parties)
    assert readers("agreement_comment") == ["responsible"]


def test_verified_and_cancelled_reach_who_answers_for_it(parties):
    row = parties.agree()
    answer(row, parties)
    agreeing.verify(row, by=parties["focal"], at=timezone.now())
    agreeing.cancel(parties.agree(), reason="Ya no hace falta", by=parties["focal"], at=timezone.now())
    assert readers("agreement_verified") == readers("agreement_cancelled") == ["responsible"]
    assert "Ya no hace falta" in words("agreement_cancelled")
    assert readers("agreement_verified", at=timezone.now() + 5 * DAY) == []


def propose(parties, *, hours=100):
    values = {"text": "¿Firmamos?", "closes_at": timezone.now() + timedelta(hours=hours), "needs_ratifying": False}
    return proposing.propose(parties.commission, **values, by=parties["focal"], at=timezone.now())


def speak(proposal, parties, role="member"):
    organization = parties.seats[role].organization
    values = {"stance": "agree", "reason": "", "read": ""}
    proposing.speak(proposal, organization, **values, by=parties[role], at=timezone.now())


def test_proposal_reaches_each_delegate_but_who_proposed_with_three_buttons(parties, client):
    propose(parties)
    assert readers("proposal_opened") == ["alternate", "member", "responsible"]
    due = next(one for one in reminders["proposal_opened"].due(at=later()) if one.user == parties["member"])
    part = reminders["proposal_opened"].part(due)
    assert [part.button, *(button for button, _link in part.choices)] == ["De acuerdo", "Con reservas", "Me opongo"]
    page = client.get(part.link[part.link.index("/propuestas/") :])
    assert page.content.decode().count("checked") == 1


def test_proposal_about_to_close_reaches_who_has_not_answered(parties):
    proposal = propose(parties)
    speak(proposal, parties)
    assert readers("proposal_closing") == []
    soon = proposal.closes_at - DAY
    assert readers("proposal_closing", at=soon) == ["alternate", "focal", "responsible"]
    assert readers("proposal_closing", at=proposal.closes_at + DAY) == []


def test_outcome_and_withdrawal_reach_the_commission(parties):
    proposal, other = propose(parties), propose(parties)
    proposing.close_proposal(proposal, by=parties["focal"], at=timezone.now())
    proposing.conclude(proposal, outcome="Se firma.", by=parties["focal"], at=timezone.now())
    proposing.withdraw(other, reason="Falta una cifra", by=parties["focal"], at=timezone.now())
    everybody = ["alternate", "member", "responsible"]
    assert readers("proposal_concluded") == readers("proposal_withdrawn") == everybody
    assert "Se firma." in words("proposal_concluded")
    assert "Falta una cifra" in words("proposal_withdrawn")


def test_nobody_hears_of_a_commission_that_her_organization_left(parties):
    propose(parties)
    seat = Seat.objects.get(pk=parties.seats["member"].pk)
    Seat.objects.filter(pk=seat.pk).update(term=(seat.term.lower, timezone.now()))
    assert readers("proposal_opened") == ["alternate", "responsible"]


@pytest.mark.parametrize("name", ["agreement_answered", "agreement_comment", "proposal_opened", "proposal_closing"])
def test_news_costs_the_same_for_many(parties, django_assert_max_num_queries, name):
    def many(times):
        for _each in range(times):
            row = parties.agree()
            answer(row, parties)
            comment(row, parties)
            propose(parties, hours=30)
        return timezone.now() + timedelta(hours=21) if name == "proposal_closing" else later()

    at = many(1)
    new(reminders[name], at=at)
    with django_assert_max_num_queries(12):
        assert reminders[name].due(at=at)
    at = many(5)
    with django_assert_max_num_queries(12):
        assert len(reminders[name].due(at=at)) > 5
