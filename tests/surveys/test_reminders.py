"""Reminders of surveys: whom each asks, how often, and what ends it."""

import re

import pytest
from django.utils import timezone

from mailings.models import BadAddress, MailItem
from mailings.reminders.digest_queue import gather
from members.models import Organization
from surveys import audience, missing
from surveys.answering import decline
from surveys.models import Invitee
from tests import make
from tests.mailings.mornings import morning, reminders_due, sweep
from tests.surveys import waves

pytestmark = pytest.mark.django_db


def a_wave():
    """A wave open for thirty days, and its one invitee."""
    wave = waves.opened_wave(waves.make_wave(), organizations=1, days=30)
    return wave, waves.invitees(wave)[0]


def test_survey_opened_by_day_is_told_at_five(sink):
    sweep(morning(1))
    _wave, invitee = a_wave()
    make.representation(invitee.organization, make.user("titular@pacto.example"))
    assert [sweep(morning(1, 17)), sweep(morning(1, 18))] == [1, 0]


def test_survey_asks_those_who_manage_the_organization_three_times_at_most(sink):
    _wave, invitee = a_wave()
    for kind in ("titular", "alternate", "contact"):
        make.representation(invitee.organization, make.user(f"{kind}@pacto.example"), kind)
    counts = [sweep(morning(days)) for days in range(20)]
    opening, first, *later = [day for day, count in enumerate(counts) if count]
    assert opening in (0, 1)
    assert first - opening >= 2
    assert later == [first + 3, first + 6]
    assert set(counts) == {0, 2}
    invitee.refresh_from_db()
    assert invitee.reminders == 3
    assert set(sink.recipients) == {"titular@pacto.example", "alternate@pacto.example"}


def test_survey_is_sent_again_once_on_the_morning_after_staff_asked_for_it(sink, client):
    _wave, invitee = a_wave()
    make.representation(invitee.organization, make.user("titular@pacto.example"))
    for days in range(12):
        sweep(morning(days))
    assert len(sink.recipients) == 4
    missing.send_again(Invitee.objects.get(pk=invitee.pk), at=morning(12))
    assert [sweep(morning(days)) for days in (13, 14, 15)] == [1, 0, 0]
    text = sink.messages[-1][1].get_body(("plain",)).get_content()
    assert client.get(re.search(r"/encuestas/r/[^/]+/", text)[0]).status_code == 200


def test_survey_is_silent_to_who_answered_or_declined():
    _wave, invitee = a_wave()
    make.representation(invitee.organization, make.user())
    assert len(reminders_due("survey_missing", 4)) == 1
    decline(invitee, at=timezone.now())
    assert reminders_due("survey_missing", 4) == []


def test_survey_invites_at_once_whom_it_asks_and_says_who_cannot_be_reached(sink):
    """Red where the first word is the reminder of the third day."""
    wave, invitee = a_wave()
    make.representation(invitee.organization, make.user("titular@pacto.example"))
    assert [sum(sweep(morning(days)) for days in (0, 1)), sweep(morning(2))] == [1, 0]
    assert sink.messages[-1][1]["Subject"] == f"Nueva encuesta: {wave}"
    invitee.refresh_from_db()
    assert invitee.reminders == 0
    assert MailItem.objects.get(user__isnull=False).kind == "survey_opened"
    make.organization("Sin Nadie")
    rebota = make.organization("Rebota")
    make.representation(rebota, make.user("rebota@pacto.example"))
    BadAddress.objects.create(email="rebota@pacto.example", code="5.1.1")
    asked_now = Organization.objects.filter(name__in=["Sin Nadie", "Rebota"])
    words = audience.reach_in_words(asked_now, unit="organization", at=timezone.now())
    assert words.startswith("Su enlace sale por correo a 0 personas")
    assert "Sin Nadie" in words
    assert "Rebota" in words


@pytest.mark.parametrize("hour", [7, 8])
def test_survey_answered_before_or_after_the_gathering_leaves_no_trace_of_the_hour(sink, hour):
    """The reminder goes out: an item that is missing, or taken out at that second, would tell when somebody did."""
    _wave, invitee = a_wave()
    make.representation(invitee.organization, make.user())
    gather(at=morning(4, hour=hour))
    waves.answer(invitee, {"c": [4]}, at=morning(4, hour=hour))
    assert sweep(morning(4, minute=1)) == 1
    assert list(MailItem.objects.values_list("reason", flat=True)) == [""]
