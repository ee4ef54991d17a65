"""A busy month, shortened: however much happens, nobody gets more than one digest a day, nor two mails of one act."""

from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from mailings.bulletins import approving, circulars, running
from mailings.models import Delivery, MailItem
from members import confirming
from members.models import Organization
from surveys.opening import open_wave
from tests import make
from tests.mailings.mornings import sweep
from tests.surveys.waves import make_wave

pytestmark = pytest.mark.django_db
DAYS, ORGANIZATIONS = 10, 5
HOURS = (8, 9, 13, 17, 18)


@pytest.fixture
def people():
    """Each speaks for an organisation, the first for two."""
    people = [make.user(name=f"Persona {number}") for number in range(ORGANIZATIONS)]
    for person in (*people, people[0]):
        make.representation(make.organization(), person)
    return people


def hour(days: int, of: int):
    start = timezone.localtime().replace(hour=of, minute=0, second=0, microsecond=0)
    return start + timedelta(days=days)


def a_circular(by, *, at) -> None:
    circular = circulars.begin(audience="everybody", subject=f"Circular {at}", at=at)
    circular.intro = "Nos vemos."
    approving.edited(circular, by=make.user(), at=at)
    circular.save()
    approving.approve(circular, version=circular.version, by=by, at=at)
    approving.schedule(circular, starts_at=at, by=by, at=at)
    running.start_due(at=at)


def happens(day: int, of: int, *, by) -> None:
    """Surveys every third day, questions about the record and circulars every fifth."""
    at = hour(day, of)
    if day % 3 == 1 and of == 13:
        open_wave(make_wave(), by=by, at=at, opens_at=at, closes_at=at + timedelta(days=9))
    if day % 5 == 2 and of == 17:
        for organization in Organization.objects.active():
            confirming.ask_now(organization, by=by, at=at)
    if day % 5 == 3 and of == 9:
        a_circular(by, at=at)


def test_nobody_gets_two_digests_a_day_nor_two_mails_of_one_act(people, coordinator, sink):
    for day in range(1, DAYS + 1):
        for of in HOURS:
            happens(day, of, by=coordinator)
            sweep(hour(day, of) + timedelta(minutes=1))
    digests = Counter(
        (row.user_id, timezone.localdate(row.sent_at)) for row in Delivery.objects.filter(kind="digest", state="sent")
    )
    assert len(digests) > ORGANIZATIONS
    assert max(digests.values()) == 1
    others = Delivery.objects.exclude(kind="digest").filter(state="sent")
    openings = Counter(others.filter(kind="survey_opening").values_list("user", "sent_at"))
    assert len(openings) >= ORGANIZATIONS * (DAYS // 3)
    assert max(openings.values()) == 1
    letters = Counter(others.filter(kind="circular").values_list("user", "bulletin"))
    assert max(letters.values()) == 1
    twice = Counter(MailItem.objects.exclude(delivery=None).values_list("kind", "object_id", "period", "user", "email"))
    assert max(twice.values()) == 1
    by_day = Counter((row.user_id, timezone.localdate(row.sent_at)) for row in others)
    assert max(by_day.values()) <= 4
