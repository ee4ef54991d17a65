"""From a draft to the commission's comments to an edition that never changes; and the plan beside it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404
from django.test import Client
from django.utils import timezone

from commissions import drafting, publishing
from commissions.models import Activity, Agenda, AgendaSection, AgendaState, Edition
from tests import make
from tests.cast import client_of
from tests.commissions.agenda import BASE, WORKING
from tests.pages import differences

PUBLIC = "/comisiones/comision-4/agenda/"


@pytest.fixture
def full(team):
    """An agenda that lacks nothing."""
    team.save(team["focal"], "", version=0, kind="goal", commitment="lactancia", number="4", wording="Más lactancia")
    team.save(team["focal"], "Que nazcan sanos", version=0)
    spoken = {"channel": "Correo", "rules": "Con respeto", "periodicity": "Cada semana"}
    team.save(team["focal"], "", version=0, kind="communication", **spoken)
    team.save(team["focal"], "", version=0, kind="working", **WORKING)
    return team


def publish(team, by=None):
    return publishing.publish(team.commission, by=by or team["focal"], at=timezone.now())


def test_published_edition_never_changes(full):
    Activity.objects.create(agenda=full.commission.agenda, text="Foro estatal", expected="Un acuerdo")
    publish(full)
    assert Agenda.objects.get().state == AgendaState.PUBLISHED
    assert Client().get(PUBLIC).status_code == 200
    with pytest.raises(ValidationError):
        full.save(full["focal"], "Otra cosa", version=1)
    publishing.reopen(full.commission, by=full["focal"], at=timezone.now())
    full.save(full["focal"], "Que crezcan sanos", version=1)
    assert publish(full, by=full["alternate"]).number == 2
    texts = [edition.content["objectives"]["objectives"] for edition in Edition.objects.order_by("number")]
    assert texts == ["Que nazcan sanos", "Que crezcan sanos"]
    page = Client().get(f"{PUBLIC}1/").content.decode()
    assert "Que nazcan sanos" in page
    assert "4. Más lactancia" in page
    assert "Foro estatal" in page


def test_incomplete_agenda_is_not_published_and_says_what_is_missing(team):
    team.save(team["focal"], "Que nazcan sanos", version=0)
    with pytest.raises(ValidationError) as refused:
        publish(team)
    assert "Meta que trabaja la comisión; Canal" in refused.value.messages[0]
    page = team.client("focal").get(BASE)
    assert [part.kind for part in page.context["content"].missing] == ["goal", "communication", "working"]
    assert Client().get(PUBLIC).status_code == 404


@pytest.mark.parametrize(
    "act", [publish, lambda team, by: publishing.reopen(team.commission, by=by, at=timezone.now())]
)
def test_editor_who_does_not_lead_publishes_nothing(full, act):
    with pytest.raises(Http404):
        act(full, by=full["editor"])


def test_consultation_ends_on_its_day(team):
    today = timezone.localdate()
    consult = {"by": team["alternate"], "at": timezone.now()}
    with pytest.raises(ValidationError):
        publishing.consult(team.commission, until=today - timedelta(days=1), **consult)
    with pytest.raises(ValidationError):
        publishing.consult(team.commission, until=today + timedelta(days=400), **consult)
    publishing.consult(team.commission, until=today, **consult)
    agenda = Agenda.objects.get()
    assert agenda.state == AgendaState.CONSULTED
    assert agenda.comments_until == today


@pytest.mark.parametrize(("day", "is_shown"), [(0, True), (-1, False)])
def test_commission_is_told_while_the_agenda_waits_for_its_comments(team, client, day, is_shown):
    until = timezone.localdate() + timedelta(days=day)
    Agenda.objects.create(commission=team.commission, state=AgendaState.CONSULTED, comments_until=until)
    client.force_login(team["editor"])
    assert ("espera sus comentarios" in client.get("/comisiones/comision-4/trabajo/").content.decode()) == is_shown


def test_edition_as_a_file_is_safe_to_open(full):
    full.save(full["focal"], "=1+1", version=1)
    publish(full)
    rows = b"".join(Client().get(f"{PUBLIC}1/datos.csv")).decode("utf-8-sig").splitlines()
    assert rows[2].split(",")[-1].strip('"') == "'=1+1"


def test_activity_over_what_was_not_seen_is_a_conflict(team):
    seated = team.commission.seats.first().organization
    typed = {"text": "Foro", "organization": seated.pk, "state": "planned", "starts_on": "2026-03-01"}
    client = team.client("focal")
    assert client.post(f"{BASE}plan/nueva/", typed).status_code == 302
    row = Activity.objects.get()
    address = f"{BASE}plan/{row.pk}/"
    assert team.client("alternate").post(address, typed | {"state": "going", "version": "1"}).status_code == 302
    late = client.post(address, typed | {"state": "dropped", "version": "1"})
    assert late.status_code == 409
    assert differences(late.context["form"]) == [("Estado", "Ya no se hará", "En curso")]
    assert client.post(address, typed | {"state": "dropped"}).status_code == 409
    row.refresh_from_db()
    assert row.state == "going"
    assert row.version == 2


@pytest.mark.parametrize(
    "wrong", [{"organization": "elsewhere"}, {"starts_on": "2026-03-02", "ends_on": "2026-03-01"}, {"text": ""}]
)
def test_activity_that_cannot_be_is_refused(team, wrong):
    elsewhere = make.organization().pk
    typed = {"text": "Foro", "state": "planned"} | wrong
    typed |= {"organization": elsewhere} if "organization" in wrong else {}
    assert team.client("focal").post(f"{BASE}plan/nueva/", typed).status_code == 422
    assert Activity.objects.count() == 0


def test_edition_names_who_leads_only_while_that_is_public(full):
    publish(full)
    mandate = full["focal"].representations.get()
    names = []
    for audience in ("public", "members"):
        mandate.audience = audience
        mandate.save()
        names.append([leader.name for leader in Client().get(PUBLIC).context["leaders"]])
    assert names == [["Focal"], []]


def test_publishing_while_comments_are_open_is_asked_first(full):
    now = timezone.now()
    publish(full)
    publishing.reopen(full.commission, by=full["focal"], at=now)
    full.save(full["focal"], "Que crezcan sanos", version=1)
    publishing.consult(full.commission, until=timezone.localdate(now) + timedelta(days=5), by=full["focal"], at=now)
    objectives = AgendaSection.objects.get(kind="objectives")
    drafting.comment(full.commission, "objectives", "¿Y felices?", by=full["editor"], at=now)
    answer = client_of(full["focal"]).post(f"{BASE}publicar/")
    page = " ".join(answer.content.decode().split())
    assert Edition.objects.count() == 1
    assert answer.status_code == 200
    sentences = ("faltan 5 días", "Hay 1 comentario por atender.", "respecto a la edición 1", "<ins>crezcan</ins>")
    assert [words in page for words in sentences] == [True] * 4
    sure = answer.context["pending"].seen
    drafting.comment(full.commission, "objectives", "Otra", by=full["editor"], at=now)
    assert client_of(full["focal"]).post(f"{BASE}publicar/", {"sure": sure}).status_code == 200  # one more since then
    again = client_of(full["focal"]).post(f"{BASE}publicar/").context["pending"].seen
    assert client_of(full["focal"]).post(f"{BASE}publicar/", {"sure": again}).status_code == 302
    assert Edition.objects.count() == 2
    assert objectives.comments.filter(resolved_at=None).count() == 2


@pytest.mark.parametrize("until", [None, -1])
def test_publishing_without_open_comments_is_asked_once(full, until):
    """What is published is never changed: it is asked first, whatever is open."""
    if until is not None:
        day = timezone.localdate() + timedelta(days=until)
        Agenda.objects.update(state=AgendaState.CONSULTED, comments_until=day)
    page = client_of(full["focal"]).post(f"{BASE}publicar/")
    assert (page.status_code, Edition.objects.count()) == (200, 0)
    sure = page.context["pending"].seen
    assert client_of(full["focal"]).post(f"{BASE}publicar/", {"sure": sure}).status_code == 302
    assert Edition.objects.count() == 1
