"""What happens with an agenda and with who leads is said to whom it concerns, once, and never to who did it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from commissions import drafting, handing_over, joining, publishing
from commissions.models import Activity, Agenda, FocalPoint, JoinRequest
from kit.messages import reminders
from tests import make
from tests.mailings.mornings import reminders_due, sweep

pytestmark = pytest.mark.django_db


def later():
    return timezone.now() + timedelta(minutes=1)


def readers(name: str) -> list[str]:
    """Whom that news reaches, by the word before the @."""
    return sorted(address.partition("@")[0] for address, reason in reminders_due(name, at=later()) if not reason)


def words(name: str) -> str:
    part = reminders[name].part(reminders[name].due(at=later())[0])
    return f"{part.subject} {part.text} {part.link}"


def subjects(sink, to: str) -> list[str]:
    return [message["Subject"] for address, message in sink.messages if address.startswith(f"{to}@")]


def test_agenda_open_to_comments_reaches_the_commission(parties):
    parties.save(parties["focal"], "Que nazcan sanos.", version=0)
    until = timezone.localdate() + timedelta(days=8)
    publishing.consult(parties.commission, until=until, by=parties["focal"], at=timezone.now())
    assert readers("agenda_consulted") == ["alternate", "member", "responsible"]
    assert "espera sus comentarios" in words("agenda_consulted")
    publishing.reopen(parties.commission, by=parties["focal"], at=timezone.now())
    assert readers("agenda_consulted") == []


def test_comment_reaches_who_leads_and_its_answer_who_made_it(parties):
    row = drafting.comment(parties.commission, "objectives", "¿Dónde?", by=parties["member"], at=timezone.now())
    assert readers("agenda_comment") == ["focal"]
    assert "¿Dónde?" in words("agenda_comment")
    drafting.resolve(row, reply="Ya dice dónde.", by=parties["alternate"], at=timezone.now())
    assert readers("agenda_comment") == []
    assert readers("agenda_comment_resolved") == ["member"]
    assert "Ya dice dónde." in words("agenda_comment_resolved")


def test_own_comment_of_who_leads_is_told_to_nobody(parties):
    drafting.comment(parties.commission, "objectives", "Nota", by=parties["focal"], at=timezone.now())
    assert readers("agenda_comment") == []


def test_editor_hears_that_she_may_write_and_that_she_may_not(parties):
    seat = parties.seats["member"]
    for editor, sentence in ((str(parties["member"].pk), "Ya puede escribir"), ("", "Ya no escribe")):
        joining.set_editor(seat, editor=editor, by=parties["focal"], at=timezone.now())
        assert readers("agenda_editor") == ["member"]
        assert sentence in words("agenda_editor")


def test_who_is_named_and_who_ends_are_written_to_at_once(parties, sink):
    at = timezone.now()
    values = {"kind": "titular", "origin": "elected", "by": parties["staff"], "at": at}
    former = FocalPoint.objects.get(kind="titular")
    organization = parties.seats["member"].organization
    handing_over.appoint(parties.commission, parties["member"], organization, **values, instead_of=former.pk)
    sweep(later())
    assert "Usted es el punto focal de Lactancia" in subjects(sink, "member")
    assert "Terminó su encargo en la comisión Lactancia" in subjects(sink, "focal")
    (letter,) = [message for address, message in sink.messages if address.startswith("member@")]
    assert "/entregas/" in letter.get_body(["plain"]).get_content()
    before = len(sink.messages)
    sweep(later())
    assert len(sink.messages) == before


def test_alternate_who_becomes_focal_point_hears_only_of_that(parties, sink):
    former = FocalPoint.objects.get(kind="titular")
    organization = parties.seats["alternate"].organization
    values = {"kind": "titular", "origin": "elected", "by": parties["staff"], "at": timezone.now()}
    handing_over.appoint(parties.commission, parties["alternate"], organization, **values, instead_of=former.pk)
    sweep(later())
    assert subjects(sink, "alternate") == ["Usted es el punto focal de Lactancia"]


def test_who_takes_over_herself_is_written_nothing(parties):
    row = FocalPoint.objects.get(kind="titular")
    FocalPoint.objects.filter(pk=row.pk).update(given_by=row.user)
    assert handing_over.named_due(at=later()).count() == 0


def test_admitted_organization_hears_who_leads_and_what_is_next(parties, sink):
    agenda = Agenda.objects.create(commission=parties.commission)
    day = timezone.localdate() + timedelta(days=20)
    Activity.objects.create(agenda=agenda, text="Feria estatal", ends_on=day)
    Activity.objects.create(agenda=agenda, text="Ya pasó", ends_on=day - timedelta(days=40))
    FocalPoint.objects.filter(kind="titular").update(email="focal@semilla.example")
    organization, user = make.organization("Nueva"), make.user("nueva@pacto.example")
    make.representation(organization, user)
    about = {"commission": parties.commission, "organization": organization, "delegate": user, "asked_by": user}
    request = JoinRequest.objects.create(**about, asking_sent_at=timezone.now())
    joining.decide(request, accepted=True, by=parties["focal"], at=timezone.now())
    sweep(later())
    (text,) = [message.get_body(["plain"]).get_content() for to, message in sink.messages if to == user.email]
    assert "La coordina Focal: focal@semilla.example" in text
    assert "Feria estatal" in text
    assert "Ya pasó" not in text
