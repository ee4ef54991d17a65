"""The invented registry: as large as asked, recognisably invented."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from members import demo, demo_accounts
from members.likeness import DuplicateIndex
from members.models import Application, Organization, State, User

pytestmark = pytest.mark.django_db


def test_demo_has_446_organizations_over_the_32_states():
    call_command("load_demo", verbosity=0)
    active = Organization.objects.active()
    assert active.count() == 446
    assert active.values("state").distinct().count() == State.objects.count()
    assert active.exclude(description__startswith="Organización inventada").count() == 0
    assert 0 < active.without_mandate(at=timezone.now()).count() < 150
    assert Application.objects.waiting().count() == 3
    assert Organization.objects.filter(status="withdrawn").count() == 8


def test_demo_is_loaded_once():
    demo.load(40, at=timezone.now())
    demo.load(40, at=timezone.now())
    assert Organization.objects.active().count() == 40


def test_demo_has_a_pair_of_suspected_duplicates():
    demo.load(60, at=timezone.now())
    twin = Organization.objects.get(description__contains="Registrada dos veces")
    values = {"name": twin.name, "state": twin.state_id, "email": twin.email, "website": twin.website}
    suspects = DuplicateIndex.build().suspects(values, exclude=twin.pk)
    assert suspects[0].score > 80


def test_demo_accounts_have_their_roles():
    demo.load(40, at=timezone.now())
    users = {user.email.split("@")[0]: user for user in User.objects.with_roles(at=timezone.now())}
    roles = {name: (users[name].is_staff, users[name].is_board, users[name].is_representative) for name in ACCOUNTS}
    assert roles == {
        "coordinacion": (True, False, False),
        "coordinacion2": (True, False, False),
        "consejo": (False, True, False),
        "representante": (False, False, True),
        "puntofocal": (False, False, True),
        "suplente": (False, False, True),
    }
    spoken = Organization.objects.spoken_for_by(users["representante"], at=timezone.now())
    assert spoken.count() == 2


ACCOUNTS = [account.email.split("@")[0] for account in demo_accounts.ACCOUNTS]
