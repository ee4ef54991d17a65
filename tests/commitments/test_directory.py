"""Where the commitments show in the registry: directory, page of an organisation, download, merge, home."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from commitments.activity_reports import due_year
from commitments.gaps import gap_map
from commitments.models import ActivityReport, AnnualReport, Focus
from kit.registries.data_export import export_tables
from members import merging
from tests import make

pytestmark = pytest.mark.django_db


def this_year() -> int:
    return timezone.localdate().year


def names(response) -> list[str]:
    return [line["name"] for line in response.context["listing"].lines]


@pytest.fixture
def three():
    """Three members: in Puebla and Oaxaca, in Oaxaca alone, and on another commitment."""
    make.focus(make.organization("Ambas", state="21"), "lactancia", "20", "21")
    make.focus(make.organization("Una"), "lactancia", "20")
    make.focus(make.organization("Otra"), "juego", "20")


def test_directory_of_a_commitment_lists_who_works_on_it_narrowed_by_where(client, three):
    assert names(client.get("/compromisos/lactancia/integrantes/")) == ["Ambas", "Una"]
    assert names(client.get("/compromisos/lactancia/integrantes/?estado=21")) == ["Ambas"]
    assert names(client.get("/compromisos/lactancia/integrantes/?q=una")) == ["Una"]
    assert names(client.get("/compromisos/lactancia/integrantes/?estado=09")) == []
    assert client.get("/compromisos/lactancia/integrantes/?estado=99").status_code == 400
    assert client.get("/compromisos/lactancia/integrantes/?page=2").status_code == 404


def test_directory_narrows_by_commitment(client, three):
    assert names(client.get("/integrantes/?compromiso=lactancia")) == ["Ambas", "Una"]
    assert names(client.get("/integrantes/?compromiso=lactancia&estado=21")) == ["Ambas"]
    response = client.get("/integrantes/?compromiso=juego")
    assert names(response) == ["Otra"]
    assert response.context["listing"].total == 1
    assert response.text.count('<option value="juego" selected>Juego</option>') == 1
    assert client.get("/integrantes/?compromiso=ninguno").status_code == 400


@pytest.mark.parametrize(
    ("slug", "state"), [("lactancia", "20"), ("lactancia", "21"), ("juego", "20"), ("juego", "09")]
)
def test_directory_gap_map_and_page_of_a_commitment_find_the_same(client, three, slug, state):
    make.focus(make.organization("Con sede aquí y trabajo allá", state="20"), "lactancia", "21")
    members = names(client.get(f"/compromisos/{slug}/integrantes/?estado={state}"))
    assert names(client.get(f"/integrantes/?estado={state}&compromiso={slug}")) == members
    cell = gap_map({"estado": state, "compromiso": slug}, at=timezone.now()).cells[0]
    assert cell.count == len(members)


def test_directory_of_a_commitment_has_its_own_head_whatever_was_drawn_before(client, three):
    assert client.get("/integrantes/").text.count("<h1>Integrantes</h1>") == 1
    text = client.get("/compromisos/lactancia/integrantes/").text
    assert text.count("<h1>Quiénes trabajan en este compromiso</h1>") == 1
    other = client.get("/compromisos/juego/integrantes/").text
    assert other.count('action="/compromisos/juego/integrantes/"') == 1


def test_directory_of_a_commitment_answers_htmx_with_the_results_alone(client, three):
    part = client.get("/compromisos/lactancia/integrantes/?q=una", headers={"HX-Request": "true"})
    assert part.text.count("<html") == 0
    assert part.text.count(">Una</a>") == 1


def test_directory_of_a_commitment_costs_two_queries_more_than_none(client, django_assert_num_queries):
    for many in (1, 30):
        for _number in range(many):
            make.focus(make.organization(), "lactancia", "20", "21")
        with django_assert_num_queries(3):
            assert client.get(f"/compromisos/lactancia/integrantes/?estado=20&v={many}").status_code == 200


def test_directory_leads_to_the_map_by_commitment(client):
    assert client.get("/integrantes/").text.count('href="/compromisos/mapa/"') == 1


def test_organization_page_shows_its_commitments_and_this_and_last_years_work(cast, client):
    make.focus(cast.organization, "lactancia", "20", "21")
    for year in (this_year(), this_year() - 1, this_year() - 2):
        make.activity_report(cast.organization, "lactancia", year=year, girls=3, url="javascript:alert(1)")
    make.activity_report(cast.other, "lactancia", year=this_year(), text="De otra.")
    text = client.get(cast.organization.get_absolute_url()).text
    assert text.count("Oaxaca, Puebla") == 1
    assert [text.count(f"Hicimos algo en {this_year() - ago}.") for ago in range(3)] == [1, 1, 0]
    assert text.count("no se suma a las cifras oficiales") == 2
    assert text.count("De otra.") == 0
    assert text.count("javascript:") == 0


def test_organization_page_asks_two_questions_more_whatever_it_shows(cast):
    client, counts = cast.client("outsider"), []
    for slugs in (["lactancia"], ["juego", "registro", "crianza"]):
        for slug in slugs:
            make.focus(cast.organization, slug, "20", "21")
            make.activity_report(cast.organization, slug, year=this_year())
        with CaptureQueriesContext(connection) as queries:
            client.get(cast.organization.get_absolute_url())
        counts.append(sum("commitments_" in query["sql"] for query in queries))
    assert counts == [2, 2]


def test_data_export_gives_the_work_of_the_organization_alone(cast):
    make.focus(cast.organization, "lactancia", "20", "21")
    make.activity_report(cast.organization, "lactancia", year=this_year(), text="Lo nuestro.")
    make.activity_report(cast.other, "lactancia", year=this_year(), text="Lo suyo.")
    parts = {part.title: part.rows for part in export_tables(cast.organization, at=timezone.now())}
    assert [(row["compromiso"], row["estados"]) for row in parts["Compromisos en que trabaja"]] == [
        ("Lactancia materna", "Oaxaca, Puebla")
    ]
    assert [row["qué hicieron"] for row in parts["Lo que hicieron cada año"]] == ["Lo nuestro."]


def work(organization) -> tuple[list, list]:
    focuses = Focus.objects.filter(organization=organization)
    reports = ActivityReport.objects.filter(organization=organization).order_by("pk")
    return (
        [(row.commitment.slug, [state.code for state in row.states.all()]) for row in focuses],
        [(row.commitment.slug, row.year, row.text) for row in reports],
    )


def test_merge_carries_the_work_over_leaves_what_clashes_and_undo_gives_it_back(cast):
    kept, absorbed = cast.organization, cast.other
    make.focus(kept, "lactancia", "20")
    make.focus(absorbed, "lactancia", "21")
    make.focus(absorbed, "juego", "21", "09")
    make.activity_report(kept, "lactancia", year=this_year(), text="De la que queda.")
    make.activity_report(absorbed, "lactancia", year=this_year(), text="De la otra.")
    make.activity_report(absorbed, "lactancia", year=this_year() - 1, text="De antes.")
    before = work(kept), work(absorbed)
    merge = merging.merge(kept, absorbed, by=cast["staff"], at=timezone.now())
    assert work(kept) == (
        [("lactancia", ["20"]), ("juego", ["09", "21"])],
        [("lactancia", this_year(), "De la que queda."), ("lactancia", this_year() - 1, "De antes.")],
    )
    assert work(absorbed) == ([("lactancia", ["21"])], [("lactancia", this_year(), "De la otra.")])
    assert merging.undo(merge, by=cast["staff"], at=timezone.now()) == []
    assert (work(kept), work(absorbed)) == before


@pytest.mark.parametrize("change", ["", "told", "closed", "contact"])
def test_home_asks_for_the_year_that_is_missing(cast, change):
    make.focus(cast.organization, "lactancia", "20")
    year = due_year(on=timezone.localdate())
    if change == "told":
        make.activity_report(cast.organization, "lactancia", year=year)
    elif change == "closed":
        AnnualReport.objects.create(year=year, summary="x", published_by=cast["staff"], prepared_by=cast["staff"])
    page = cast.client("contact" if change == "contact" else "titular").get("/")
    urls = [item.url for item in page.context["items"] if item.text == f"Cuenten lo que hicieron en {year}"]
    assert urls == ([] if change else [f"/mi-organizacion/{cast.organization.slug}/compromisos/"])


@pytest.mark.parametrize(
    "text", ["lactancia materna", "LACTANCIA", "leche materna", "lactancia exclusiva", "materna en puebla"]
)
def test_directory_search_finds_who_works_on_what_was_typed(client, three, text):
    result = names(client.get("/integrantes/", {"q": text}))
    assert "Ambas" in result
    assert "Otra" not in result


@pytest.mark.parametrize("text", ["niñas", "niños y niñas", "primera infancia", "de la"])
def test_directory_search_of_what_every_commitment_says_finds_no_commitment(client, three, text):
    assert names(client.get("/integrantes/", {"q": text})) == []


def test_commitment_with_few_in_a_state_offers_its_neighbours_and_its_commission(client, three):
    commission = make.commission(3, name="Lactar juntas")
    page = client.get("/compromisos/lactancia/integrantes/?estado=30").context
    assert [(state.name, state.count) for state in page["nearby"]] == [("Oaxaca", 2), ("Puebla", 1)]
    assert page["nearby"][1].url == "/compromisos/lactancia/integrantes/?estado=21"
    nobody = client.get("/integrantes/?q=lactancia&estado=09")
    assert [hint.url for hint in nobody.context["hints"]] == [f"/comisiones/{commission.slug}/"]
    assert "Lactar juntas" in nobody.text
    assert [hint.url for hint in page["hints"]] == [f"/comisiones/{commission.slug}/"]
    assert client.get("/integrantes/?estado=09").context["hints"] == []
