"""What a person reads when something cannot be done."""

import re

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import connection, transaction
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory
from django.urls import include, path

from pacto import errors
from pacto.urls import urlpatterns as portal

pytestmark = pytest.mark.django_db


def breaks(request):
    raise RuntimeError("roto")


def missing(request):
    raise Http404("Esa página de la lista no existe.")


def refused(request):
    raise SuspiciousOperation("La dirección es demasiado larga.")


def form(request):
    return HttpResponse("ok")


def slow(request):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '10ms'")
        cursor.execute("SELECT count(*) FROM generate_series(1, 1000000000)")


urlpatterns = [
    path("tarda/", slow),
    path("rompe/", breaks),
    path("falta/", missing),
    path("rechaza/", refused),
    path("formulario/", form),
    path("", include(portal)),
]
handler400, handler403 = errors.bad_request, errors.permission_denied
handler404, handler500 = errors.page_not_found, errors.server_error


@pytest.fixture
def client(settings, cast):
    settings.ROOT_URLCONF = __name__
    return cast.client("titular")


def test_failure_page_needs_no_database(client, django_assert_num_queries):
    request = RequestFactory().get("/rompe/")
    with django_assert_num_queries(0):
        answer = errors.server_error(request)
    assert answer.status_code == 500
    assert "Algo falló de nuestro lado" in answer.content.decode()


def test_failure_is_answered_in_spanish(client):
    client.raise_request_exception = False
    answer = client.get("/rompe/")
    assert answer.status_code == 500
    assert ("roto" in answer.content.decode()) is False


def test_query_past_its_time_is_answered_with_a_sentence(client):
    """Red without it in `UnavailableMiddleware`: the page of a broken portal."""
    answer = client.get("/tarda/")
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert "Lo que pidió tarda demasiado" in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        ("/falta/", 404, "Esa página de la lista no existe."),
        ("/rechaza/", 400, "La dirección es demasiado larga."),
        ("/nada-de-esto/", 404, "La página no existe, cambió de lugar o no es de su organización."),
        ("/integrantes/no-existe/", 404, "La página no existe, cambió de lugar o no es de su organización."),
        ("/sitemap-nada.xml", 404, "La página no existe, cambió de lugar o no es de su organización."),
    ],
)
def test_error_page_says_the_sentence(client, address, status, sentence):
    answer = client.get(address)
    assert answer.status_code == status
    assert sentence in answer.content.decode()


def test_unknown_host_is_refused_in_spanish():
    answer = Client().get("/", headers={"host": "otro.example"})
    assert answer.status_code == 400
    assert "Ese enlace está mal escrito" in answer.content.decode()
    assert "Invalid HTTP_HOST" not in answer.content.decode()


def test_too_many_attempts_are_answered_in_spanish(settings, db):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login": "1/m/ip"}
    client = Client()
    answers = [client.post("/cuenta/login/", {"login": "x@y.mx", "password": "z"}) for _number in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]
    assert "Demasiados intentos seguidos" in answers[1].content.decode()


TYPED = {"description": "Dos frases\ncon «comillas» y <b>marcas</b>", "password": "secreto", "name": "Colibrí"}


def test_post_after_the_session_ended_gives_the_text_back(client):
    answer = Client().post("/formulario/", TYPED, headers={"origin": "http://testserver"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Dos frases\ncon «comillas» y &lt;b&gt;marcas&lt;/b&gt;</textarea>" in page
    assert 'value="Colibrí"' in page
    assert "secreto" not in page
    assert "Enviar otra vez" in page


RECORD = {"version": "4", "kind": "organization", "state": "20", "email_audience": "public", "donee": "", "size": "x"}
ACTIVITY = {
    "text": "Foro",
    "organization": "7",
    "starts_on": "2026-12-05",
    "starts_on-sure": "2026-12-05",
    "state": "planned",
}
SHEET = {"version": "2", "rhythm": "month", "modality": "virtual", "minutes_days": "5", "subject": "Minutas"}


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        (RECORD | {"name": "Colibrí", "initial-name": "Otra"}, {"Nombre": "Colibrí"}),
        (RECORD | {"name": "Colibrí", "initial-name": "Colibrí", "rfc": "X"}, {"RFC": "X"}),
        (ACTIVITY, {"Actividad": "Foro", "Empieza": "2026-12-05"}),
        ({"kind": "help", "text": "Nos falta sala", "until": ""}, {"Cuéntenos": "Nos falta sala"}),
        ({"unheard_of": "Una frase", "otro": "1"}, {"Lo que escribió": "Una frase"}),
        ({"objectives": "Uno", "version": "3"}, {"Objetivos de la comisión": "Uno"}),
        (SHEET, None),
    ],
)
def test_form_given_back_shows_what_was_typed_by_its_labels_and_carries_the_rest(client, sent, shown):
    """Red where each value stands under its name: «state: 20», «version: 4»."""
    page = Client().post("/formulario/", sent, headers={"origin": "http://testserver"}).content.decode()
    form = page.split("data-resend")[1].split("</form>")[0]
    labels = [label.strip() for label in re.findall(r"<label[^>]*>([^<]*)<", form)]
    assert sorted(re.findall(r'name="([^"]+)"', form)) == sorted([*sent, *re.findall("csrfmiddlewaretoken", form)])
    assert not set(labels) & sent.keys()
    for label, value in (shown or {}).items():
        assert label in labels
        assert f'value="{value}"' in form or f"{value}</textarea>" in form
    hidden = re.findall(r'<textarea name="([^"]+)" hidden', form)
    assert {"version", "kind", "state", "rhythm", "modality", "starts_on-sure"} & sent.keys() <= set(hidden)


def test_empty_post_after_the_session_ended_goes_to_the_login(client):
    answer = Client().post("/formulario/")
    assert answer.headers["Location"] == "/cuenta/login/?next=/formulario/"


@pytest.mark.parametrize(("origin", "offered"), [("http://testserver", True), ("https://otro.example", False)])
def test_stale_form_is_given_back_and_resent_only_from_our_own_page(client, cast, origin, offered):
    strict = Client(enforce_csrf_checks=True, headers={"origin": origin})
    strict.cookies = client.cookies
    answer = strict.post("/formulario/", TYPED)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert 'value="Colibrí"' in page
    assert ("Enviar otra vez" in page) == offered


def test_address_of_a_button_says_so_when_it_is_opened(client, cast):
    """Red without the middleware: a blank page."""
    answer = client.get(f"/mi-organizacion/{cast.organization.slug}/confirmar/")
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert "Solo responde a un botón" in answer.content.decode()


def test_form_that_is_too_big_is_refused_with_a_sentence():
    answer = Client().post(
        "/sumarse/", "description=" + "a" * 3_000_000, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 413
    assert "demasiado grande para esta página" in answer.content.decode()
