"""All people of an organisation are told who begins and who ceases to speak for it, the one concerned too."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kit.messages import reminders
from mailings import mandate_changes
from mailings.models import BadAddress, Delivery, MailItem, ReminderPause
from mailings.outbox import sending
from members import invitations, mandates, membership_status, merging
from members.models import Invitation, MandateChange
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(cast, sink):
    """The organisation's titular and contact, and an alternate."""
    make.representation(cast.organization, make.user("suplente@pacto.example", name="Silvia"), "alternate")
    return ["contact@pacto.example", "suplente@pacto.example", "titular@pacto.example"]


def joins(cast, *, kind: str = "alternate", by: str = "staff", email: str = "nueva@pacto.example"):
    """Invited by that role, she accepts."""
    invitation = make.invitation(
        cast.organization, email, kind=kind, invited_by=cast[by], name="Nadia", sent_at=timezone.now()
    )
    user = make.user(email)
    return invitations.accept(Invitation.objects.get(pk=invitation.pk), user=user, at=timezone.now())


def texts_of(sink) -> dict[str, str]:
    """By address the subject and text of what came; one message each."""
    assert len(set(sink.recipients)) == len(sink.recipients)
    return {
        address: f"{message['Subject'].strip()}\n{message.get_body(['plain']).get_content()}"
        for address, message in sink.messages
    }


def test_everybody_is_told_who_begins_and_who_let_her_in(cast, people, sink, settings):
    """Red without it: a coordinator names a second mailbox of hers, and nobody hears of it."""
    settings.COORDINATION_EMAIL = "coordinacion@pacto.example"
    joins(cast)
    assert sending.send_due() == 4
    assert sending.send_due() == 0
    texts = texts_of(sink)
    assert sorted(texts) == sorted([*people, "nueva@pacto.example"])
    for address in people:
        assert texts[address].startswith("Cambió quién representa a Semilla de Oaxaca\n")
        assert "Nadia (nueva@pacto.example) representa a la organización como suplente." in texts[address]
        assert "La invitación la hizo Staff, de la Coordinación." in texts[address]
        assert "escriba a la Coordinación: coordinacion@pacto.example" in texts[address]
        assert f"/mi-organizacion/{cast.organization.slug}/personas/" in texts[address]
    own = texts["nueva@pacto.example"]
    assert own.startswith("Usted representa ahora a Semilla de Oaxaca\n")
    assert "usted representa a la organización como suplente." in own


def test_everybody_is_told_who_ceases_and_who_ended_it(cast, people, sink):
    """Red without it: an alternate ends the titular's mandate, and she gets no mail."""
    titular = cast["titular"].representations.get()
    mandates.end(titular, by=cast.organization.representations.get(kind="alternate").user, at=timezone.now())
    assert sending.send_due() == 3
    texts = texts_of(sink)
    assert sorted(texts) == people
    own = texts["titular@pacto.example"]
    assert own.startswith("Usted ya no representa a Semilla de Oaxaca\n")
    assert "Lo hizo Silvia." in own
    assert "/personas/" not in own
    assert (
        "Titular (titular@pacto.example) dejó de representar a la organización (era titular)."
        in (texts["contact@pacto.example"])
    )
    assert "Lo hizo usted." in texts["suplente@pacto.example"]


def test_a_hand_over_is_told_in_one_message(cast, people, sink):
    joins(cast, kind="titular", by="titular")
    assert sending.send_due() == 4
    text = texts_of(sink)["contact@pacto.example"]
    assert text.count("dejó de representar") == 1
    assert text.count("representa a la organización como titular") == 1


def test_everybody_is_told_when_the_organization_leaves_and_comes_back(cast, people, sink):
    membership_status.withdraw(cast.organization, by=cast["staff"], reason="Cerró sus puertas", at=timezone.now())
    assert sending.send_due() == 3
    text = texts_of(sink)["contact@pacto.example"]
    assert text.startswith("Semilla de Oaxaca dejó de ser integrante del Pacto\n")
    assert "Motivo: Cerró sus puertas" in text
    assert "/personas/" not in text
    sink.messages.clear()
    membership_status.readmit(cast.organization, by=cast["staff"], reason="Volvió", at=timezone.now())
    assert sending.send_due() == 3
    assert "con las personas que la representaban" in texts_of(sink)["titular@pacto.example"]


def test_people_of_both_are_told_of_a_merge_and_of_its_end(cast, people, sink):
    merge = merging.merge(cast.organization, cast.other, by=cast["staff"], at=timezone.now())
    assert sending.send_due() == 4
    texts = texts_of(sink)
    assert sorted(texts) == sorted([*people, "outsider@pacto.example"])
    assert "representan ahora a «Semilla de Oaxaca»" in texts["outsider@pacto.example"]
    sink.messages.clear()
    merging.undo(merge, by=cast["staff"], at=timezone.now())
    assert sending.send_due() == 4
    assert "se deshizo la unión" in texts_of(sink)["outsider@pacto.example"]


def test_many_changes_are_gathered_and_told_three_times_a_day_at_most(cast, people, sink):
    now = timezone.now()
    for number in range(5):
        for member in range(3):
            mandates.end(joins(cast, email=f"n{number}-{member}@pacto.example"), by=cast["titular"], at=timezone.now())
        sending.send_due(clock=lambda: now + timedelta(minutes=number))  # noqa: B023 called at once
        if number < 3:
            assert sink.recipients.count("contact@pacto.example") == number + 1
    assert sink.recipients.count("contact@pacto.example") == 3
    sending.send_due(clock=lambda: now + timedelta(hours=25))
    assert sink.recipients.count("contact@pacto.example") == 4
    last = next(m for address, m in reversed(sink.messages) if address == "contact@pacto.example")
    assert last.get_body(["plain"]).get_content().count("dejó de representar") == 6
    assert MandateChange.objects.untold().count() == 0


def test_changes_ask_as_much_for_one_as_for_three(cast, people, sink, django_assert_max_num_queries):
    joins(cast)
    with django_assert_max_num_queries(11):
        mandate_changes.MANDATE_CHANGES.queue(at=timezone.now())
    for number in range(3):
        make.representation(cast.other, make.user(), "contact")
        mandates.end(joins(cast, email=f"otra{number}@pacto.example"), by=cast["staff"], at=timezone.now())
    with django_assert_max_num_queries(11):
        assert mandate_changes.MANDATE_CHANGES.queue(at=timezone.now()) == 7
    with django_assert_max_num_queries(6):
        assert len(mandate_changes.MANDATE_CHANGES.write(list(Delivery.objects.all()), at=timezone.now())) == 11


def test_nobody_can_keep_it_quiet(cast, people, sink):
    """No rule switches it off, and nobody goes without it."""
    for name in reminders:
        ReminderPause.objects.create(reminder=name, made_by=cast["staff"], made_at=timezone.now())
    cast["titular"].is_active = False
    cast["titular"].save()
    joins(cast)
    assert sending.send_due() == 4
    assert "titular@pacto.example" in sink.recipients


def test_an_address_that_bounces_is_noted_and_not_written_to(cast, people, sink):
    BadAddress.objects.create(email="contact@pacto.example", code="5.1.1")
    joins(cast)
    assert sending.send_due() == 3
    assert MailItem.objects.get(email="contact@pacto.example").reason == "bounces"


def test_names_are_plain_text(cast, people, sink):
    joined = joins(cast)
    joined.user.name = "<b>URGENTE</b> www.malo.example\r\nBcc: x@x.example"
    joined.user.save()
    sending.send_due()
    message = dict(sink.messages)["contact@pacto.example"]
    assert message["Bcc"] is None
    assert "&lt;b&gt;URGENTE" in message.get_body(["html"]).get_content()
