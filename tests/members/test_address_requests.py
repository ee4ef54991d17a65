"""«Cambié de correo», told to the coordination: the new mailbox answers, the former one may undo it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from members import address_requests, addresses
from members.models import AddressChange, AddressRequest, User
from tests import make
from tests.mailboxes import mailed

NEW = "nuevo@pacto.example"


def ask(cast, email=NEW, at=None):
    return address_requests.ask(cast["titular"], email=email, by=cast["staff"], at=at or timezone.now())


def path(link: str) -> str:
    return "/" + link.split("/", 3)[3]


def test_typing_an_address_changes_nothing(staff, cast):
    url = f"/admin/members/user/{cast['titular'].pk}/correo-nuevo/"
    assert staff.post(url, {"email": " Nuevo@Pacto.example "}).status_code == 302
    row = AddressRequest.objects.get()
    assert (row.email, row.asked_by) == (NEW, cast["staff"])
    assert User.objects.get(pk=cast["titular"].pk).email == "titular@pacto.example"
    assert f"se espera que {NEW} confirme" in staff.get(f"/admin/members/user/{row.user_id}/expediente/").text


def test_looking_at_the_link_changes_nothing_and_the_button_makes_it_hers(cast):
    titular = cast.client("titular")
    link = path(address_requests.request_link(ask(cast)))
    assert Client().get(link).status_code == 200
    assert User.objects.get(pk=cast["titular"].pk).email == "titular@pacto.example"
    assert Client().post(link).status_code == 200
    person = User.objects.get(pk=cast["titular"].pk)
    assert (person.email, person.has_usable_password()) == (NEW, False)
    assert list(person.emailaddress_set.values_list("email", "verified", "primary")) == [(NEW, True, True)]
    assert titular.get("/mi-organizacion/").status_code == 302, "a session that was open before is open no more"
    assert Client().post(link).status_code == 404


def test_former_mailbox_is_told_and_takes_it_back(cast):
    Client().post(path(address_requests.request_link(ask(cast))))
    (message,) = mailed()
    assert message.to == ["titular@pacto.example"]
    assert "/cuenta/correo/deshacer/" in message.body
    addresses.take_back(AddressChange.objects.get(), at=timezone.now())
    assert User.objects.get(pk=cast["titular"].pk).email == "titular@pacto.example"


def test_address_of_somebody_else_is_refused(cast):
    with pytest.raises(ValidationError, match="ya es de una cuenta"):
        ask(cast, "outsider@pacto.example")
    row = ask(cast)
    make.user(NEW)
    assert Client().post(path(address_requests.request_link(row))).status_code == 409
    assert User.objects.get(pk=cast["titular"].pk).email == "titular@pacto.example"


def test_nobody_changes_the_address_of_the_coordination(cast):
    with pytest.raises(ValidationError, match="Es de la Coordinación"):
        address_requests.ask(cast["staff"], email=NEW, by=cast["staff"], at=timezone.now())


def test_second_request_closes_the_first_and_time_closes_it_too(cast):
    first = ask(cast)
    second = ask(cast, "otro@pacto.example")
    assert Client().get(path(address_requests.request_link(first))).status_code == 404
    AddressRequest.objects.filter(pk=second.pk).update(asked_at=timezone.now() - timedelta(days=8))
    assert Client().get(path(address_requests.request_link(second))).status_code == 404


def test_withdrawn_request_opens_nothing(staff, cast):
    row = ask(cast)
    assert staff.post(f"/admin/members/user/{row.user_id}/correo-nuevo/retirar/").status_code == 302
    assert Client().get(path(address_requests.request_link(row))).status_code == 404
