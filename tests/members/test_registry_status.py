"""Withdrawing and readmitting an organisation."""

import pytest
from allauth.usersessions.models import UserSession
from django.core.exceptions import ValidationError
from django.utils import timezone

from members import membership_status
from members.models import Organization, Representation, User


def roles(user: User) -> User:
    return User.objects.with_roles(at=timezone.now()).get(pk=user.pk)


def test_withdraw_keeps_who_when_and_why(cast):
    membership_status.withdraw(cast.organization, by=cast["staff"], reason="  Cerró sus puertas.  ")
    row = Organization.objects.get(pk=cast.organization.pk)
    assert row.status == "withdrawn"
    assert row.status_by == cast["staff"]
    assert row.status_reason == "Cerró sus puertas."
    assert row.status_at <= timezone.now()
    assert row.version == cast.organization.version == 2


def test_withdraw_leaves_mandates_without_rights_and_readmit_gives_them_back(cast):
    titular, now = cast["titular"], timezone.now()
    membership_status.withdraw(cast.organization, by=cast["staff"], reason="Baja")
    assert Representation.objects.active(at=now).filter(user=titular).count() == 1
    assert roles(titular).is_representative is False
    assert Organization.objects.spoken_for_by(titular, at=now).count() == 0
    membership_status.readmit(cast.organization, by=cast["staff"], reason="Volvió")
    assert roles(titular).is_representative is True
    assert Organization.objects.spoken_for_by(titular, at=now).count() == 1


def test_withdraw_ends_the_sessions_of_its_people_and_of_nobody_else(cast):
    titular, outsider = cast.client("titular"), cast.client("outsider")
    for role, client in (("titular", titular), ("outsider", outsider)):
        key = client.session.session_key
        UserSession.objects.create(user=cast[role], session_key=key, ip="127.0.0.1", user_agent="x")
    membership_status.withdraw(cast.organization, by=cast["staff"], reason="Baja")
    assert titular.get("/cuenta/email/").status_code == 302
    assert outsider.get("/cuenta/email/").status_code == 200


@pytest.mark.parametrize("reason", ["", "   "])
def test_withdraw_without_a_reason_is_refused(cast, reason):
    with pytest.raises(ValidationError, match="Escriba el motivo"):
        membership_status.withdraw(cast.organization, by=cast["staff"], reason=reason)
    assert Organization.objects.get(pk=cast.organization.pk).status == "active"


def test_withdraw_twice_is_refused(cast):
    membership_status.withdraw(cast.organization, by=cast["staff"], reason="Baja")
    with pytest.raises(ValidationError, match="Solo se puede dar de baja"):
        membership_status.withdraw(cast.organization, by=cast["staff"], reason="Baja")


def test_readmit_of_a_member_is_refused(cast):
    with pytest.raises(ValidationError, match="Solo se puede readmitir"):
        membership_status.readmit(cast.organization, by=cast["staff"], reason="Vuelve")
