"""A day's reminders: one message a person, gathered once from eight on, without what is no longer due."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from mailings import subscriptions
from mailings.installed_kinds import installed_kinds
from mailings.models import Delivery, MailItem, ReminderRun
from mailings.outbox import claims, resolution, sending
from mailings.reminders.digest_queue import gather
from meetings import answering
from members import mandates
from members.models import User
from tests.cast import agreement_parties
from tests.mailings.mornings import morning, sweep
from tests.races import at_once

pytestmark = pytest.mark.django_db


def due_in(parties, days: int, **values):
    return parties.agree(due_on=timezone.localdate() + timedelta(days=days), **values)


def items() -> list[tuple]:
    return list(MailItem.objects.order_by("pk").values_list("kind", "user__email", "delivery__state", "reason"))


def test_digest_tells_the_responsible_person_a_week_before_with_her_own_link(sink, parties):
    due_in(parties, 7)
    actor = parties["responsible"]
    assert sweep(morning()) == 1
    assert items() == [("agreement_week", actor.email, "sent", "")]
    _address, message = sink.messages[0]
    text = message.get_body(["plain"]).get_content()
    assert text.count(f"{settings.SITE_URL}/acuerdos/") == 3  # a button for each answer


def test_digest_is_gathered_from_eight_in_mexico_city_on(sink, parties):
    due_in(parties, 7)
    assert sweep(morning(hour=7, minute=59)) == 0
    assert sweep(morning(hour=23, minute=58)) == 1


def test_digest_is_gathered_once_a_day(sink, parties):
    due_in(parties, 7)
    sweep(morning())
    due_in(parties, 6)
    assert sweep(morning(hour=9)) == 0
    assert sweep(morning(1)) == 1
    assert sweep(morning(1, hour=9)) == 0


def test_digest_says_a_missed_night_later_and_closes_what_is_too_old(sink, parties):
    due_in(parties, 7)
    late = due_in(parties, 3)
    assert sweep(morning(2)) == 1
    reasons = dict(MailItem.objects.values_list("object_id", "reason"))
    assert len(sink.messages) == 1
    assert reasons[late.pk] == "too_old"
    assert sweep(morning(3)) == 0


def test_digest_with_nothing_left_is_not_sent(sink, parties):
    row = due_in(parties, 7)
    sending.installed_kinds()["digest"].queue(at=morning())
    answering.answer(row, kind="done", text="Ya está", until=None, by=parties["responsible"], at=morning())
    assert sweep(morning(minute=1)) == 0
    assert items() == [("agreement_week", parties["responsible"].email, "suppressed", "not_needed")]


@pytest.mark.django_db(transaction=True)
def test_digest_asked_by_five_sweeps_in_a_second_is_one(sink):
    """Red without the constraint `rule_runs_once_a_day`: five runs find it, and four end in an error of the items."""
    parties, at = agreement_parties(), morning()
    due_in(parties, 7)
    at_once(lambda: sweep(at), times=5)
    assert len(sink.messages) == 1
    assert ReminderRun.objects.filter(reminder="agreement_week").count() == 1


def test_digest_refused_all_day_goes_out_with_the_next_days(sink, parties):
    """Red where only the day's own message is looked for: two in one morning."""
    due_in(parties, 7)
    sink.rcpt[parties["responsible"].email] = "451 later"
    assert [sweep(morning(hour=hour)) for hour in (8, 12, 16, 20)] == [0, 0, 0, 0]
    due_in(parties, 8)
    sink.rcpt.clear()
    assert [sweep(morning(1, hour=hour)) for hour in (8, 12, 16, 20)] == [1, 0, 0, 0]
    _address, message = sink.messages[0]
    assert message.get_body(["plain"]).get_content().count("/acuerdos/") == 2 * 3
    assert list(Delivery.objects.values_list("state", "day")) == [("sent", timezone.localdate(morning(1)))]


def test_digest_of_yesterday_that_left_this_morning_is_todays(sink, parties):
    """Red where a message counts only for the day on which it was gathered."""
    due_in(parties, 7)
    sink.rcpt[parties["responsible"].email] = "451 later"
    sweep(morning())
    sink.rcpt.clear()
    due_in(parties, 8)
    assert [sweep(morning(1, hour=hour)) for hour in (3, 8, 12)] == [1, 0, 0]
    assert sweep(morning(2, hour=3)) == 0
    assert sweep(morning(2)) == 1


def test_digest_of_the_day_is_added_to_while_another_waits_beside_it(parties):
    """Red without the order: the other one cannot be the day's too."""
    due_in(parties, 7)
    gather(at=morning())
    Delivery.objects.create(kind="digest", user=parties["responsible"], email=parties["responsible"].email)
    ReminderRun.objects.filter(reminder="agreement_tomorrow").delete()
    due_in(parties, 1)
    gather(at=morning(minute=1))
    assert Delivery.objects.get(day=timezone.localdate()).items.count() == 2


def test_digest_goes_to_the_address_that_its_reader_has_by_then(sink, parties):
    due_in(parties, 7)
    gather(at=morning())
    User.objects.filter(pk=parties["responsible"].pk).update(email="nueva@pacto.example")
    assert sweep(morning(minute=1)) == 1
    assert sink.recipients == ["nueva@pacto.example"]


def test_digest_leaves_out_who_does_not_want_reminders(sink, parties):
    due_in(parties, 7)
    subscriptions.unsubscribe(parties["responsible"], ["reminders"], at=morning(-1))
    assert sweep(morning()) == 0
    assert items() == [("agreement_week", parties["responsible"].email, None, "opted_out")]


def test_leaving_a_topic_takes_it_out_of_what_is_queued(sink, parties):
    due_in(parties, 7)
    sending.installed_kinds()["digest"].queue(at=morning())
    subscriptions.unsubscribe(parties["responsible"], ["reminders"], at=morning())
    assert items() == [("agreement_week", parties["responsible"].email, "suppressed", "opted_out")]
    assert sweep(morning(minute=1)) == 0


def test_digest_never_goes_to_who_left_meanwhile(sink, parties):
    due_in(parties, 7)
    sending.installed_kinds()["digest"].queue(at=morning())
    mandate = parties.organization.representations.get()
    mandates.end(mandate, by=parties["staff"], at=timezone.now())
    sweep(timezone.now() + timedelta(days=1))
    assert items()[0][2:] == ("suppressed", "not_needed")
    assert list(Delivery.objects.filter(kind="digest").values_list("state", flat=True)) == ["suppressed"]


def test_five_things_are_one_message_the_most_pressing_first(sink, parties):
    """And as many questions of the database for five as for one."""
    for days in (7, -1, 1, 7, 6):
        due_in(parties, days, text=f"Tarea {days}")
    assert sweep(morning()) == 1
    _address, message = sink.messages[0]
    text = message.get_body(["plain"]).get_content()
    assert message["Subject"].count("y 4 asuntos más") == 1
    assert message["Subject"].strip().startswith("Venció el")
    subjects = [line for line in text.splitlines() if line[:3] in ("1. ", "2. ", "3. ", "4. ", "5. ")]
    assert [line.split("Tarea ")[1] for line in subjects] == ["-1", "1", "6", "7", "7"]
    assert text.count("/acuerdos/") == 5 * 3


def test_digest_of_a_hundred_says_twelve_and_how_many_more(sink, parties):
    for number in range(100):
        due_in(parties, 7, text=f"Tarea {number}")
    assert sweep(morning()) == 1
    _address, message = sink.messages[0]
    text, html = (message.get_body([kind]).get_content() for kind in ("plain", "html"))
    assert text.count("/acuerdos/") == 12 * 3
    assert html.count("/acuerdos/") == 12 * 3
    assert text.count("Y 88 más") == 1
    assert html.count("Y 88 más") == 1
    assert MailItem.objects.filter(delivery__state="sent", reason="").count() == 100


@pytest.mark.parametrize("count", [1, 5])
def test_digests_are_written_in_a_fixed_number_of_queries(parties, count, django_assert_max_num_queries):
    for _number in range(count):
        due_in(parties, 7)
    gather(at=morning())
    deliveries = list(Delivery.objects.all())
    with django_assert_max_num_queries(8):
        assert len(installed_kinds()["digest"].write(deliveries, at=morning())) == 1


def test_digest_holds_when_nobody_knows_whether_it_arrived(sink, parties):
    due_in(parties, 7)
    sink.data[parties["responsible"].email] = "hang up"
    sweep(morning())
    delivery = Delivery.objects.get()
    assert delivery.state == "uncertain"
    assert delivery.held_at is not None
    del sink.data[parties["responsible"].email]
    assert sweep(morning(hour=9)) == 0
    assert sweep(morning(1)) == 0
    resolution.send_again(delivery, by=parties["staff"], at=morning(1))
    assert sweep(timezone.now() + timedelta(days=1)) == 1
    assert sink.recipients == [parties["responsible"].email]


def test_digest_added_to_while_a_sender_has_it_in_hand_is_written_anew(parties):
    """Red where `gather` leaves the slot: the message goes without what the ledger says it carries."""
    due_in(parties, 7)
    gather(at=morning())
    [delivery] = claims.take(1, 10, at=morning())
    ReminderRun.objects.filter(reminder="agreement_tomorrow").delete()
    due_in(parties, 1)
    gather(at=morning(minute=1))
    assert claims.claim(delivery, at=morning(minute=1)) is False
    assert delivery.items.count() == 2


def test_a_name_that_looks_like_code_or_a_header_is_harmless(sink, parties):
    due_in(parties, 7, text="{{ user }} %(day)s {0.__class__}\r\nBcc: x@y.example " + "ñ" * 300)
    assert sweep(morning()) == 1
    _address, message = sink.messages[0]
    assert message["Bcc"] is None
    assert message["Subject"].count("{{ user }} %(day)s {0.__class__}") == 1
