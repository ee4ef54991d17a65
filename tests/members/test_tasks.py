"""The registry's periodic work does its one thing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from members import tasks
from members.models import ConfirmationRequest
from tests import make

pytestmark = pytest.mark.django_db


def test_ask_confirmations_asks_by_the_clock():
    organization, user = make.organization(confirmed_at=timezone.now() - timedelta(days=400)), make.user()
    make.representation(organization, user)
    tasks.ask_confirmations()
    assert list(ConfirmationRequest.objects.values_list("organization", "user")) == [(organization.pk, user.pk)]
