"""What an organisation tells of a year: saved once, by one person over what she has seen, until the year is closed."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from pghistory.models import Events

from commitments.activity_reports import due_year
from commitments.models import ActivityReport, AnnualReport, Focus
from tests import make
from tests.pages import differences, elements


def this_year() -> int:
    return timezone.localdate().year


@pytest.fixture
def address(cast) -> str:
    make.focus(cast.organization, "lactancia", "20")
    return f"/mi-organizacion/{cast.organization.slug}/compromisos/aportaciones/{this_year()}/lactancia/"


@pytest.fixture
def tell(cast, address):
    client = cast.client("titular")

    def post(**typed):
        return client.post(address, {"text": "Abrimos dos lactarios.", "states": ["20"], "version": "0"} | typed)

    return post


def close(cast, year: int | None = None) -> None:
    year = year or this_year()
    AnnualReport.objects.create(year=year, summary="x", published_by=cast["staff"], prepared_by=cast["staff"])


def test_activity_report_is_saved_and_corrected(tell, cast):
    assert tell(girls="120", boys="98", evidence="Listas", url="semilla.example/album").status_code == 302
    row = ActivityReport.objects.get()
    assert (row.organization, row.year, row.text, row.girls, row.boys, row.evidence, row.url, row.version) == (
        *(
            cast.organization,
            this_year(),
            "Abrimos dos lactarios.",
            120,
            98,
            "Listas",
            "https://semilla.example/album",
            1,
        ),
    )
    assert row.reported_by == cast["titular"]
    assert [state.code for state in row.states.all()] == ["20"]
    assert tell(text="Abrimos tres.", states=["20", "21"], version="1").status_code == 302
    row.refresh_from_db()
    assert row.text == "Abrimos tres."
    assert row.girls is None
    assert row.version == 2
    assert row.states.count() == 2


@pytest.mark.parametrize("version", ["0", "2", "", "x", "-1", "9" * 5000])
def test_activity_report_over_what_was_not_seen_is_a_conflict_with_both_texts(tell, version):
    tell()
    late = tell(text="Otra cosa.", version=version)
    assert late.status_code == 409
    assert differences(late.context["form"]) == [("Qué hicieron", "Otra cosa.", "Abrimos dos lactarios.")]
    assert ActivityReport.objects.get().text == "Abrimos dos lactarios."
    assert tell(text="Otra cosa.", version=late.context["form"].opened_version).status_code == 302


def test_activity_report_without_a_version_is_a_conflict_even_where_none_is_stored(tell):
    assert tell(version="").status_code == 409
    assert ActivityReport.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "a" * 2001}, "text"),
        ({"text": "\x00"}, "text"),
        ({"states": []}, "states"),
        ({"states": ["99"]}, "states"),
        ({"girls": "-1"}, "girls"),
        ({"girls": "1.5"}, "girls"),
        ({"boys": "9" * 30}, "boys"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "ftp://semilla.example/"}, "url"),
    ],
)
def test_activity_report_refuses_bad_values_and_keeps_the_rest(tell, typed, field):
    refused = tell(**{"evidence": "Listas"} | typed)
    assert refused.status_code == 422
    assert list(refused.context["form"].errors) == [field]
    assert refused.text.count("Listas") == 1
    assert ActivityReport.objects.count() == 0


def test_activity_report_of_a_closed_year_stays_and_says_why(tell, cast, address):
    tell()
    close(cast)
    assert tell(text="Otra cosa.", version="1").status_code == 422
    page = cast.client("titular").get(address)
    assert page.text.count("ya se publicó: lo que contaron queda como está") == 1
    assert page.text.count("Abrimos dos lactarios.") == 1
    assert elements(page, "textarea") == []


@pytest.fixture
def take_back(cast, address):
    return lambda version="1": cast.client("titular").post(f"{address}retirar/", {"version": version})


def test_activity_report_withdrawn_is_seen_no_more_and_stays_in_the_history(tell, take_back, cast):
    tell()
    row = ActivityReport.objects.get()
    assert take_back().url == f"/mi-organizacion/{cast.organization.slug}/compromisos/"
    assert ActivityReport.objects.count() == 0
    withdrawn = Events.objects.tracks(row).latest("pgh_id")
    assert (withdrawn.pgh_label, withdrawn.pgh_data["text"], withdrawn.pgh_context["user"]) == (
        *("delete", "Abrimos dos lactarios.", cast["titular"].pk),
    )
    assert tell().status_code == 302


@pytest.mark.parametrize("version", ["", "1", "x"])
def test_activity_report_withdrawn_over_what_was_not_seen_stays(tell, take_back, address, version):
    tell()
    tell(text="Abrimos tres.", version="1")
    assert take_back(version).url == address
    assert ActivityReport.objects.get().text == "Abrimos tres."


def test_activity_report_of_a_closed_year_is_not_withdrawn(tell, take_back, cast, address):
    tell()
    assert cast.client("titular").get(address).text.count("Retirar esta aportación") == 1
    close(cast)
    assert cast.client("titular").get(address).text.count("Retirar esta aportación") == 0
    assert take_back().url == address
    with pytest.raises(DatabaseError), transaction.atomic():
        ActivityReport.objects.all().delete()
    assert ActivityReport.objects.get().text == "Abrimos dos lactarios."


def test_activity_report_begins_with_last_years_words_only_when_asked(cast, address):
    make.activity_report(cast.organization, "lactancia", year=this_year() - 1, text="Lo del año pasado.")
    client = cast.client("titular")
    assert client.get(address).context["form"]["text"].value() == ""
    assert client.get(f"{address}?desde-el-anterior").context["form"]["text"].value() == "Lo del año pasado."


@pytest.mark.parametrize("change", ["year", "untold", "commitment"])
def test_activity_report_of_what_may_not_be_told_is_not_found(cast, address, change):
    if change == "year":
        address = address.replace(str(this_year()), str(this_year() + 1))
    elif change == "untold":
        Focus.objects.all().delete()
    else:
        address = address.replace("lactancia", "nada")
    assert cast.client("titular").get(address).status_code == 404


def test_activity_report_of_a_former_year_is_read_and_not_written(cast, address):
    make.activity_report(cast.organization, "lactancia", year=this_year() - 5)
    close(cast, this_year() - 5)
    page = cast.client("contact").get(address.replace(str(this_year()), str(this_year() - 5)))
    assert page.status_code == 200
    assert page.text.count(f"Hicimos algo en {this_year() - 5}.") == 1


def test_activity_report_of_an_unclosed_former_year_is_corrected_but_not_begun(cast, address):
    client, before = cast.client("titular"), address.replace(str(this_year()), str(this_year() - 2))
    assert client.get(before).status_code == 404
    make.activity_report(cast.organization, "lactancia", year=this_year() - 2)
    assert len(elements(client.get(before), "textarea")) == 2


def test_years_list_what_is_told_and_what_is_missing(cast, address):
    make.focus(cast.organization, "juego", "20")
    make.activity_report(cast.organization, "juego", year=this_year() - 1)
    close(cast, this_year() - 1)
    page = cast.client("titular").get(f"/mi-organizacion/{cast.organization.slug}/compromisos/")
    assert [
        (year.number, year.is_closed, [(row.slug, bool(report)) for row, report in lines])
        for year, lines in page.context["years"]()
    ] == [(this_year(), False, [("lactancia", False), ("juego", False)]), (this_year() - 1, True, [("juego", True)])]


@pytest.mark.parametrize(("day", "year"), [("2026-10-31", 2025), ("2026-11-01", 2026), ("2027-01-15", 2026)])
def test_due_year_changes_in_november(day, year):
    assert due_year(on=timezone.datetime.fromisoformat(day).date()) == year


def test_unreported_are_those_without_a_word_of_that_year(cast, address):
    make.focus(cast.organization, "juego", "20")
    make.activity_report(cast.organization, "juego", year=this_year())
    make.activity_report(cast.organization, "lactancia", year=this_year() - 1)
    assert [row.commitment.slug for row in Focus.objects.unreported(year=this_year())] == ["lactancia"]


def test_activity_report_counts_whom_it_reached(tell, cast, client):
    """Red with girls and boys alone: forty mothers had no box."""
    assert tell(mothers="40", fathers="1", caregivers="3", trained="1200").status_code == 302
    page = client.get(cast.organization.get_absolute_url()).text
    assert page.count("40 mamás, 1 papá, 3 personas que cuidan, 1,200 personas formadas") == 1
