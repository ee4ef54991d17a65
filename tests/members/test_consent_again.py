"""A newer privacy notice asks those who accepted an older one, and keeps nobody from working meanwhile."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from members.models import Consent, PrivacyNotice, User

ASKS = "Falta que lea y acepte la versión vigente del aviso de privacidad."
PASSWORD = "una frase bien larga"


@pytest.fixture
def titular(cast) -> User:
    """Somebody who has accepted the first notice long ago."""
    user = cast["titular"]
    user.welcomed_at = timezone.now()
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    Consent.objects.create(notice=PrivacyNotice.objects.get(), user=user)
    return user


def publish(*, days: int = 0) -> PrivacyNotice:
    at = timezone.now() + timedelta(days=days)
    return PrivacyNotice.objects.create(version="2", simplified="Ahora también…", text="Más.", published_at=at)


def after_login(user: User) -> str:
    return Client().post("/cuenta/login/", {"login": user.email, "password": PASSWORD}).url


def is_asked(cast) -> list[bool]:
    """On the first page and on that of the organisation."""
    client, area = cast.client("titular"), f"/mi-organizacion/{cast.organization.slug}/"
    urls = [item.url for item in client.get("/").context["items"]]
    return ["/bienvenida/aviso/" in urls, ASKS in client.get(area).content.decode()]


def test_consent_is_asked_again_for_a_newer_notice_and_given_once(cast, titular):
    assert after_login(titular) == "/"
    assert is_asked(cast) == [False, False]
    newer = publish()
    assert after_login(titular) == "/bienvenida/aviso/"
    assert is_asked(cast) == [True, True]
    client = cast.client("titular")
    assert "Ahora también…" in client.get("/bienvenida/aviso/").content.decode()
    assert client.post("/bienvenida/aviso/", {"notice": "2", "accepted": "on"}).status_code == 302
    assert after_login(titular) == "/"
    assert is_asked(cast) == [False, False]
    versions = titular.consents.order_by("pk").values_list("notice__version", flat=True)
    assert list(versions) == [PrivacyNotice.objects.exclude(pk=newer.pk).get().version, "2"]


def test_consent_to_a_notice_that_is_not_in_force_yet_is_not_asked(cast, titular):
    publish(days=1)
    assert after_login(titular) == "/"
    assert is_asked(cast) == [False, False]


def test_consent_is_not_asked_where_there_is_no_notice(cast, titular):
    Consent.objects.all().delete()
    PrivacyNotice.objects.all().delete()
    assert after_login(titular) == "/"
    assert is_asked(cast) == [False, False]


def test_consent_that_is_owed_keeps_nobody_from_her_work(cast, titular):
    publish()
    url = f"/mi-organizacion/{cast.organization.slug}/confirmar/"
    assert cast.client("titular").post(url).status_code == 302
    cast.organization.refresh_from_db()
    assert cast.organization.confirmed_at is not None


def test_consent_is_asked_of_the_coordination_too(cast):
    urls = [item.url for item in cast.client("staff").get("/").context["items"]]
    assert urls.count("/bienvenida/aviso/") == 1
