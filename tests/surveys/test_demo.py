"""Last year's wave stands answered and published; this year's takes answers, also those of the printed accounts."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.utils import timezone

from members.models import Representation
from surveys import demo
from surveys.models import Answer, Cell, Draft, Finding, Invitee, Wave
from tests.surveys.waves import paper

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("day", [(2027, 1, 3), (2028, 12, 31), (2029, 1, 5), (2028, 2, 29)])
def test_demo_opens_its_waves_in_two_years_on_any_day(day):
    """Red with a year of 365 days, counted from today: the first days of January have two waves of one year."""
    former, present = demo.moments(datetime(*day, tzinfo=UTC))
    assert former.year < present.year


@pytest.fixture
def loaded():
    call_command("load_demo", verbosity=0, total=70)
    former, present = Wave.objects.filter(is_baseline=False).order_by("opens_at")
    return former, present


def test_demo_former_wave_is_answered_counted_and_published(loaded):
    former, _present = loaded
    assert former.answered == 44
    assert former.invitees.filter(answered_on__isnull=False).count() == 44
    assert former.published_at is not None
    assert former.text == demo.MARK
    assert Draft.objects.filter(wave=former).count() == 0
    assert Cell.objects.filter(question__section__wave=former, breakdown="all").count() > 20
    assert Answer.objects.filter(question__section__wave=former).exclude(text="").filter(tone="").count() == 0
    assert set(Finding.objects.values_list("state", flat=True)) == {"done", "doing", "no"}


def test_demo_is_loaded_once_and_its_present_wave_waits_for_the_printed_accounts(loaded):
    _former, present = loaded
    demo.load(at=timezone.now())
    assert Wave.objects.filter(is_baseline=False).count() == 2
    assert present.is_open(at=timezone.now())
    own = Representation.objects.filter(user__email="representante@pacto.example").values("organization")
    theirs = Invitee.objects.filter(wave=present, organization__in=own)
    assert [paper(invitee).given for invitee in theirs] == [{}, {}]
    states = [paper(invitee) for invitee in present.invitees.all()]
    assert sum(one.is_sent for one in states) == 8
    assert sum(bool(one.given) for one in states) == 11
