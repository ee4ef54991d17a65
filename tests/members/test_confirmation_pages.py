"""The yearly question's page: opened by its link, answered by one POST."""

import pghistory
import pytest
from django.urls import reverse
from django.utils import timezone
from pghistory.models import Events

from members import confirming, links
from members.fields import CORRECTED
from members.models import ConfirmationRequest, Correction, Organization
from tests import make
from tests.pages import Page, elements, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def question():
    organization, user = make.organization("Semilla", phone="5500000000"), make.user()
    make.representation(organization, user)
    return confirming.ask(organization, user=user, at=timezone.now())


@pytest.fixture
def url(question):
    return reverse("confirmation", args=[links.sign(confirming.PURPOSE, question.user, question.key)])


def typed(organization, **changes) -> dict:
    values = {name: confirming.plain(organization, name) for name in CORRECTED}
    return values | {"version": organization.version, "answer": "correct"} | changes


def order(page) -> list[str]:
    """What stands on the page, from its top: the record, the button that confirms it, and the way to correct it."""
    names = {"facts": "facts", "stack": "details"}
    parts = ((element, names.get(element.attributes.get("class", ""))) for element in Page(page.text).elements)
    parts = [name or element.attributes["value"] for element, name in parts if name or element.has(name="answer")]
    return [name for place, name in enumerate(parts) if name not in parts[:place]]


def test_confirmation_opened_changes_nothing(client, question, url):
    response = client.get(url)
    assert response.status_code == 200
    assert response["Referrer-Policy"] == "no-referrer"
    assert "5500000000" in texts(response, "dd")
    assert ConfirmationRequest.objects.get().answered_at is None


def test_confirmation_confirmed_by_one_post(client, question, url):
    assert client.post(url, {"answer": "confirm", "version": 1}).status_code == 302
    assert Organization.objects.get().confirmed_at == ConfirmationRequest.objects.get().answered_at
    assert "quedaron confirmados" in client.get(url).text


def test_confirmation_corrected_keeps_only_what_changed(client, question, url):
    changes = {"name": "Semilla del Sur", "state": "21", "website": "semilla.example", "status": "withdrawn"}
    assert client.post(url, typed(question.organization, **changes)).status_code == 302
    correction = Correction.objects.get()
    assert correction.changes == {"name": "Semilla del Sur", "state": "21", "website": "https://semilla.example"}
    assert correction.before == {"name": "Semilla", "state": "20", "website": ""}
    assert Organization.objects.get().name == "Semilla"
    assert "revisará las correcciones" in client.get(url).text


def test_confirmation_without_a_change_says_what_to_do(client, question, url):
    response = client.post(url, typed(question.organization))
    assert response.status_code == 422
    assert "No cambió nada" in response.text


@pytest.mark.parametrize("answer", ["confirm", "correct"])
@pytest.mark.parametrize("version", ["", "0", "2"])
def test_confirmation_of_a_record_that_changed_meanwhile_is_shown_again(client, question, url, answer, version):
    data = typed(question.organization, name="Otra", answer=answer, version=version)
    response = client.post(url, data)
    assert response.status_code == 409
    assert "Los datos cambiaron mientras usted los leía." in response.text
    assert ConfirmationRequest.objects.get().answered_at is None


def test_confirmation_by_link_names_nobody_who_changed_the_record(client, question, url):
    coordinator = make.user(name="Carmen Secreta")
    with pghistory.context(user=coordinator.pk):
        Organization.objects.update(municipality="Tlaxiaco", version=2)
    late = client.post(url, typed(question.organization, municipality="Oaxaca", answer="correct"))
    assert late.status_code == 409
    assert "Tlaxiaco" in late.text
    assert "Carmen" not in late.text


def test_confirmation_with_a_mistake_keeps_what_was_typed(client, question, url):
    response = client.post(url, typed(question.organization, name="Semilla del Sur", rfc="x"))
    text = response.text
    assert response.status_code == 422
    assert "Semilla del Sur" in text
    assert "Escriba el RFC de la organización" in text


def test_confirmation_of_an_ended_mandate_does_not_exist(client, question, url):
    mandate = question.organization.representations.get()
    mandate.term = (mandate.started_at, timezone.now())
    mandate.save()
    assert [client.get(url).status_code, client.post(url).status_code] == [404, 404]


def test_confirmation_shows_the_record_before_it_is_confirmed(client, question, url):
    page = client.get(url)
    assert ("Teléfono", "5500000000") in [(str(label), str(value)) for label, value in page.context["form"].facts()]
    assert ("Estado de la sede", "Oaxaca") in page.context["form"].facts()
    assert order(page) == ["facts", "confirm", "details", "correct"]


def test_confirmation_with_an_error_keeps_what_was_typed_open_and_shows_what_is_stored(client, question, url):
    page = client.post(url, typed(question.organization, name="", phone="999"))
    (details,) = elements(page, "details", class_="stack")
    assert "open" in details.attributes
    assert order(page) == ["facts", "confirm", "details", "correct"]
    assert "5500000000" in texts(page, "dd")
    assert [field.attributes["value"] for field in elements(page, "input", name="phone")] == ["999"]


def test_confirmation_form_says_what_an_empty_choice_means(client, question, url):
    form = client.get(url).context["form"]
    empty = {name: str(dict(form.fields[name].choices)[""]) for name in ("legal_form", "donee", "state")}
    assert empty == {"legal_form": "Sin dato", "donee": "Sin dato", "state": "Sin dato"}


def test_confirmation_by_link_is_in_the_history_under_the_name_of_the_person_asked(client, question, url):
    client.post(url, {"answer": "confirm", "version": 1})
    event = Events.objects.tracks(question.organization).get(pgh_label="update")
    assert event.pgh_context["user"] == question.user_id
