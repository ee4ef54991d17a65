"""A commission closes with a reason and may open again."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from commissions import closing
from commissions.access import commission_access
from tests import make


def test_closing_says_what_changes_and_asks_why(scene):
    staff = make.office(make.user()).user
    scene.users["staff"] = staff
    url = f"/admin/commissions/commission/{scene.commission.pk}/"
    client = scene.client("staff")
    page = client.get(f"{url}cerrar/").text
    assert "Participan 2 organizaciones y la coordina: Focal." in page
    assert client.post(f"{url}cerrar/", {"reason": ""}).status_code == 422
    assert client.post(f"{url}cerrar/", {"reason": "Se unió con otra."}).status_code == 302
    scene.commission.refresh_from_db()
    assert (scene.commission.closed_by, scene.commission.close_reason) == (staff, "Se unió con otra.")
    assert "Cerró por este motivo: Se unió con otra." in client.get(f"{url}volver-a-abrir/").text


def test_reopened_commission_has_whom_it_had(scene):
    by, now = scene["focal"], timezone.now()
    closing.close(scene.commission, by=by, reason="Pausa.", at=now)
    assert commission_access(by, scene.commission.slug, at=timezone.now()).leads is False
    closing.reopen(scene.commission, reason="Vuelve.")
    assert commission_access(by, scene.commission.slug, at=timezone.now()).leads is True
    scene.commission.refresh_from_db()
    assert (scene.commission.closed_at, scene.commission.close_reason) == (None, "")


def test_closing_or_opening_twice_is_refused(scene):
    with pytest.raises(ValidationError, match="ya está abierta"):
        closing.reopen(scene.commission, reason="x")
    closing.close(scene.commission, by=scene["focal"], reason="x", at=timezone.now())
    with pytest.raises(ValidationError, match="ya cerró"):
        closing.close(scene.commission, by=scene["focal"], reason="x", at=timezone.now())
