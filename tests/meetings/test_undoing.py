"""What who leads did by mistake is taken back from the sentence that says it: within the hour, as it was, by right."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from meetings import agreeing, answering, proposing
from meetings.models import AgreementState

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def claimed(parties):
    row = parties.agree()
    link = answering.link_to_pass_on(row, by=parties["focal"], at=timezone.now())
    token = link.rstrip("/").rpartition("/")[2]
    answering.answer_by_link(token, kind="done", text="Acuse", until=None, at=timezone.now())
    row.refresh_from_db()
    return row


def press_undo(client, response):
    """What the button in the sentence sends."""
    page = client.get(response["Location"])
    form = page.content.decode().partition('<div class="flash')[2].partition("</form>")[0]
    action = form.partition('action="')[2].partition('"')[0]
    fields = [part.partition('"')[0] for part in form.split('name="')[1:]]
    values = [part.partition('"')[0] for part in form.split('value="')[1:]]
    return client.post(action, dict(zip(fields, values, strict=True)), follow=True)


def test_verified_by_mistake_is_open_again_and_still_verified_by_another(parties):
    """Red where the answers stay attended: she who passed the link on could then verify."""
    row, client = claimed(parties), parties.client("alternate")
    done = client.post(row.get_absolute_url() + "verificar/")
    row.refresh_from_db()
    assert row.state == AgreementState.DONE
    page = press_undo(client, done)
    row.refresh_from_db()
    assert page.content.decode().count("El acuerdo está abierto otra vez.") == 1
    assert (row.state, row.closed_at, row.claimed_by) == (AgreementState.GOING, None, parties["responsible"])
    with pytest.raises(ValidationError, match="enlace que usted pasó"):
        agreeing.verify(row, by=parties["focal"], at=timezone.now())


@pytest.mark.parametrize("state", [AgreementState.PENDING, AgreementState.GOING])
def test_cancelled_by_mistake_is_what_it_was(parties, state):
    row, client = parties.agree(), parties.client("focal")
    if state == AgreementState.GOING:
        agreeing.start(row, by=parties["focal"], at=timezone.now())
    press_undo(client, client.post(row.get_absolute_url() + "cancelar/", {"reason": "Ya no"}))
    row.refresh_from_db()
    assert (row.state, row.cancel_reason, row.closed_by) == (state, "", None)


def test_reopened_after_the_hour_by_the_coordination_alone_and_why(parties):
    row, then = parties.agree(), timezone.now() - 2 * HOUR
    agreeing.cancel(row, by=parties["focal"], at=then, reason="Ya no")
    address = row.get_absolute_url() + "reabrir/"
    late = parties.client("focal").post(address, {"reason": "Sí va"})
    assert late.status_code == 422
    assert late.content.decode().count("pídalo a la Coordinación") == 1
    assert parties.client("focal").get(row.get_absolute_url()).content.decode().count("Reabrir el acuerdo") == 0
    staff = parties.client("staff")
    assert staff.get(row.get_absolute_url()).content.decode().count('action="' + address) == 1
    assert staff.post(address).status_code == 422
    assert staff.post(address, {"reason": "Sí va"}).status_code == 302
    row.refresh_from_db()
    assert row.state == AgreementState.PENDING
    assert row.comments.get().text == "Se reabrió: Sí va"


def test_reopened_twice_is_refused(parties):
    row = parties.agree()
    agreeing.cancel(row, by=parties["focal"], at=timezone.now(), reason="Ya no")
    agreeing.reopen(row, by=parties["alternate"], at=timezone.now())
    with pytest.raises(ValidationError, match="ya está abierto"):
        agreeing.reopen(row, by=parties["focal"], at=timezone.now())


def test_more_time_given_by_mistake_is_taken_back_with_its_day(parties):
    row, client = parties.agree(), parties.client("focal")
    before, until = row.due_on, timezone.localdate() + timedelta(days=40)
    answering.answer(row, kind="time", text="Puente", until=until, by=parties["responsible"], at=timezone.now())
    answer = row.answers.get()
    typed = {"answer": answer.pk, "is_granted": "1", "due_on": until, "volver": parties.url("commission_dashboard")}
    done = client.post(row.get_absolute_url() + "atender/", typed)
    assert done["Location"] == parties.url("commission_dashboard")
    press_undo(client, done)
    row.refresh_from_db()
    answer.refresh_from_db()
    assert (row.due_on, answer.settled_at) == (before, None)


def test_attended_is_not_taken_back_over_what_came_after(parties):
    row, now = parties.agree(), timezone.now()
    answering.answer(row, kind="help", text="Imprenta", until=None, by=parties["responsible"], at=now)
    answer = row.answers.get()
    settled = agreeing.settle(row, answer=answer.pk, is_granted=True, by=parties["focal"], at=now)
    agreeing.start(row, by=parties["focal"], at=now)
    with pytest.raises(ValidationError, match="algo cambió después"):
        agreeing.unsettle(row, answer=answer.pk, version=settled.version, by=parties["focal"], at=now)


def test_back_leads_to_no_other_site(parties):
    row, client = parties.agree(), parties.client("focal")
    for number, url in enumerate(("https://malo.example/", "//malo.example/", "malo")):
        done = client.post(row.get_absolute_url() + "comentar/", {"text": f"Va {number}", "volver": url})
        assert done["Location"] == row.get_absolute_url()


@pytest.fixture
def proposal(parties):
    values = {"text": "¿Nos sumamos?", "closes_at": timezone.now() + HOUR, "needs_ratifying": False}
    return proposing.propose(parties.commission, **values, by=parties["focal"], at=timezone.now())


def corrected(parties, proposal):
    client, address = parties.client("focal"), parties.url("commission_proposal_edit", proposal.pk)
    closes = timezone.localtime(timezone.now() + timedelta(days=2))
    typed = {"text": "¿Nos sumamos ya?", "closes_at": f"{closes:%Y-%m-%dT%H:%M}", "version": proposal.version}
    return client.post(address, typed)


def test_proposal_is_corrected_while_nobody_has_answered(parties, proposal):
    assert corrected(parties, proposal).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.text, proposal.version) == ("¿Nos sumamos ya?", 2)
    assert corrected(parties, type(proposal)(pk=proposal.pk, version=1)).status_code == 409


def test_proposal_that_was_answered_keeps_its_words(parties, proposal):
    values = {"stance": "agree", "reason": "", "read": ""}
    proposing.speak(proposal, parties.organization, **values, by=parties["responsible"], at=timezone.now())
    assert corrected(parties, proposal).status_code == 422
    page = parties.client("focal").get(parties.url("commission_proposal", proposal.pk)).content.decode()
    assert page.count(parties.url("commission_proposal_edit", proposal.pk)) == 0


def test_proposal_that_was_withdrawn_says_why_and_takes_no_answer(parties, proposal):
    client, page = parties.client("focal"), parties.url("commission_proposal", proposal.pk)
    assert client.post(page + "retirar/", {"reason": ""}).status_code == 422
    assert client.post(page + "retirar/", {"reason": "Falta una cifra."}, follow=True).status_code == 200
    shown = parties.client("member").get(page).content.decode()
    assert shown.count("Falta una cifra.") == 1
    assert shown.count(f"{page}voz/") == 0
    values = {"stance": "agree", "reason": "", "read": ""}
    with pytest.raises(ValidationError, match="se retiró: Falta una cifra"):
        proposing.speak(proposal, parties.organization, **values, by=parties["responsible"], at=timezone.now())
    for act in (proposing.conclude, proposing.withdraw, proposing.close_proposal):
        more = {"outcome": "Sí"} if act is proposing.conclude else {"reason": "x"} if act is proposing.withdraw else {}
        with pytest.raises(ValidationError):
            act(proposal, **more, by=parties["focal"], at=timezone.now() + 2 * HOUR)


def test_named_verifier_takes_back_her_own_word_and_no_cancelling(parties):
    member = parties["member"]
    row = claimed(parties)
    agreeing.edit(row, values={"verifier": member}, version=row.version, by=parties["focal"], at=timezone.now())
    agreeing.verify(row, by=member, at=timezone.now())
    agreeing.reopen(row, by=member, at=timezone.now())
    agreeing.cancel(row, by=parties["focal"], at=timezone.now(), reason="Ya no")
    with pytest.raises(ValidationError):
        agreeing.reopen(row, by=member, at=timezone.now())


def test_comment_on_the_agenda_is_attended_with_a_word_and_waits_again(parties):
    section = parties.save(parties["focal"], "Que nazcan sanos.", version=0)
    row = section.comments.create(organization=parties.organization, text="¿Dónde?", made_by=parties["responsible"])
    client = parties.client("focal")
    done = client.post(parties.url("comment_resolve", row.pk), {"reply": "Ya dice dónde."})
    row.refresh_from_db()
    assert (row.resolved_by, row.reply) == (parties["focal"], "Ya dice dónde.")
    assert done["Location"].endswith(f"#comentario-{row.pk}")
    press_undo(client, done)
    row.refresh_from_db()
    assert (row.resolved_at, row.resolved_by, row.reply) == (None, None, "")
