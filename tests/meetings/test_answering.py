"""The signed link: looking changes nothing, it answers once, for one person and one agreement, while it is hers."""

import time
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from meetings import agreeing, answering
from meetings.models import AgreementAnswer
from members import mandates
from tests import make
from tests.cast import agreement_parties
from tests.races import behind

pytestmark = pytest.mark.django_db
DONE = {"kind": "done", "text": "Acuse de recibo"}


@pytest.fixture
def row(parties):
    return parties.agree()


@pytest.fixture
def url(parties, row):
    link = answering.answer_link(row, parties["responsible"])
    return link[link.index("/acuerdos/") :]


def test_link_looked_at_changes_nothing_and_is_kept_nowhere(url, row):
    response = Client().get(url)
    assert response.status_code == 200
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert Client().head(url).status_code == 200
    row.refresh_from_db()
    assert row.version == 1
    assert AgreementAnswer.objects.count() == 0


def test_link_answers_once_and_then_says_what(parties, url, row):
    client = Client(enforce_csrf_checks=True)
    assert client.post(url, DONE).status_code == 302
    second = client.post(url, {"kind": "help", "text": "No era cierto"})
    assert second.status_code == 409
    assert second.context["earlier"].text == "Acuse de recibo"
    assert client.get(url).context["earlier"].get_kind_display() == "Hecho"
    row.refresh_from_db()
    assert row.state == "going"
    assert row.claimed_by == parties["responsible"]
    assert row.evidence == "Acuse de recibo"
    assert row.answers.get().by_link
    assert row.events.order_by("-pgh_id").first().pgh_context.metadata["user"] == parties["responsible"].pk


def test_link_sent_after_an_answer_answers_again(parties, row, url):
    Client().post(url, DONE)
    agreeing.send_back(row, by=parties["focal"], at=timezone.now(), reason="Sin sello")
    assert Client().post(url, DONE).status_code == 409
    link = answering.answer_link(row, parties["responsible"])
    assert Client().post(link[link.index("/acuerdos/") :], DONE).status_code == 302


@pytest.mark.parametrize("data", [{}, {"kind": "done"}, {"kind": "x", "text": "x"}, {"kind": "time", "text": "x"}])
def test_link_keeps_a_half_answer_from_being_one(url, data):
    assert Client().post(url, data).status_code == 422
    assert AgreementAnswer.objects.count() == 0


def other_person(parties, row):
    user = make.user()
    make.representation(parties.organization, user, "contact")
    agreeing.edit(row, by=parties["focal"], at=timezone.now(), values={"responsible": user}, version=row.version)


ENDS = {
    "another is responsible": other_person,
    "the mandate ended": lambda parties, row: mandates.end(
        parties["responsible"].representations.get(), by=parties["staff"], at=timezone.now()
    ),
    "the agreement is closed": lambda parties, row: agreeing.cancel(
        row, by=parties["focal"], at=timezone.now(), reason="x"
    ),
    "she may not enter": lambda parties, row: type(parties["responsible"]).objects.update(is_active=False),
}


@pytest.mark.parametrize("end", ENDS)
def test_link_is_dead_when(parties, url, row, end):
    assert Client().get(url).status_code == 200
    ENDS[end](parties, row)
    pressed = Client().post(url, DONE)
    assert Client().get(url).status_code == 404
    assert pressed.status_code == 404
    assert "el acuerdo se cerró, o hoy le toca a otra persona. No se guardó nada." in pressed.text
    assert AgreementAnswer.objects.count() == 0


@pytest.mark.parametrize(("days", "status"), [(29, 200), (31, 404)])
def test_link_is_dead_after_thirty_days(url, monkeypatch, days, status):
    later = time.time() + days * 24 * 3600
    monkeypatch.setattr("kit.pages.links.time.time", lambda: later)
    assert Client().get(url).status_code == status


@pytest.mark.parametrize("token", ["x", "a:b:c", "é"])
def test_link_made_up_is_404(token):
    assert Client().get(f"/acuerdos/{token}/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_link_pressed_twice_at_once_answers_once():
    """Red without the lock of `answer`: the second ends in an error of the database."""
    parties = agreement_parties()
    row = parties.agree()
    token = answering.answer_link(row, parties["responsible"]).rstrip("/").rpartition("/")[2]

    def press():
        return answering.answer_by_link(token, kind="help", text="x", until=None, at=timezone.now())

    _first, second = behind(press, press)
    assert type(second) is ValidationError
    assert row.answers.count() == 1


@pytest.mark.django_db(transaction=True)
def test_link_pressed_for_two_answers_at_once_gives_the_first():
    """Red without the lock of `answer_by_link`: «hecho» waits for nobody's open answer, and both are kept."""
    parties = agreement_parties()
    row = parties.agree()
    token = answering.answer_link(row, parties["responsible"]).rstrip("/").rpartition("/")[2]

    def press(kind):
        return answering.answer_by_link(token, kind=kind, text="x", until=None, at=timezone.now())

    _first, second = behind(lambda: press("help"), lambda: press("done"))
    assert type(second) is ValidationError
    assert list(row.answers.values_list("kind")) == [("help",)]


def test_link_passed_on_by_hand_is_verified_by_somebody_else(parties, row):
    """Who had the link in her hands could have answered in another's name: she does not say that it is done."""
    now = timezone.now()
    link = answering.link_to_pass_on(row, by=parties["focal"], at=now)
    Client().post(link[link.index("/acuerdos/") :], DONE)
    with pytest.raises(ValidationError, match="enlace que usted pasó"):
        agreeing.verify(row, by=parties["focal"], at=timezone.now())
    agreeing.verify(row, by=parties["alternate"], at=timezone.now())
    row.refresh_from_db()
    assert row.state == "done"
    assert row.closed_by == parties["alternate"]


def read_key(client, url) -> str:
    return client.get(url).context["read"]


def test_link_corrects_its_answer_for_an_hour(parties, row, url):
    client = Client()
    client.post(url, DONE)
    page = client.get(url).content.decode()
    assert page.count("Corregir mi respuesta (hasta las ") == 1
    changed = {"kind": "help", "text": "Falta imprimir", "read": read_key(client, url)}
    assert client.post(url, changed).status_code == 302
    row.refresh_from_db()
    assert (row.claimed_at, row.claimed_by) == (None, None)
    assert list(row.answers.filter(settled_at=None).values_list("kind")) == [("help",)]
    assert client.get(url).content.decode().count("Falta imprimir") >= 1


@pytest.mark.parametrize("first", ["help", "time"])
def test_link_says_later_that_it_is_done(parties, row, url, first):
    """Red where a link is used up by asking for help."""
    client, until = Client(), timezone.localdate() + timedelta(days=9)
    client.post(url, {"kind": first, "text": "Aún no", "until": until if first == "time" else ""})
    row.answers.update(made_at=timezone.now() - timedelta(hours=2))
    page = client.get(url + "?respuesta=hecho").content.decode()
    assert page.count("Corregir mi respuesta") == 0
    read = read_key(client, url)
    assert client.post(url, {"kind": "help", "text": "x", "read": read}).status_code == 422
    assert client.post(url, DONE | {"read": read}).status_code == 302
    row.refresh_from_db()
    assert row.evidence == "Acuse de recibo"
    assert row.answers.filter(settled_at=None).get().kind == "done"


def test_link_corrects_nothing_that_was_attended(parties, row, url):
    client = Client()
    client.post(url, {"kind": "help", "text": "La imprenta"})
    answer = row.answers.get()
    agreeing.settle(row, answer=answer.pk, is_granted=True, by=parties["focal"], at=timezone.now())
    assert client.post(url, {"kind": "help", "text": "Otra", "read": str(answer.pk)}).status_code == 422
    assert row.answers.count() == 1


def test_link_asks_for_help_without_a_word_and_for_time_with_a_day_proposed(row, url):
    page = Client().get(url + "?respuesta=tiempo").content.decode()
    proposed = max(row.due_on, timezone.localdate()) + timedelta(days=14)
    assert page.count(f'value="{proposed:%Y-%m-%d}"') == 1
    assert Client().post(url, {"kind": "help", "text": ""}).status_code == 302
    assert row.answers.get().kind == "help"


def test_link_that_was_passed_on_is_known_after_a_correction(parties, row):
    link = answering.link_to_pass_on(row, by=parties["focal"], at=timezone.now())
    passed, client = link[link.index("/acuerdos/") :], Client()
    client.post(passed, {"kind": "help", "text": "x"})
    client.post(passed, DONE | {"read": read_key(client, passed)})
    row.refresh_from_db()
    with pytest.raises(ValidationError, match="enlace que usted pasó"):
        agreeing.verify(row, by=parties["focal"], at=timezone.now())
