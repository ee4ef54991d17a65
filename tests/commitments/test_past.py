"""A page of a day gone by is wholly what it was that day, whatever was changed since."""

import re
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from django.utils import timezone

from commitments.models import (
    Commitment,
    Condition,
    ConditionReview,
    Focus,
    FocusState,
    Generation,
    Indicator,
    Judgement,
    Pledge,
    PledgeCommitment,
    Target,
)
from commitments.releasing.publishing import reopen
from kit.database import audit
from members import membership_status, merging
from members.models import Organization
from tests import make
from tests.past import backdate, begin

from .publishing import published

pytestmark = pytest.mark.django_db
CODE = "pobreza-multidimensional"
PAGES = [
    "/compromisos/",
    "/compromisos/pobreza/",
    f"/compromisos/indicadores/{CODE}/",
    "/compromisos/condiciones/",
]
FILES = [
    "/compromisos/datos.csv",
    f"/compromisos/indicadores/{CODE}/datos.csv",
    f"/compromisos/indicadores/{CODE}/datos.json",
    f"/compromisos/indicadores/{CODE}/grafica.svg",
]
AUDITED = [Commitment, Condition, Focus, FocusState, Generation, Indicator, Pledge, PledgeCommitment, Target]


def ago(days: int):
    return timezone.now() - timedelta(days=days)


def day(days: int) -> str:
    return timezone.localdate(ago(days)).isoformat()


def seen(client, address: str, days: int = 0) -> str:
    """What the page, or the middle of it, shows: today, or as of so many days ago."""
    caches["parts"].clear()
    response = client.get(address, {"al": day(days)} if days else {})
    assert response.status_code == 200
    text = response.text
    return text.split("<main", 1)[1].split("</main>", 1)[0] if "<main" in text else text


def without_the_day(text: str, days: int) -> str:
    text = re.sub(r'\s*<p class="notice notice--warn">\s*Así se veía.*?</p>', "", text, flags=re.DOTALL)
    for one in (days, 0):  # what is cited today names today
        text = text.replace(f"?al={day(one)}", "").replace(day(one), "")
    return " ".join(text.split())


@pytest.fixture
def then():
    """A commitment with all that a page shows of it, as it stood until fifty days ago."""
    published(CODE, (2016, "50"), (2022, "46"), at=ago(100))
    Target.objects.filter(indicator__code=CODE).update(remark="Meta con reserva.")
    Indicator.objects.filter(code=CODE).update(baseline_year=2016, warning="Se lee con cuidado.")
    for name in ("Primera", "Segunda"):
        ticked(name, days=100)
    person = make.user(name="Ana Inventada")
    Judgement.objects.create(target=aim(), verdict="slow", reason="Falta.", made_at=ago(100), made_by=person)
    review = {"condition": Condition.objects.first(), "state": "pending", "evidence": "Nada.", "made_by": person}
    ConditionReview.objects.create(**review, made_at=ago(100))
    make.focus(Organization.objects.get(name="Primera"), "pobreza", "20")
    for model in (*AUDITED, Organization):
        begin(model, at=ago(100))


def ticked(name: str, *, days: int) -> Focus:
    commitment = Commitment.objects.get(slug="pobreza")
    return Focus.objects.create(organization=make.organization(name), commitment=commitment, created_at=ago(days))


def aim() -> Target:
    return Target.objects.get(indicator__code=CODE, pledge__generation__slug="2024")


def change_everything() -> None:
    """What the office and the members may do to any row that such a page is made of."""
    person = make.user(name="Luz Inventada")
    reopen(Indicator.objects.get(code=CODE), 2022, by=person, reason="La fuente corrigió.", at=ago(10))
    published(CODE, (2022, "40"), at=ago(9))
    Judgement.objects.create(target=aim(), verdict="worse", reason="Ya no.", made_at=ago(9), made_by=person)
    review = {"condition": Condition.objects.first(), "state": "met", "evidence": "Ya está.", "made_by": person}
    ConditionReview.objects.create(**review, made_at=ago(9))
    Condition.objects.update(text="Otro texto.", source="Otra fuente.")
    Target.objects.update(value=None, operator="increase", horizon=2040, remark="Otra reserva.", text="Otra meta")
    Target.objects.filter(commitment__slug="pobreza").exclude(pk=aim().pk).delete()
    measured = {"definition": "Otra cosa.", "warning": "Otra.", "source": "Otra fuente", "unit": "gross"}
    Indicator.objects.update(**measured, baseline_year=2020, next_due_on=timezone.localdate(), direction="higher")
    Indicator.objects.filter(code=CODE).update(name="Otro nombre", commitment=None, every_months=7)
    Commitment.objects.filter(slug="pobreza").update(name="Otro", summary="Otra frase.", place=999)
    Pledge.objects.update(text="Otra promesa.", remark="Otra nota.")
    Pledge.objects.get(number=1, generation__slug="2024").commitments.set(Commitment.objects.filter(slug="juego"))
    Focus.objects.get(organization__name="Primera").delete()
    membership_status.withdraw(Organization.objects.get(name="Segunda"), by=person, reason="Se fue.", at=timezone.now())
    make.focus(make.organization("Tercera"), "pobreza", "20")
    adopted = {"slug": "2026", "name": "Generación nueva", "adopted_on": timezone.localdate(ago(70))}
    promise = Pledge.objects.create(generation=Generation.objects.create(**adopted), number=1, text="Nueva.")
    promise.commitments.set(Commitment.objects.filter(slug="pobreza"))


@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_past_page_is_byte_for_byte_what_it_was_whatever_changed(client, then, address):
    before, on_the_day = seen(client, address, 50), seen(client, address)
    change_everything()
    assert seen(client, address, 50) == before
    assert without_the_day(before, 50) == without_the_day(on_the_day, 50)
    assert seen(client, address) != on_the_day


def test_past_page_before_the_first_record_shows_it_and_says_so(client, then):
    sentence = "El portal empezó a guardar sus textos después de ese día: se muestran los primeros que guardó."
    Indicator.objects.filter(code=CODE).update(warning="Otra.")
    pages = {days: seen(client, f"/compromisos/indicadores/{CODE}/", days) for days in (99, 200)}
    counts = [(pages[days].count(sentence), pages[days].count("Se lee con cuidado.")) for days in (99, 200)]
    assert counts == [(0, 1), (1, 1)]


def test_past_page_knows_nothing_of_rows_made_later(client, then):
    Indicator.objects.create(code="nuevo", name="Nuevo", definition="Nueva", source="Fuente", place=1)
    Commitment.objects.create(slug="nuevo", name="Nuevo", summary="Nuevo.", place=99)
    addresses = ["/compromisos/nuevo/", "/compromisos/indicadores/nuevo/", "/compromisos/indicadores/nuevo/datos.csv"]
    statuses = [[client.get(address, data).status_code for data in ({}, {"al": day(50)})] for address in addresses]
    assert statuses == [[200, 404]] * 3


def names(client, days: int) -> list[str]:
    part = seen(client, "/compromisos/pobreza/", days).split("<h2>Quién trabaja en esto</h2>")[1]
    return re.findall(r"/integrantes/[^/]+/\">(.*?)</a>", part)


def test_past_page_counts_who_belonged_that_day(client, then):
    person, first = make.user(), Organization.objects.get(name="Primera")
    membership_status.withdraw(first, by=person, reason="Se fue.", at=timezone.now())
    assert names(client, 0) == ["Segunda"]
    assert names(client, 50) == ["Primera", "Segunda"]
    Organization.objects.filter(pk=first.pk).update(status_at=ago(60))
    backdate(Organization, days=60)
    membership_status.readmit(first, by=person, reason="Volvió.", at=timezone.now())
    assert [names(client, days) for days in (0, 50, 70)] == [
        ["Primera", "Segunda"],
        ["Segunda"],
        ["Primera", "Segunda"],
    ]


def test_past_page_counts_a_member_whose_history_is_forgotten_by_what_its_record_says(client, then):
    membership_status.withdraw(
        Organization.objects.get(name="Primera"), by=make.user(), reason="Se fue.", at=timezone.now()
    )
    Organization.objects.filter(name="Primera").update(status_at=ago(60))
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE members_organizationevent")
    assert names(client, 50) == ["Segunda"]
    assert names(client, 70) == ["Primera", "Segunda"]


def test_past_page_names_whoever_ticked_though_it_was_merged_later(client, then):
    merging.merge(
        make.organization("Alianza"), Organization.objects.get(name="Primera"), by=make.user(), at=timezone.now()
    )
    assert names(client, 0) == ["Alianza", "Segunda"]
    assert names(client, 50) == ["Primera", "Segunda"]


@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_past_page_costs_at_most_ten_queries_whatever_there_is(client, then, address):
    few = queries(client, address)
    published(CODE, *((year, "50") for year in range(1985, 2010)), at=ago(60))
    for number in range(20):
        ticked(f"Casa {number}", days=60)
        published("pobreza-primera-infancia", (2020, "60"), state=f"{number + 1:02d}", at=ago(60))
    backdate(Focus, days=1)
    assert queries(client, address) == few
    assert few <= 10


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        seen(client, address, 50)
    return len(captured)


def test_what_promises_and_ticks_are_linked_with_is_recorded(then):
    focus = make.focus(make.organization(), "pobreza", "20", "21")
    focus.states.set(["20"])
    events = FocusState.pgh_event_model.objects.filter(focus=focus).order_by("pgh_id")
    assert sorted(events.values_list("pgh_label", "state")) == [("delete", "21"), ("insert", "20"), ("insert", "21")]
    pledge = Pledge.objects.filter(generation__slug="2024").first()
    links = PledgeCommitment.pgh_event_model.objects.filter(pledge=pledge).order_by("pgh_id")
    of_catalogue = list(links.values_list("pgh_label", "commitment"))
    assert of_catalogue == [("insert", key) for key in pledge.commitments.values_list("pk", flat=True)]
    pledge.commitments.clear()
    assert [row.pgh_label for row in links] == ["insert", "delete"]


@pytest.mark.parametrize("model", AUDITED)
def test_history_of_what_was_promised_is_never_forgotten(then, model):
    backdate(model, days=4000)
    events = model.pgh_event_model.objects.count()
    audit.erase_history(most=10)
    assert model.pgh_event_model.objects.count() == events


def test_former_day_counts_and_numbers_what_was_promised_then(client, db):
    """The seventh of the ten of 2019 is two commitments today: it was one promise."""
    text = client.get("/compromisos/", {"al": "2019-12-10"}).text
    assert "10 compromisos con la primera infancia." in " ".join(text.split())
    shown = re.findall(r'commitments__number" aria-hidden="true">(\d+)<', text)
    assert shown == [str(number) for number in range(1, 11)]
    page = client.get("/compromisos/").context["overview"]
    assert len({line.number for line in page.lines}) == len(page.lines) == 12


def test_every_address_is_listed_once():
    included = [str(one.urlconf_module) for one in get_resolver().url_patterns if hasattr(one, "urlconf_module")]
    assert len(included) == len(set(included))
