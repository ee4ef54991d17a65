"""Every form that the world can reach, sent what no browser sends: refused or ignored, never a 500."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.access.table import LIBRARY_ROWS
from tests.members.access_rows import application_token, question_token

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"
FIELDS = (
    *("name", "legal_name", "kind", "rfc", "cluni", "state", "website", "description", "contact_name", "contact_email"),
    *(
        "contact_phone",
        "notice",
        "consent",
        "fax",
        "email",
        "login",
        "password",
        "code",
        "credential",
        "answer",
        "next",
    ),
    *("version", "comment", "phone", "status", "is_staff", "decision", "confirmed_at"),
)
ADDRESSES = {
    "sumarse": lambda cast: "/sumarse/",
    "corregir": lambda cast: f"/sumarse/{application_token(cast)['token']}/corregir/",
    "confirmar": lambda cast: f"/confirmar-datos/{question_token(cast)['token']}/",
    "login": lambda cast: "/cuenta/login/",
    "code": lambda cast: "/cuenta/login/code/",
    "reset": lambda cast: "/cuenta/password/reset/",
    "signup": lambda cast: "/cuenta/signup/",
    "passkey": lambda cast: "/cuenta/2fa/webauthn/login/",
}
VALUES = {
    "NUL": "%00",
    "half a sign": "%ED%A0%80",
    "no UTF-8": "%ff%fe",
    "markup": "%3Cscript%3Ealert(1)%3C/script%3E",
    "direction": "a%D8%9C%E2%80%AEb",
    "nested": "[" * 5000,
    "huge": "a" * 40_000,
    "number": "9" * 5000,
}


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_form_survives(cast, address, value):
    body = "&".join(f"{name}={VALUES[value]}" for name in FIELDS * 2)
    answer = Client().post(ADDRESSES[address](cast), body, content_type=FORM)
    assert answer.status_code < 500
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("value", ["%00", "%ED%A0%80", "-1", "999999", "9" * 5000, "a" * 100_000, "%3Cscript%3Ealert"])
@pytest.mark.parametrize(
    "address", ["/", "/integrantes/", "/integrantes/estados/oaxaca/", "/cuenta/login/", "/sumarse/"]
)
def test_address_survives(cast, address, value):
    query = "&".join(f"{name}={value}" for name in ("page", "q", "estado", "tipo", "next", "como"))
    answer = Client().get(f"{address}?{query}")
    assert answer.status_code in (200, 400, 404)
    assert ("<script>alert" in answer.content.decode()) is False


@pytest.mark.parametrize(
    "elsewhere", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
@pytest.mark.parametrize("name", [name for name, arguments, *_rest in LIBRARY_ROWS if not arguments])
def test_next_leads_nowhere_else(cast, name, elsewhere):

    client = cast.client("titular")
    for answer in (client.get(reverse(name), {"next": elsewhere}), client.post(reverse(name), {"next": elsewhere})):
        assert "evil" not in answer.headers.get("Location", "").split("?")[0]
        assert not answer.headers.get("Location", "").startswith("javascript")
