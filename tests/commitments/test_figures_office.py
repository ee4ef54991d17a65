"""The coordination's rooms for figures, as a browser sends its forms: upload, preview, publish, withdraw, reopen."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from commitments.models import Figure, Indicator, Release, ReleaseState, YearOpening
from commitments.releasing.due import following
from commitments.releasing.preparing import prepare
from commitments.releasing.publishing import publish
from kit.imports.tables import LARGEST
from tests import make

ADD = reverse("admin:commitments_release_add")
BY_FORM = reverse("admin:commitments_release_by_form")
HEADER = "indicador,año,valor,fuente\n"
GOOD = HEADER + "anemia-ensanut,2023,24.5,ENSANUT 2023\n"


def upload(client, text: str | bytes, **data):
    content = text if isinstance(text, bytes) else text.encode()
    return client.post(ADD, {"file": SimpleUploadedFile("cifras.csv", content), **data})


def url(row, act: str = "change") -> str:
    return reverse(f"admin:commitments_{row._meta.model_name}_{act}", args=[row.pk])


def published(year: str = "2023", value: str = "24.5", **cells) -> Figure:
    row = {"indicator": "anemia-ensanut", "year": year, "value": value, "source": "ENSANUT", **cells}
    publish(prepare([(1, row)], title=year, by=None, at=timezone.now()), by=None, at=timezone.now())
    return Figure.objects.latest("pk")


@pytest.fixture
def second(cast):
    """Another person of the coordination."""
    cast.users["second"] = make.user(name="Luz Inventada")
    make.office(cast["second"])
    return cast.client("second")


def typed(**fields) -> dict:
    anemia = Indicator.objects.get(code="anemia-ensanut")
    return {"indicator": anemia.pk, "year": "2023", "value": "24.5", "source": "ENSANUT 2023"} | fields


def test_office_figures_go_from_file_to_public_with_a_second_person(staff, second):
    answer = upload(staff, GOOD)
    release = Release.objects.get()
    assert answer.status_code == 302
    assert answer.url == url(release)
    preview = staff.get(url(release))
    assert [(tab.label, tab.count) for tab in preview.context["tabs"]] == [("Todas", 1), ("Nueva", 1)]
    assert preview.context["may_publish"] is False
    assert staff.post(url(release, "publish")).status_code == 422
    assert Figure.objects.count() == 0
    assert second.get(url(release)).context["may_publish"] is True
    assert second.post(url(release, "publish")).url == url(release)
    release.refresh_from_db()
    assert release.state == "published"
    assert release.is_alone is False
    assert Figure.objects.get().value == Decimal("24.5")


def test_office_figures_with_decimal_commas_are_offered_for_reading(staff):
    upload(staff, HEADER + 'anemia-ensanut,2023,"24,5",ENSANUT 2023\n')
    release = Release.objects.get()
    page = staff.get(url(release))
    assert release.state == "refused"
    assert page.context["with_commas"] == 1
    assert url(release, "read_commas") in page.content.decode()
    assert staff.get(url(release, "read_commas")).status_code == 200
    assert staff.post(url(release, "read_commas")).url == url(release)
    release.refresh_from_db()
    assert release.state == "preview"
    assert release.rows.get().values["value"] == "24.5"
    again = staff.get(url(release))
    assert again.context["with_commas"] == 0
    assert "«24,5» se leyó como 24.5." in again.content.decode()
    assert staff.post(url(release, "read_commas")).status_code == 422


def test_office_figures_may_be_published_alone_after_a_day(staff):
    upload(staff, GOOD)
    Release.objects.update(created_at=timezone.now() - timedelta(hours=24))
    release = Release.objects.get()
    assert staff.get(url(release)).context["may_publish"] is True
    staff.post(url(release, "publish"))
    release.refresh_from_db()
    assert release.is_alone is True


def test_office_figures_file_without_a_row_to_publish_says_each_reason_and_can_be_filtered(staff, second):
    upload(staff, HEADER + "anemia-ensanut,2022,hola,ENSANUT\n")
    release = Release.objects.get()
    assert release.state == ReleaseState.REFUSED
    page = staff.get(url(release) + "?filas=refused")
    assert [row.number for row, _place in page.context["lines"]] == [2]
    assert "«hola» no es un número" in page.content.decode()
    assert second.post(url(release, "publish")).status_code == 422
    assert Figure.objects.count() == 0


def test_office_figures_are_published_without_the_rows_that_whoever_publishes_saw(staff, second):
    upload(staff, GOOD + "anemia-ensanut,2022,hola,ENSANUT\nanemia-ensanut,2021,N/D,ENSANUT\n")
    release = Release.objects.get()
    page = second.get(url(release, "publish"))
    assert "Vi las filas que se dejan fuera (2), rechazadas o sin cifra" in page.content.decode()
    seen = page.context["form"]["seen"].value()
    for data in ({}, {"seen": seen}, {"seen": "1:", "leaves_out": "on"}):
        assert second.post(url(release, "publish"), data).status_code == 422
    assert Figure.objects.count() == 0
    assert second.post(url(release, "publish"), {"seen": seen, "leaves_out": "on"}).status_code == 302
    assert [figure.year for figure in Figure.objects.all()] == [2023]


def test_office_doubtful_figures_are_confirmed_or_left_out(staff, second):
    upload(staff, HEADER + "anemia-ensanut,2022,0.24,ENSANUT\nanemia-ensanut,2023,0.25,ENSANUT\n")
    release = Release.objects.get()
    page = staff.get(url(release) + "?filas=por-confirmar")
    assert [row.values["doubt"] for row, _place in page.context["lines"]] == [
        "0.24 parece una proporción: ¿es 24\xa0%?",
        "0.25 parece una proporción: ¿es 25\xa0%?",
    ]
    assert second.post(url(release, "publish"), {"seen": "0:2,3"}).status_code == 422
    assert staff.post(url(release, "choose"), {"fila": "2"}).url == url(release) + "#fila-2"
    form = {"seen": "1:3", "leaves_out": "on", "confirms": "on"}
    assert second.post(url(release, "publish"), form).status_code == 302
    assert [figure.value for figure in Figure.objects.all()] == [Decimal("0.25")]


def test_office_row_left_out_can_be_taken_back(staff):
    upload(staff, GOOD + "anemia-ensanut,2022,24,ENSANUT\n")
    release = Release.objects.get()
    verdicts = []
    for data in ({"fila": "3"}, {"fila": "3", "tomar": "1"}, {"fila": "x"}, {"fila": "99"}):
        assert staff.post(url(release, "choose"), data).status_code == 302
        verdicts.append(release.rows.get(number=3).verdict)
    assert verdicts == ["left_out", "new", "new", "new"]
    assert staff.get(url(release, "choose")).status_code == 302


def test_office_wide_table_is_read_with_what_the_form_says_of_it(staff):
    table = "Entidad federativa,2018,2020\nPuebla,20.5,21.5\nTotal,22,\n"
    refused = upload(staff, table)
    assert [error for errors in refused.context["errors"] for error in errors] == [
        "La tabla es ancha, con una columna por año, y no trae «indicador», «fuente». Dígalo al subirla, o agregue "
        "esas columnas."
    ]
    anemia = Indicator.objects.get(code="anemia-ensanut")
    upload(staff, table, expected=anemia.pk, source="ENSANUT")
    release = Release.objects.get()
    rows = release.rows.values_list("verdict", "values__state", "values__year", "values__value", "values__source")
    assert list(rows) == [
        ("new", "21", 2018, "20.5", "ENSANUT"),
        ("new", "21", 2020, "21.5", "ENSANUT"),
        ("new", None, 2018, "22", "ENSANUT"),
        ("left_out", None, 2020, "", "ENSANUT"),
    ]
    sentence = "La tabla trae una columna por año: cada celda se lee como una fila (2018, 2020)."
    assert sentence in staff.get(url(release)).content.decode()


def test_office_figures_of_another_indicator_are_refused(staff):
    expected = Indicator.objects.get(code="pobreza-extrema")
    upload(staff, GOOD, expected=expected.pk)
    assert Release.objects.get().rows.get().reason.startswith("Es de otro indicador")


def test_office_figures_sent_twice_wait_once(staff):
    assert upload(staff, GOOD).url == upload(staff, GOOD).url
    assert Release.objects.count() == 1


def bomb() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 130_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (lambda: b"", "El archivo enviado está vacío."),
        (lambda: b"x" * (LARGEST + 1), "El archivo pasa de 20 MB; divídalo en partes."),
        (bomb, "El libro de Excel es demasiado grande por dentro (130 MB; el límite es 120 MB)."),
        (lambda: b"%PDF-1.7 \x00\x01\x02", "Es un PDF. Ábralo y guárdelo como XLSX o CSV."),
        (lambda: HEADER.encode(), "La tabla no tiene ninguna fila con datos debajo de sus encabezados."),
    ],
    ids=["empty", "too big", "zip bomb", "PDF", "no rows"],
)
def test_office_figures_refuses_a_file_before_keeping_it(staff, content, sentence):
    answer = upload(staff, content())
    assert answer.status_code == 422
    ((error,),) = answer.context["errors"]
    assert sentence in error
    assert Release.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "name", "sentence"),
    [
        ({"value": "34,2"}, "value", "«34,2» lleva coma decimal; escríbalo con punto: 34.2."),
        ({"value": "N/D"}, "value", "«N/D»: la fuente no da la cifra."),
        ({"value": "140"}, "value", "140 queda fuera de lo posible para «%»: de 0 a 100."),
        ({"year": "2999"}, "year", "El año 2999 no puede ser: va de 1900 a {this_year}."),
        ({"year": "hoy"}, "year", "Escriba un año de cuatro cifras."),
        ({"source": ""}, "source", "Este campo es obligatorio."),
        ({"source": "  "}, "source", "Este campo es obligatorio."),
    ],
)  # fmt: skip
def test_office_one_figure_says_what_is_wrong_beside_its_field(staff, fields, name, sentence):
    answer = staff.post(BY_FORM, typed(**fields))
    form = answer.context["form"]
    expected = sentence.replace("{this_year}", str(timezone.localdate().year))
    assert answer.status_code == 422
    assert dict(form.errors) == {name: [expected]}
    assert form["indicator"].value() == str(typed()["indicator"])
    assert Release.objects.count() == 0


def test_office_one_figure_becomes_a_release_of_one_row(staff):
    answer = staff.post(
        BY_FORM, typed(state="20", retrieved_on="2026-01-31", note="Estimada.", detail="Urbana: 30.", is_break="on")
    )
    release = Release.objects.get()
    assert answer.url == url(release)
    assert release.state == "preview"
    assert release.rows.get().values == {
        "state": "20", "year": 2023, "value": "24.5", "source": "ENSANUT 2023", "url": "", "note": "Estimada.",
        "detail": "Urbana: 30.", "retrieved_on": "2026-01-31", "is_break": True,
    }  # fmt: skip


def test_office_one_figure_of_a_locked_year_is_refused_in_the_form(staff):
    published()
    answer = staff.post(BY_FORM, typed(value="25"))
    sentence = "Ya se publicó otra cifra y el año 2023 está cerrado: reábralo en la página del indicador."
    assert answer.context["form"].errors["year"] == [sentence]


def test_office_reopened_year_lets_a_refused_file_be_judged_again(staff, second):
    indicator = published().indicator
    upload(staff, GOOD.replace("24.5", "24.9"))
    release = Release.objects.get(created_by__isnull=False)
    assert release.state == "refused"
    assert staff.post(url(indicator, "reopen"), {"year": "2023", "reason": ""}).status_code == 422
    staff.post(url(indicator, "reopen"), {"year": "2023", "reason": "La fuente corrigió."})
    assert staff.post(url(release, "prepare_again")).url == url(release)
    release.refresh_from_db()
    assert release.state == "preview"
    assert release.rows.get().verdict == "revision"
    second.post(url(release, "publish"))
    assert Figure.objects.known(at=timezone.now()).get().value == Decimal("24.9")
    assert YearOpening.objects.filter(closed_at=None).count() == 0


def test_office_reopened_year_can_be_closed_without_a_revision(staff):
    indicator = published().indicator
    staff.post(url(indicator, "reopen"), {"year": "2023", "reason": "Por error."})
    opening = YearOpening.objects.get()
    assert staff.post(url(opening, "close")).status_code == 302
    assert staff.post(url(opening, "close")).status_code == 422
    opening.refresh_from_db()
    assert opening.closed_at is not None


def test_office_withdrawal_waits_for_a_second_person_and_then_the_figure_is_known_no_more(staff, second):
    figure, before = published(), timezone.now()
    for _twice in range(2):
        assert staff.post(url(figure, "withdraw"), {"reason": "Era de otro año."}).status_code == 302
    release = Release.objects.get(state="preview")
    assert Figure.objects.known(at=timezone.now()).count() == 1
    assert staff.post(url(release, "publish")).status_code == 422
    second.post(url(release, "publish"))
    assert Figure.objects.known(at=timezone.now()).count() == 0
    assert Figure.objects.known(at=before).get() == figure
    assert Figure.objects.get(value=None).note == "Era de otro año."
    assert staff.get(url(Figure.objects.get(value=None))).status_code == 200
    again = staff.post(url(figure, "withdraw"), {"reason": "Otra vez."})
    assert again.context["form"].non_field_errors() == ["La cifra que se retiraba ya no está publicada."]


def test_office_withdrawn_figure_comes_in_anew_only_once_its_year_is_reopened(staff, second):
    figure = published()
    staff.post(url(figure, "withdraw"), {"reason": "Errata."})
    second.post(url(Release.objects.get(state="preview"), "publish"))
    for value in ("24.5", "25"):
        locked = staff.post(BY_FORM, typed(value=value, source="ENSANUT")).context["form"]
        assert locked.errors["year"] == [
            "Esa cifra se retiró y el año 2023 está cerrado: reábralo en la página del indicador."
        ]
    staff.post(url(figure.indicator, "reopen"), {"year": "2023", "reason": "Ya está la buena."})
    staff.post(BY_FORM, typed(value="25"))
    second.post(url(Release.objects.get(state="preview"), "publish"))
    assert Figure.objects.known(at=timezone.now()).get().value == 25
    assert YearOpening.objects.get().closed_at is not None


def test_office_publishing_proposes_when_the_next_figure_is_due(staff, second):
    Indicator.objects.filter(code="anemia-ensanut").update(every_months=12, next_due_on=date(2024, 2, 29))
    published("2020")
    upload(staff, GOOD)
    release = Release.objects.get(state="preview")
    form = second.get(url(release, "publish")).context["form"]
    ((name, field),) = form.fields.items()
    assert field.initial == following(Indicator.objects.get(code="anemia-ensanut"), on=timezone.localdate())
    assert second.post(url(release, "publish"), {name: "ayer"}).status_code == 422
    second.post(url(release, "publish"), {name: "2027-05-01"})
    assert Indicator.objects.get(code="anemia-ensanut").next_due_on == date(2027, 5, 1)


def test_office_publishing_an_old_year_proposes_nothing(staff, second):
    Indicator.objects.filter(code="anemia-ensanut").update(every_months=12)
    published("2024")
    upload(staff, GOOD)
    assert second.get(url(Release.objects.get(state="preview"), "publish")).context["form"].fields == {}


def test_office_discarded_release_is_not_published(staff, second):
    upload(staff, GOOD)
    release = Release.objects.get()
    assert staff.post(url(release, "discard")).status_code == 302
    assert second.post(url(release, "publish")).status_code == 422
    assert second.post(url(release, "prepare_again")).status_code == 422
    assert Figure.objects.count() == 0


def test_office_release_escapes_what_a_file_says(staff):
    upload(staff, HEADER + '"<script>alert(1)</script>",2023,"<b>1</b>","<img src=x>"\n')
    page = staff.get(url(Release.objects.get())).content
    assert [mark for mark in (b"<script>alert", b"<b>1", b"<img src=x") if mark in page] == []


@pytest.mark.parametrize("query", ["?filas=nada", "?page=-1", "?page=999"])
def test_office_release_has_no_page_for_nonsense(staff, query):
    upload(staff, GOOD)
    assert staff.get(url(Release.objects.get()) + query).status_code == 404


@pytest.mark.parametrize("query", ["?indicador=x", "?indicador=99999999999999999999", "?indicador=999999"])
def test_office_forms_take_any_indicator_of_the_address_calmly(staff, query):
    assert [staff.get(page + query).status_code for page in (ADD, BY_FORM)] == [200, 200]


@pytest.mark.parametrize("years", [1, 10])
@pytest.mark.parametrize(
    "address",
    ["release", "figure", "indicator", "yearopening", "target", "pledge", "condition", "generation", "commitment"],
)
def test_office_lists_ask_at_most_fifteen_times_whatever_the_figures(
    staff, address, years, django_assert_max_num_queries
):
    for year in range(2000, 2000 + years):
        published(str(year))
    with django_assert_max_num_queries(15):
        assert staff.get(reverse(f"admin:commitments_{address}_changelist") + "?all=").status_code == 200


@pytest.mark.parametrize("rows", [1, 10])
def test_office_release_page_asks_as_often_whatever_the_rows(staff, rows, django_assert_num_queries):
    upload(staff, HEADER + "".join(f"anemia-ensanut,{2000 + each},24.5,ENSANUT\n" for each in range(rows)))
    page = url(Release.objects.get())
    with django_assert_num_queries(9):
        staff.get(page)
