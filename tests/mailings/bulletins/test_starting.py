"""A bulletin whose moment has come goes to everybody once, over a real conversation."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from kit.registries import queues
from mailings.bulletins import running
from mailings.models import BadAddress, Bulletin, Delivery, MailItem, OptOut, Reason
from mailings.outbox import sending
from members import membership_status
from tests import make
from tests.mailings.bulletin import make_bulletin, make_titulars, scheduled_bulletin
from tests.mailings.mornings import morning

pytestmark = pytest.mark.django_db
NOON = morning(hour=12)  # of today


def states() -> list[tuple[str, str, str]]:
    rows = Delivery.objects.filter(kind="bulletin").order_by("email")
    return list(rows.values_list("email", "state", "reason"))


def overdue(*, at) -> int:
    return next(one.count for one in queues.waiting(at=at) if one.title == "Boletines que no salieron a su hora")


def test_bulletin_goes_once_to_everybody_and_is_then_in_the_archive(sink, client):
    make_titulars("Ana", "Beto")
    bulletin = scheduled_bulletin()
    assert client.get(bulletin.get_absolute_url()).status_code == 404
    assert sending.send_due() == 2
    assert sending.send_due() == 0
    assert sorted(sink.recipients) == ["ana@pacto.example", "beto@pacto.example"]
    message = dict(sink.messages)["ana@pacto.example"]
    assert message["Subject"].strip() == "El Pacto en noviembre"
    text, html = (message.get_body([kind]).get_content() for kind in ("plain", "html"))
    assert text.count("Hola, Ana:") == 1
    assert html.count("Hola, Ana:") == 1
    assert text.count("- Uno y otro (https://a.example)") == 1
    assert html.count('<strong>Uno</strong> y <a href="https://a.example">otro</a>') == 1
    assert list(MailItem.objects.values_list("kind", "object_id", "period", "delivery__state").distinct()) == [
        ("bulletin", bulletin.pk, f"{bulletin.month:%Y-%m}", "sent")
    ]
    assert Delivery.objects.filter(bulletin=bulletin, state="sent").count() == 2
    page = client.get(bulletin.get_absolute_url())
    assert page.status_code == 200
    assert page.content.decode().count("Hola,") == 0


def test_one_bulletin_a_month_is_held_by_the_database():
    bulletin = make_bulletin()
    with pytest.raises(IntegrityError), transaction.atomic():
        Bulletin.objects.create(month=bulletin.month, subject="Otro")


@pytest.mark.parametrize("late", [timedelta(minutes=1), timedelta(hours=1), timedelta(days=3)])
def test_bulletin_that_nobody_started_at_its_moment_goes_once_when_somebody_looks(late):
    make_titulars("Ana")
    scheduled_bulletin(at=NOON)
    assert [running.start_due(at=NOON + late) for _beat in range(3)] == [1, 0, 0]
    assert overdue(at=NOON + late) == 0


def test_bulletin_forty_days_late_is_not_sent_and_the_coordination_is_asked():
    make_titulars("Ana")
    bulletin = scheduled_bulletin(at=NOON)
    later = NOON + timedelta(days=40)
    assert running.start_due(at=later) == 0
    assert Delivery.objects.count() == 0
    assert overdue(at=later) == 1
    running.cancel(bulletin, reason="Ya no.", by=make.user(), at=later)
    assert overdue(at=later) == 0


def test_bulletin_in_a_pause_waits_and_goes_on_when_it_is_resumed(sink):
    """Red without the pause in `due`: both go at once."""
    make_titulars("Ana", "Beto")
    bulletin = scheduled_bulletin()
    running.start_due(at=timezone.now())
    running.pause(bulletin, by=make.user(), at=timezone.now())
    assert sending.send_due() == 0
    assert sink.recipients == []
    running.resume(bulletin)
    assert sending.send_due() == 2


def test_pause_takes_from_a_sender_what_it_has_in_hand():
    """Red without the slot taken back: a sender may still claim it."""
    make_titulars("Ana")
    bulletin = scheduled_bulletin()
    running.start_due(at=timezone.now())
    Delivery.objects.update(slot=1)
    running.pause(bulletin, by=make.user(), at=timezone.now())
    assert Delivery.objects.in_hand(1).count() == 0


def test_cancelled_bulletin_goes_to_nobody_more_and_leaves_the_archive(sink, client):
    make_titulars("Ana", "Beto")
    bulletin = scheduled_bulletin()
    running.start_due(at=timezone.now())
    assert running.cancel(bulletin, reason="Un error.", by=make.user(), at=timezone.now()) == 2
    assert sending.send_due() == 0
    assert sink.recipients == []
    assert {(state, reason) for _email, state, reason in states()} == {("suppressed", Reason.CANCELLED)}
    assert client.get(bulletin.get_absolute_url()).status_code == 404
    with pytest.raises(ValidationError, match="Ya se canceló"):
        running.cancel(bulletin, reason="Otra vez.", by=make.user(), at=timezone.now())


def test_readers_are_frozen_at_the_start_with_the_reason_of_each_exclusion():
    ana, *_rest = make_titulars("Ana", "Beto", "Caro", "Dora")
    second = make.organization("Segunda de Ana")
    make.representation(second, ana)
    change = type(ana).objects.filter
    change(email="beto@pacto.example").update(email="no es correo")
    change(email="caro@pacto.example").update(email="caro@strasse.example")
    change(email="dora@pacto.example").update(email="caro@straße.example")
    former = make.organization()
    make.representation(former, make.user("fuera@pacto.example"))
    membership_status.withdraw(former, by=make.user(), reason="Cerró.", at=timezone.now())
    make.office(make.user("consejo@pacto.example"), "board")
    scheduled_bulletin()
    running.start_due(at=timezone.now())
    make.representation(make.organization(), make.user("tarde@pacto.example"))
    running.start_due(at=timezone.now())
    assert states() == [
        ("ana@pacto.example", "queued", ""),
        ("caro@strasse.example", "queued", ""),
        ("caro@straße.example", "suppressed", "same_address"),
        ("consejo@pacto.example", "queued", ""),
        ("no es correo", "suppressed", "invalid_address"),
    ]


def test_reader_who_changes_the_address_after_the_start_gets_it_once_at_the_new_one(sink):
    """Red where the copy stays with the address of the start: the old mailbox reads what is hers."""
    ana, beto = make_titulars("Ana", "Beto")
    scheduled_bulletin()
    running.start_due(at=timezone.now())
    Delivery.objects.filter(user=beto).update(recoveries=1, attempts=1)
    for person in (ana, beto):
        type(ana).objects.filter(pk=person.pk).update(email=f"nueva-{person.email}")
    assert sending.send_due() == 2
    assert sorted(sink.recipients) == ["beto@pacto.example", "nueva-ana@pacto.example"]
    assert [item.email for item in MailItem.objects.order_by("email")] == [
        "beto@pacto.example",
        "nueva-ana@pacto.example",
    ]


def test_readers_who_left_the_bulletin_or_whose_address_bounces_are_told_apart():
    ana, beto = make_titulars("Ana", "Beto")
    OptOut.objects.create(user=ana, topic="bulletin")
    BadAddress.objects.create(email=beto.email)
    scheduled_bulletin()
    assert running.start_due(at=timezone.now()) == 0
    assert states() == [
        ("ana@pacto.example", "suppressed", "opted_out"),
        ("beto@pacto.example", "suppressed", "bounces"),
    ]


def test_start_takes_as_many_queries_for_three_readers_as_for_thirty(django_assert_num_queries):
    make_titulars("Ana", "Beto", "Caro")
    scheduled_bulletin()
    with django_assert_num_queries(12):
        running.start_due(at=timezone.now())
    make_titulars(*(f"P{number}" for number in range(30)))
    scheduled_bulletin()
    with django_assert_num_queries(12):
        running.start_due(at=timezone.now())


def test_message_that_did_not_arrive_is_sent_once_more_to_that_reader(sink):
    make_titulars("Ana")
    scheduled_bulletin()
    sending.send_due()
    delivery = Delivery.objects.get()
    sending.installed_kinds()["bulletin"].try_again(delivery)
    assert sending.send_due() == 1
    assert len(sink.messages) == 2
    assert (MailItem.objects.get().delivery_id == delivery.pk) is False
