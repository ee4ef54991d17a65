"""Ten invented commissions, each with a plausible sheet and somebody who leads it."""

import pytest
from django.core.management import call_command
from django.utils import timezone

from commissions import demo
from commissions.models import AgendaSection, Commission, Edition, FocalPoint
from commissions.questions import missing

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    call_command("load_demo", verbosity=0, total=120)


def test_demo_has_ten_commissions_recognisably_invented(loaded):
    assert Commission.objects.filter(description__startswith=demo.MARK).count() == 10
    assert Edition.objects.count() == 9


def test_demo_is_led_by_the_printed_accounts_in_commission_four(loaded):
    leads = FocalPoint.objects.effective(at=timezone.now())
    own = leads.filter(commission__number=4).values_list("kind", "user__email")
    assert dict(own) == {"titular": "puntofocal@pacto.example", "alternate": "suplente@pacto.example"}
    assert leads.count() == 20


def test_demo_sheets_lack_nothing_where_they_are_published(loaded):
    lacking = {
        row.agenda.commission.number
        for row in AgendaSection.objects.select_related("agenda__commission")
        if missing(row.kind, row.content)
    }
    assert lacking == {9}


def test_demo_is_loaded_once(loaded):
    demo.load(at=timezone.now())
    assert Commission.objects.count() == 10
