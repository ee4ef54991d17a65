"""Nothing that reaches us before a login costs more than its length: ten times as long, about ten times as dear."""

import pytest
from django.test import Client

from kit.logs import tokenless
from pacto.bounds import LARGEST_HEAD
from tests.members.access_rows import application_token, question_token
from tests.pacto.costs import SHORT, assert_costs_its_length

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"


FILLS = ["a", " ", ",", ".", "a:", "(", "a@", "_a", "%25", "/", " ext", "\u0301\u0327"]


def test_log_line_costs_its_length():
    """Red with an expression that begins anew at each letter: 64,000 of them took 13 seconds."""
    assert_costs_its_length(lambda text: tokenless(f"Not Found: /{text}/"), FILLS)


@pytest.mark.parametrize("beginning", ["/", "/integrantes/", "/encuestas/r/", "/static/", "/cuenta/login/", "/admin/"])
def test_address_costs_its_length(beginning):
    assert_costs_its_length(lambda text: Client().get(f"{beginning}{text}/"), ["a", "a:", "%2F", "/"])


def test_endless_address_is_refused_with_a_sentence():
    answer = Client().get(f"/{'a' * 100_000}/")
    assert answer.status_code == 400
    assert "La dirección es demasiado larga." in answer.content.decode()


HEADERS = {
    "accept-language": ["es,", "es-mx;q=0.1,", "-"],
    "cookie": ["a=b; ", "a", "=", ";", '"', "\\"],
    "accept-encoding": ["gzip,", "g"],
    "x-forwarded-for": ["1.2.3.4,", ","],
    "origin": ["http://", "a", ":"],
    "if-none-match": ['"a",', "W/", '"'],
    "hx-current-url": ["http://a/", "%C3"],
    "host": ["a.", "a", ":"],
    "content-type": ["multipart/form-data; boundary=;", ";", "a=;", '"', "*=", "%"],
}


@pytest.mark.parametrize("name", HEADERS)
def test_header_costs_its_length(name):
    """The web server takes no longer head, whatever stands in it."""
    post = Client().post
    assert_costs_its_length(lambda text: post("/sumarse/", headers={name: text}), HEADERS[name], most=LARGEST_HEAD)


PAGES = {
    "sumarse": lambda _cast: "/sumarse/",
    "corregir": lambda cast: f"/sumarse/{application_token(cast)['token']}/corregir/",
    "confirmar": lambda cast: f"/confirmar-datos/{question_token(cast)['token']}/",
    "login": lambda _cast: "/cuenta/login/",
    "code": lambda _cast: "/cuenta/login/code/",
    "reset": lambda _cast: "/cuenta/password/reset/",
    "passkey": lambda _cast: "/cuenta/2fa/webauthn/login/",
    "privada": lambda _cast: "/mi-organizacion/",
}
FIELDS = (
    *("name", "legal_name", "acronym", "kind", "rfc", "cluni", "state", "municipality", "website", "description"),
    *("contact_name", "contact_email", "contact_phone", "contact_position", "notice", "email", "login", "password"),
    *("code", "credential", "answer", "next", "version", "comment", "phone", "csrfmiddlewaretoken", "q", "page"),
)


@pytest.mark.parametrize("page", PAGES)
def test_form_costs_its_length(cast, page):
    """All fields at once, each with a long word of the same sign between two others."""
    address = PAGES[page](cast)
    assert_costs_its_length(
        lambda text: Client().post(address, dict.fromkeys(FIELDS, f"x{text}x")), FILLS, most=SHORT * 5
    )


def parts(number: int, further: bytes) -> bytes:
    return b"".join(
        b'--a\r\nContent-Disposition: form-data; name="n%d"%s\r\n\r\nx\r\n' % (one, further) for one in range(number)
    )


MULTIPART = {
    "fields": lambda length: parts(length // 10, b""),
    "files": lambda length: parts(length // 10, b'; filename="a"'),
    "parameters": lambda length: parts(1, b"; " + b"a=;" * length),
    "file name": lambda length: parts(1, b'; filename="' + b"\\" * length + b'"'),
    "boundaries": lambda length: b"--a\r\n" * length,
    "lines": lambda length: b"\r\n" * length,
    "headers": lambda length: b"--a\r\n" + b"a: b\r\n" * length,
}


@pytest.mark.parametrize("body", MULTIPART.values(), ids=MULTIPART)
def test_multipart_costs_its_length(body):
    kind = "multipart/form-data; boundary=a"
    assert_costs_its_length(
        lambda text: Client().generic("POST", "/sumarse/", body(len(text)), content_type=kind), ["a"]
    )


def test_form_as_one_line_costs_its_length():
    assert_costs_its_length(
        lambda text: Client().post("/sumarse/", text, content_type=FORM), ["a&", "=", "%", "+"], most=SHORT * 50
    )
