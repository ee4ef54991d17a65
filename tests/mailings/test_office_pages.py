"""What the office says of mail: what a message said, whose an address is that bounces, who gets a reminder today."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from mailings.address_holders import holders
from mailings.models import BadAddress, Delivery
from mailings.outbox import sending
from tests import make
from tests.surveys import waves

pytestmark = pytest.mark.django_db


def page(cast, name: str, row) -> str:
    return cast.client("staff").get(reverse(f"admin:mailings_{name}_change", args=[row.pk])).content.decode()


def test_delivery_keeps_what_it_said_without_the_keys_of_its_links(cast, sink):
    """Red where nothing is kept, or the link with it: whoever reads the ledger could use it."""
    make.invitation(cast.organization, "nueva@pacto.example")
    sending.send_due()
    text = sink.messages[0][1].get_body(["plain"]).get_content()
    key = re.search(r"/invitaciones/([^/\s]+)", text)[1]
    delivery = Delivery.objects.get(email="nueva@pacto.example")
    assert delivery.subject == sink.messages[0][1]["Subject"]
    assert key not in delivery.words
    assert "/invitaciones/…" in delivery.words
    shown = page(cast, "delivery", delivery)
    assert "Lo que decía" in shown
    assert "Para aceptar" in shown
    assert key not in shown


def test_delivery_is_found_by_its_subject(cast):
    own = Delivery.objects.create(kind="digest", email="ana@pacto.example", subject="Falta su voz: Percepción")
    Delivery.objects.create(kind="digest", email="beto@pacto.example", subject="Otra cosa")
    answer = cast.client("staff").get(reverse("admin:mailings_delivery_changelist") + "?q=percepcion")
    assert list(answer.context["cl"].queryset) == [own]


def test_bad_address_says_whose_it_is_and_how_else_they_are_reached(cast):
    """Red where the page is an address and one act."""
    ana = make.user("ana@semilla.example", name="Ana", phone="951 555 0101")
    semilla = make.organization("Semilla", phone="951 555 0202", email="semilla@pacto.example")
    make.representation(semilla, ana)
    make.representation(semilla, make.user("beto@semilla.example", name="Beto"), "alternate")
    make.representation(semilla, make.user("carla@semilla.example", name="Carla"), "contact")
    for email in (ana.email, "carla@semilla.example"):
        BadAddress.objects.create(email=email, code="5.1.1")
    shown = page(cast, "badaddress", BadAddress.objects.get(email=ana.email))
    for words in ("Ana</a>", "951 555 0101", "Semilla</a>", "951 555 0202", "semilla@pacto.example", "Qué hacer"):
        assert words in shown
    assert "beto@semilla.example" in shown
    assert "carla@semilla.example" not in shown


def test_address_of_nobody_says_so(cast):
    row = BadAddress.objects.create(email="nadie@pacto.example", code="5.1.1")
    assert "nadie usa ya esta dirección" in page(cast, "badaddress", row)


@pytest.mark.parametrize("number", [1, 5])
def test_holders_of_an_address_take_the_same_queries_for_one_organization_and_for_many(
    number, django_assert_num_queries
):
    ana = make.user("ana@pacto.example")
    for _one in range(number):
        organization = make.organization()
        make.representation(organization, ana)
        make.representation(organization, make.user(), "alternate")
    with django_assert_num_queries(4):
        assert len(holders(ana.email, at=timezone.now()).organizations) == number


def test_reminder_names_who_gets_it_today(cast):
    wave = waves.opened_wave(waves.make_wave(), organizations=1)
    make.representation(waves.invitees(wave)[-1].organization, make.user("nueva@pacto.example", name="Nueva Persona"))
    address = reverse("admin:mailings_reminderpause_preview", args=["survey_opened"])
    shown = cast.client("staff").get(address).content.decode()
    assert "Quién lo recibe hoy" in shown
    assert "Nueva Persona" in shown
    assert "nueva@pacto.example" in shown
