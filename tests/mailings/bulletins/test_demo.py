"""The demonstration has a sent bulletin of which each printed account reads its copy, and one in preparation."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mailings import demo
from mailings.models import Bulletin, Delivery
from members.demo_accounts import ACCOUNTS
from members.models import User

pytestmark = pytest.mark.django_db


def test_demo_bulletin_is_read_by_every_account_in_the_portal():
    call_command("load_demo", verbosity=0, total=70)
    demo.load(at=timezone.now())
    draft, bulletin = Bulletin.objects.all()
    assert draft.started_at is None
    assert (bulletin.started_at is None) is False
    assert set(Delivery.objects.filter(bulletin=bulletin).values_list("state", flat=True)) == {"sent"}
    for email, name, *_role in ACCOUNTS:
        delivery = Delivery.objects.get(bulletin=bulletin, email=email)
        client = Client()
        client.force_login(User.objects.get(email=email))
        page = client.get(reverse("my_mail_copy", args=[delivery.pk]))
        assert page.status_code == 200
        assert page.content.decode().count(f"Hola, {name}:") == 1
