"""A wave that is opened is mailed at once to whoever may answer; who cannot be reached is said by name before."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from mailings.models import BadAddress, Delivery, MailItem
from mailings.outbox import sending
from mailings.received import sent_to
from members.models import Consent, Organization, PrivacyNotice
from surveys import deadlines
from surveys.models import OpeningMail
from surveys.opening import open_wave
from tests import make
from tests.mailings.mornings import morning, sweep
from tests.surveys import waves
from tests.surveys.office import url

pytestmark = pytest.mark.django_db


def spoken_for(name: str, *emails: str) -> Organization:
    organization = make.organization(name)
    for email in emails:
        make.representation(organization, make.user(email), "titular" if email == emails[0] else "alternate")
    return organization


def text_of(message) -> str:
    return message.get_body(("plain",)).get_content()


def test_opening_is_mailed_in_the_same_minute_and_in_no_digest(sink, client):
    """Red where the first word is the reminder of the next morning."""
    organization = spoken_for("Semilla", "titular@pacto.example")
    wave = waves.opened_wave(waves.make_wave())
    assert sending.send_due() == 1
    [(to, message)] = sink.messages
    assert to == "titular@pacto.example"
    assert message["Subject"].startswith(f"Encuesta «{wave}»: puede responder hasta el ")
    address = re.search(r"/encuestas/r/[^/]+/", text_of(message))[0]
    assert client.get(address).status_code == 200
    assert [sweep(morning(days)) for days in (1, 2)] == [0, 0]
    assert [each.email for each in sent_to(organization)] == ["titular@pacto.example"]


def test_opening_says_once_to_a_person_all_for_whom_she_answers(sink):
    """Red where each organisation is a mail of its own."""
    ana = make.user("ana@pacto.example")
    for name in ("Ardilla", "Búho"):
        make.representation(make.organization(name), ana)
    waves.opened_wave(waves.make_wave())
    assert sending.send_due() == 1
    text = text_of(sink.messages[0][1])
    assert len(set(re.findall(r"/encuestas/r/[^/]+/", text))) == 2
    assert text.index("Responder por Ardilla:") < text.index("Responder por Búho:")


def test_opening_of_a_wave_for_persons_gives_each_her_own_link(sink):
    spoken_for("Semilla", "ana@pacto.example", "beto@pacto.example")
    waves.opened_wave(waves.make_wave(unit="person"))
    assert sending.send_due() == 2
    links = {re.search(r"/encuestas/r/[^/]+/", text_of(message))[0] for _to, message in sink.messages}
    assert len(links) == 2


def test_opening_waits_for_its_hour(sink):
    spoken_for("Semilla", "titular@pacto.example")
    at = timezone.now()
    opens_at = at + timedelta(hours=3)
    open_wave(waves.make_wave(), by=make.user(), at=at, opens_at=opens_at, closes_at=at + timedelta(days=9))
    assert [sweep(at), sweep(opens_at + timedelta(seconds=10))] == [0, 1]


def test_opening_that_is_taken_back_is_not_mailed(sink):
    spoken_for("Semilla", "titular@pacto.example")
    wave = waves.opened_wave(waves.make_wave())
    deadlines.take_back(wave)
    assert sending.send_due() == 0
    assert OpeningMail.objects.count() == 0


def test_opening_asks_a_contact_that_consented_for_somebody_who_answers(sink):
    consented, imported = (
        make.organization(name, email=f"{name.lower()}@pacto.example") for name in ("Propia", "Importada")
    )
    application = make.application("Propia", organization=consented, confirmation_sent_at=timezone.now())
    notice = PrivacyNotice.objects.create(version="prueba", simplified="x", text="x")
    Consent.objects.create(notice=notice, application=application)
    waves.opened_wave(waves.make_wave())
    assert sending.send_due() == 1
    [(to, message)] = sink.messages
    assert to == consented.email
    assert "/encuestas/r/" not in text_of(message)
    assert "Conteste este correo con el nombre" in text_of(message)
    assert [each.email for each in sent_to(consented)] == [consented.email]
    assert list(sent_to(imported)) == []


def test_opening_page_counts_readers_names_the_unreachable_and_shows_the_mail(staff, sink):
    spoken_for("Semilla", "titular@pacto.example")
    spoken_for("Rebota", "rebota@pacto.example")
    make.organization("Sin Nadie", phone="951 555 0101")
    BadAddress.objects.create(email="rebota@pacto.example", code="5.1.1")
    wave = waves.make_wave()
    page = staff.get(url(wave, "open")).content.decode()
    assert "sale en seguida un correo con su enlace a 1 persona." in page
    assert "A 2 no se les puede escribir." in page
    assert page.index("Rebota</a>") < page.index("Sin Nadie</a>") < page.index("951 555 0101")
    assert f"Encuesta «{wave}»: puede responder hasta el " in page
    assert "/encuestas/r/" not in page
    closes = (timezone.localtime() + timedelta(days=9)).strftime("%Y-%m-%dT%H:%M")
    done = staff.post(url(wave, "open"), {"closes_at": closes}, follow=True)
    assert [str(each) for each in done.context["messages"]] == [
        "Abierta: se invitó a 3. 1 correo sale en este momento."
    ]
    assert sending.send_due() == 1


def test_person_who_comes_after_the_opening_is_told_in_the_days_message(sink):
    organization = spoken_for("Semilla", "titular@pacto.example")
    waves.opened_wave(waves.make_wave(), days=30)
    sending.send_due()
    make.representation(organization, make.user("nueva@pacto.example"), "alternate")
    assert sum(sweep(morning(days)) for days in (0, 1)) == 1
    assert sink.recipients[-1] == "nueva@pacto.example"


def test_opening_is_written_with_the_same_queries_for_one_and_for_many(django_assert_max_num_queries):
    counts = []
    for more in (1, 40):
        for _number in range(more):
            make.representation(make.organization(), make.user())
        waves.opened_wave(waves.make_wave())
        Delivery.objects.all().delete()
        MailItem.objects.all().delete()
        kind = sending.installed_kinds()["survey_opening"]
        kind.queue(at=timezone.now())
        rows = list(Delivery.objects.filter(kind="survey_opening"))[: more + 1]
        with django_assert_max_num_queries(20) as queries:
            kind.write(rows, at=timezone.now())
        counts.append(len(queries))
    assert counts[0] == counts[1]
