"""The registry's periodic work does its one thing."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from members import tasks
from members.models import ConfirmationRequest
from tests import make

pytestmark = pytest.mark.django_db


def test_clear_sessions_removes_only_those_that_ended():
    now = timezone.now()
    for key, days in (("ended", -1), ("open", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=now + timedelta(days=days))
    tasks.clear_sessions()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["open"]


def test_ask_confirmations_asks_by_the_clock():
    organization, user = make.organization(confirmed_at=timezone.now() - timedelta(days=400)), make.user()
    make.representation(organization, user)
    tasks.ask_confirmations()
    assert list(ConfirmationRequest.objects.values_list("organization", "user")) == [(organization.pk, user.pk)]
