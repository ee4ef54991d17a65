"""What the invented commissions agreed."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from meetings import demo
from meetings.models import Agreement, AgreementState

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    call_command("load_demo", verbosity=0, total=120)


def test_demo_shows_agreements_in_every_state(loaded):
    assert set(Agreement.objects.values_list("state", flat=True)) == set(AgreementState.values)


def test_demo_is_loaded_once(loaded):
    demo.load(at=timezone.now())
    assert Agreement.objects.count() == 50
