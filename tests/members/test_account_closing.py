"""A person's account closes and opens with a reason, never by a tick."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.account_closing import close_account, open_account
from members.models import User
from tests import make


def test_closed_account_opens_nothing_and_keeps_its_mandates(staff, cast):
    titular = cast.client("titular")
    url = f"/admin/members/user/{cast['titular'].pk}/"
    assert staff.post(f"{url}cerrar-cuenta/", {"reason": " "}).status_code == 422
    assert staff.post(f"{url}cerrar-cuenta/", {"reason": "Lo pidió."}).url == f"{url}expediente/"
    assert titular.get("/mi-organizacion/").status_code == 302
    assert User.objects.get(pk=cast["titular"].pk).is_active is False
    assert "Nada: su cuenta está cerrada y no puede entrar." in staff.get(f"{url}expediente/").text
    assert cast.organization.representations.filter(user=cast["titular"], ended_by=None).exists()
    staff.post(f"{url}abrir-cuenta/", {"reason": "Volvió."})
    assert User.objects.get(pk=cast["titular"].pk).is_active is True


def test_form_of_a_person_closes_no_account(staff, cast):
    staff.post(f"/admin/members/user/{cast['titular'].pk}/change/", {"name": "Titular", "phone": ""})
    assert User.objects.get(pk=cast["titular"].pk).is_active is True


def test_nobody_closes_her_own_account_nor_that_of_a_colleague(cast):
    colleague = make.office(make.user("colega@pacto.example")).user
    for user in (cast["staff"], colleague):
        with pytest.raises(ValidationError, match="cierra la puerta"):
            close_account(user, by=cast["staff"], reason="x", at=timezone.now())


def test_closing_and_opening_twice_is_refused(cast):
    close_account(cast["titular"], by=cast["staff"], reason="x", at=timezone.now())
    with pytest.raises(ValidationError, match="ya está cerrada"):
        close_account(cast["titular"], by=cast["staff"], reason="x", at=timezone.now())
    open_account(cast["titular"], reason="x")
    with pytest.raises(ValidationError, match="ya está abierta"):
        open_account(cast["titular"], reason="x")
