"""The welcome ends where the first steps of a new organisation wait, each with one act; later nobody is reminded."""

from datetime import timedelta

import pytest
from django.utils import timezone

from commissions.models import JoinRequest
from commitments.activity_reports import due_year
from members.first_steps import FIRST_WEEKS
from members.models import Organization, PrivacyNotice, User
from tests import make


@pytest.fixture
def client(cast):
    """Of the organisation's titular, who was welcomed a moment ago."""
    welcomed(cast, timedelta())
    Organization.objects.update(confirmed_at=timezone.now())
    PrivacyNotice.objects.all().delete()
    return cast.client("titular")


def welcomed(cast, ago: timedelta) -> None:
    User.objects.filter(pk=cast["titular"].pk).update(welcomed_at=timezone.now() - ago, name="Tita")


def steps(client) -> dict[str, str]:
    return {item.button: item.url for item in client.get("/").context["items"]}


def texts(client) -> list[str]:
    return [item.text for item in client.get("/").context["items"]]


def test_new_organization_is_proposed_topics_a_contact_a_commission_and_an_alternate(client, cast):
    area = f"/mi-organizacion/{cast.organization.slug}"
    urls = [item.url for item in client.get("/").context["items"]]
    assert sorted(urls) == [
        "/comisiones/",
        f"{area}/compromisos/",
        f"{area}/contacto/",
        f"{area}/invitaciones/nueva/",
    ]


def test_steps_that_were_done_wait_no_more(client, cast):
    organization = cast.organization
    make.focus(organization, "lactancia", "20")
    make.activity_report(organization, "lactancia", year=due_year(on=timezone.localdate()))
    commission = make.commission(3)
    assert f"/comisiones/{commission.slug}/entrar/" in [item.url for item in client.get("/").context["items"]]
    make.seat(commission, organization)
    Organization.objects.filter(pk=organization.pk).update(phone="951 123 4567", phone_audience="members")
    make.invitation(organization)
    assert texts(client) == []


def test_steps_of_whoever_was_welcomed_long_ago_are_not_proposed(client, cast):
    welcomed(cast, FIRST_WEEKS + timedelta(days=1))
    assert texts(client) == []


def test_steps_are_not_proposed_to_whoever_may_not_do_them(client, cast):
    User.objects.filter(pk=cast["contact"].pk).update(welcomed_at=timezone.now())
    assert texts(cast.client("contact")) == []


def test_asked_commission_shows_on_the_first_page_until_it_is_answered(client, cast):
    commission = make.commission(3, name="Lactancia")
    people = {"delegate": cast["titular"], "asked_by": cast["titular"]}
    JoinRequest.objects.create(commission=commission, organization=cast.organization, **people)
    page = client.get("/")
    assert [item.text for item in page.context["items"] if "falta que" in item.text] == [
        "Pidieron unirse a la comisión Lactancia: falta que quien la coordina responda"
    ]
    assert "/comisiones/" not in [item.url for item in page.context["items"]]


def test_contact_of_the_application_is_proposed_and_taken_with_one_press(client, cast):
    organization = cast.organization
    make.application(contact_email="rosa@semilla.example", organization=organization, **decided(cast))
    address = f"/mi-organizacion/{organization.slug}/contacto/"
    form = client.get(address).context["form"]
    assert form["email"].value() == "rosa@semilla.example"
    sent = {name: form[name].value() or "" for name in form.fields} | {"version": organization.version}
    carried = {f"initial-{name}": value for name, value in sent.items() if name in form.fields}
    assert client.post(address, sent | carried).url == "/"
    organization.refresh_from_db()
    assert (organization.email, organization.email_audience) == ("rosa@semilla.example", "members")


def decided(cast) -> dict:
    now = timezone.now()
    return {"confirmed_at": now, "decision": "approved", "decided_at": now, "decided_by": cast["staff"]}


def test_welcome_ends_on_the_first_page(cast):
    PrivacyNotice.objects.all().delete()
    client = cast.client("titular")
    assert client.post("/bienvenida/aviso/").url == "/"
    assert "primeros pasos" in client.get("/").text


def test_first_page_of_a_new_organization_costs_no_more_than_that_of_another(client, django_assert_max_num_queries):
    """Red where each step is asked for by itself: fifteen."""
    client.get("/")
    with django_assert_max_num_queries(10):
        assert client.get("/").status_code == 200
