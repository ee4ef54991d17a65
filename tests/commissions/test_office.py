"""The commissions in the coordination's office: under the same rules about who wrote meanwhile."""

import pytest
from django.urls import reverse
from django.utils import timezone

from commissions import handing_over
from commissions.models import Commission
from commitments.models import Commitment
from kit.registries import queues
from tests import make
from tests.cast import client_of
from tests.pages import differences

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(coordinator):
    return client_of(coordinator)


def change(row) -> str:
    return reverse(f"admin:commissions_{row._meta.model_name}_change", args=[row.pk])


@pytest.mark.parametrize("version", ["1", ""])
def test_commission_saved_over_another_version_is_a_conflict_and_then_a_decision(scene, staff, version):
    Commission.objects.update(description="De otra", version=2)
    commitments = [Commitment.objects.first().pk]
    data = {"number": 4, "name": "Lactancia", "slug": "comision-4", "commitments": commitments}
    data |= {"description": "<b>Mía</b>", "version": version}
    answer = staff.post(change(scene.commission), data)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert page.count("<bdi>De otra</bdi>") == 1
    assert page.count("<b>Mía</b>") == 0
    assert Commission.objects.get().description == "De otra"
    assert staff.post(change(scene.commission), data | {"version": "2"}).status_code == 302
    row = Commission.objects.get()
    assert row.description == "<b>Mía</b>"
    assert row.version == 3


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (
            "rios",
            "organization: Varias se llaman así. Escriba lo que va entre paréntesis: Ríos Dos (dos); Ríos Uno (uno).",
        ),
        ("Lagos", "organization: Ninguna organización integrante se llama así."),
        ("RIOS uno", None),
        ("dos", None),
    ],
)
def test_commission_gains_an_organization_by_part_of_its_name(scene, staff, typed, sentence):
    for slug in ("uno", "dos"):
        make.organization(f"Ríos {slug.title()}", slug=slug)
    make.organization("Lagos", status="withdrawn", status_at=timezone.now(), status_reason="Se fue.")
    page = staff.post(
        reverse("admin:commissions_commission_add_seat", args=[scene.commission.pk]), {"organization": typed}
    )
    if sentence:
        (error,) = page.context["form"].errors.items()
        assert f"{error[0]}: {error[1][0]}" == sentence
    else:
        assert scene.commission.seats.filter(organization__slug=typed.split()[-1]).count() == 1


def test_alternate_who_becomes_focal_point_leaves_a_place_that_the_coordination_sees(scene, staff):
    def waits() -> list[int]:
        return [one.count for one in queues.waiting(at=timezone.now()) if one.title == "Comisiones sin suplente"]

    make.commission(5, closed_at=timezone.now(), closed_by=scene["focal"])
    make.focal_point(scene.commission, scene["titular"], scene.organization, "alternate")
    assert waits() == [0]
    before = scene.commission.focal_points.get(kind="titular")
    handing_over.appoint(
        *(scene.commission, scene["titular"], scene.organization),
        kind="titular",
        origin="elected",
        by=scene["focal"],
        at=timezone.now(),
        instead_of=before.pk,
    )
    assert waits() == [1]
    missing = [
        list(staff.get(f"/admin/commissions/commission/?falta={kind}").context["cl"].queryset)
        for kind in ("alternate", "titular")
    ]
    assert missing == [[scene.commission], []]


def test_seat_and_sheet_saved_over_another_version_show_both(scene):
    browser = scene.client("titular")
    seat = {"delegate": scene["titular"].pk, "intention": "read", "version": 1}
    url = scene.url("commission_seat", scene.seats["delegate"].pk)
    assert browser.post(url, seat).status_code == 302
    conflict = browser.post(url, seat | {"delegate": scene["contact"].pk})
    assert conflict.status_code == 409
    assert differences(conflict.context["form"]) == [("Persona delegada", "Contact", "Titular")]
    assert browser.post(url, seat | {"delegate": scene["contact"].pk, "version": 2}).status_code == 302
    browser, url = scene.client("focal"), scene.url("commission_my_contact")
    sheet = {"position": "Dirección", "email": "focal@pacto.example", "version": 1}
    assert browser.post(url, sheet).status_code == 302
    conflict = browser.post(url, sheet | {"position": "<i>Otra</i>"})
    assert conflict.status_code == 409
    assert differences(conflict.context["form"]) == [("Cargo", "<i>Otra</i>", "Dirección")]


def test_mistake_in_a_sheet_does_not_pass_over_what_was_saved_meanwhile(scene):
    browser, url = scene.client("focal"), scene.url("commission_my_contact")
    sheet = {"position": "Dirección", "email": "focal@pacto.example", "version": 1}
    assert browser.post(url, sheet).status_code == 302
    mistaken = browser.post(url, sheet | {"position": "Otra", "email": "focal"})
    assert mistaken.status_code == 422
    again = sheet | {"position": "Otra", "version": mistaken.context["form"].opened_version}
    assert browser.post(url, again).status_code == 409
