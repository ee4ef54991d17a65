"""An organisation that the office adds: asked first whether it is there already."""

import pytest
from django.utils import timezone

from members.models import Organization
from tests import make
from tests.members.office_rows import record

ADD = "/admin/members/organization/add/"


@pytest.fixture
def staff(cast):
    make.organization("Cacomixtle de la Primera Infancia")
    return cast.client("staff")


@pytest.mark.parametrize("name", ["Cacomixtle de la Primera Infancia", "CACOMIXTLE de la primera infancia, A.C."])
def test_organization_like_another_is_added_only_once_somebody_says_that_it_is_another(staff, name):
    """Red before: it was saved, and the likeness was found at night."""
    answer = staff.post(ADD, record(name))
    assert answer.status_code == 422
    assert "¿Ya está en el padrón?" in answer.content.decode()
    assert Organization.objects.filter(name=name).count() == (name == "Cacomixtle de la Primera Infancia")
    assert staff.post(ADD, record(name) | {"is_another": "on"}).status_code == 302
    assert Organization.objects.filter(name=name).count() == 1 + (name == "Cacomixtle de la Primera Infancia")


def test_organization_like_no_other_is_added_at_once(staff):
    page = staff.get(ADD)
    assert "¿Ya está en el padrón?" not in page.content.decode()
    assert page.context["adminform"].form["joined_on"].initial == timezone.localdate()
    assert staff.post(ADD, record("Rehilete")).status_code == 302
    assert Organization.objects.get(name="Rehilete").status == "active"
