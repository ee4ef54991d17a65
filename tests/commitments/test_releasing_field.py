"""Tables as offices of statistics publish them: what is read, what is left out, what is asked."""

from datetime import UTC, datetime
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from commitments.models import Figure, Indicator, Release
from commitments.releasing.preparing import (
    choose_row,
    prepare_again,
    prepare_file,
    read_commas,
    with_decimal_commas,
)
from commitments.releasing.publishing import publish

from .publishing import published

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
CODE = "pobreza-multidimensional"
FIELD = Path(__file__).with_name("field")
REST = "y póngala en la columna nota."
SPAN = "abarca más de un año: escriba uno solo y explíquelo en la columna nota."
PART = "es parte de un año: escriba solo el año y explíquelo en la columna nota."
# Of each file what would be published, and why the other rows are not.
FILES = {
    "menor_que": ([], ["«<5» es un límite, no una cifra."]),
    "sin_dato": (
        [("21", 2016, "12.5")],
        [*(f"«{text}»: la fuente no da la cifra." for text in ("N/D", "ND", "-", "n.s.")), "No trae valor."],
    ),
    "coma_decimal": (
        [],
        [
            "«12,5» lleva coma decimal; escríbalo con punto: 12.5.",
            "«9,4» lleva coma decimal; escríbalo con punto: 9.4.",
        ],
    ),
    "punto_de_millar": ([], ["«1.234,5» lleva coma decimal; escríbalo con punto: 1,234.5."]),
    "llamada_de_nota": (
        [],
        [
            f"Quite la llamada «{mark}» de «{text}» {REST}"
            for mark, text in (("1/", "34.2 1/"), ("*", "33.1*"), ("a", "30.5 a"), ("ᵖ", "29.8ᵖ"))
        ],
    ),
    "ciclo": ([], [f"«{year}» {SPAN}" for year in ("2015-2016", "2015/16")]),
    "preliminar": (
        [],
        [
            f"Quite la llamada «{mark}» de «{text}» {REST}"
            for mark, text in (("p/", "2016 p/"), ("P", "2016 P"), ("*", "2016*"))
        ],
    ),
    "mexico_en_tabla_inegi": (
        [
            (None, 2016, "41.9"), ("15", 2016, "47.9"), ("30", 2016, "61.8"), ("05", 2016, "22.5"),
            ("16", 2016, "46"), ("09", 2016, "30.6"), ("22", 2016, "27.6"),
        ],
        [],
    ),
    "tabla_ancha": (
        [
            ("01", 2016, "28.2"), ("01", 2018, "26.2"), ("01", 2020, "27.6"),
            ("02", 2016, "22.2"), ("02", 2018, "23.3"), ("02", 2020, "22.5"),
        ],
        [],
    ),
    "ancha_como_coneval": ([("01", 2016, "28.2"), ("01", 2018, "26.2"), ("01", 2020, "27.6")], []),
    "trimestre": ([], [f"«{year}» {PART}" for year in ("2016 T1", "2016/01")]),
    "total": ([(None, 2016, "41.9")], ["Repite la cifra de la fila 2."] * 3),
    "por_ciento": ([("21", 2016, "34.2"), ("20", 2016, "33.1")], []),
    "anio_con_punto": ([("21", 2016, "34.2"), ("20", 2016, "33.1"), ("29", 2016, "33.1")], []),
}  # fmt: skip


def brought(*lines: str, header: str = "indicador,estado,año,valor,fuente", **options) -> Release:
    content = "\n".join([header, *lines]) + "\n"
    return prepare_file(content.encode(), title="x", by=None, at=NOW, **options)


def rows(*states_years_values: str, indicator: str = CODE) -> Release:
    return brought(*(f"{indicator},{line},Fuente" for line in states_years_values))


def read(release: Release) -> list[tuple]:
    """State, year and value of what would be published."""
    names = ("values__state", "values__year", "values__value")
    return list(release.rows.filter(verdict="new").values_list(*names))


def reasons(release: Release) -> list[tuple[str, str]]:
    return list(release.rows.exclude(verdict="new").values_list("verdict", "reason"))


def doubts(release: Release) -> list[str]:
    return [row.values.get("doubt", "") for row in release.rows.all()]


@pytest.mark.parametrize("name", FILES)
def test_file_of_the_field_is_read_or_says_why_not(name):
    known, refusals = FILES[name]
    content, own = (FIELD / f"{name}.csv").read_bytes(), {"title": name, "by": None, "at": NOW}
    if "ancha" in name:
        own |= {"expected": Indicator.objects.get(code=CODE), "source": "Fuente"}
    release = prepare_file(content, **own)
    assert read(release) == known
    assert [reason for _verdict, reason in reasons(release)] == refusals


def test_decimal_commas_of_a_file_are_read_when_asked():
    lines = [
        'Puebla,2016,"12,5"',
        'Oaxaca,2016,"9,4 %"',
        'Sonora,2016,"12,345"',
        "Colima,2016,8.5",
        "Sinaloa,2016,1.234",
    ]
    release = rows(*lines)
    assert read(release) == [("06", 2016, "8.5"), ("25", 2016, "1.234")]
    assert [row.number for row in with_decimal_commas(release.rows.all())] == [2, 3]
    release = read_commas(release, at=NOW)
    known = [("21", 2016, "12.5"), ("20", 2016, "9.4"), ("26", 2016, "12.345"), ("06", 2016, "8.5")]
    assert read(release) == known
    assert reasons(release) == [
        ("refused", "La coma se lee como decimal: «1.234» puede ser 1.2340 o 1234; escríbalo así.")
    ]
    assert [row.values.get("hints") for row in release.rows.all()][:2] == [
        ["«12,5» se leyó como 12.5."],
        ["«9,4 %» se leyó como 9.4%."],
    ]
    assert read(choose_row(release, 2, is_wanted=False, at=NOW)) == known[1:]
    assert read(prepare_again(release, at=NOW)) == known[1:]
    with pytest.raises(ValidationError, match="No hay comas decimales por leer"):
        read_commas(release, at=NOW)


def test_points_of_thousands_are_read_with_commas_for_decimals():
    content = 'indicador,año,valor,fuente\npoblacion-menos-de-6-anos,2020,"12,6",F\n'
    own = {"title": "x", "by": None, "at": NOW}
    assert read(prepare_file(content.encode(), is_comma_decimal=True, **own)) == [(None, 2020, "12.6")]
    content = content.replace("poblacion-menos-de-6-anos", "poblacion-0-5-anos-mitad-de-2025").replace(
        "12,6", "1.234.567,0"
    )
    assert read(prepare_file(content.encode(), is_comma_decimal=True, **own)) == [(None, 2020, "1234567")]


def test_command_reads_decimal_commas_when_asked(tmp_path):
    file, output = tmp_path / "cifras.csv", StringIO()
    file.write_text('Entidad federativa,2016\nPuebla,"28,2"\nOaxaca,"9,5"\n')
    options = {"indicator": CODE, "source": "Fuente"}
    with pytest.raises(CommandError):
        call_command("import_figures", file, stdout=output, **options)
    assert "2 filas traen coma decimal: con --decimal-comma se leen como punto." in output.getvalue()
    call_command("import_figures", file, decimal_comma=True, stdout=StringIO(), **options)
    assert sorted(figure.value for figure in Figure.objects.all()) == [Decimal("9.5"), Decimal("28.2")]


def test_rows_without_a_figure_are_left_out_and_the_others_published():
    texts = ["N/D", "ND", "-", "n.s.", "", "c", "*", "<5"]
    years = range(2008, 2008 + len(texts))
    release = rows("Puebla,2016,12.5", *(f"Puebla,{year},{text}" for year, text in zip(years, texts, strict=True)))
    assert read(release) == [("21", 2016, "12.5")]
    assert reasons(release) == [
        ("left_out", "«N/D»: la fuente no da la cifra."),
        ("left_out", "«ND»: la fuente no da la cifra."),
        ("left_out", "«-»: la fuente no da la cifra."),
        ("left_out", "«n.s.»: la fuente no da la cifra."),
        ("left_out", "No trae valor."),
        ("left_out", "«c»: la fuente no da la cifra."),
        ("left_out", "«*»: la fuente no da la cifra."),
        ("left_out", "«<5» es un límite, no una cifra."),
    ]
    publish(release, by=None, at=NOW, leaving_out=8)
    assert [figure.value for figure in Figure.objects.all()] == [Decimal("12.5")]


def test_marks_of_notes_are_named():
    release = rows(
        "Puebla,2016,34.2 1/", "Oaxaca,2016 p/,33.1", "Sonora,2016 P,33", "Colima,2016*,33", "Hidalgo 1/,2016,9"
    )
    assert [reason for _verdict, reason in reasons(release)] == [
        f"Quite la llamada «{mark}» de «{text}» y póngala en la columna nota."
        for mark, text in (("1/", "34.2 1/"), ("p/", "2016 p/"), ("P", "2016 P"), ("*", "2016*"), ("1/", "Hidalgo 1/"))
    ]
    release = rows("Puebla,2016 (preliminar),34.2", "Oaxaca,2016,33.1 estimado")
    assert [reason for _verdict, reason in reasons(release)] == [
        f"Quite la llamada «{mark}» de «{text}» y póngala en la columna nota."
        for mark, text in (("(preliminar)", "2016 (preliminar)"), ("estimado", "33.1 estimado"))
    ]


@pytest.mark.parametrize("year", ["2016.0", "'2016", "Año 2016", "año: 2016", "2016.", '"2,016"', " 2016 "])
def test_year_is_read_as_tables_write_it(year):
    assert read(rows(f"Puebla,{year},34.2")) == [("21", 2016, "34.2")]


@pytest.mark.parametrize(
    ("year", "why"),
    [
        ("2015-2016", "abarca más de un año: escriba uno solo y explíquelo en la columna nota"),
        ("2015/16", "abarca más de un año: escriba uno solo y explíquelo en la columna nota"),
        ("2015 a 2019", "abarca más de un año: escriba uno solo y explíquelo en la columna nota"),
        ("2016 T1", "es parte de un año: escriba solo el año y explíquelo en la columna nota"),
        ("2016/01", "es parte de un año: escriba solo el año y explíquelo en la columna nota"),
        ("2016-IV", "es parte de un año: escriba solo el año y explíquelo en la columna nota"),
        ("1er trimestre 2016", "es parte de un año: escriba solo el año y explíquelo en la columna nota"),
        ("ene 2016", "es parte de un año: escriba solo el año y explíquelo en la columna nota"),
        ("Ciclo escolar 2015-2016", "abarca más de un año: escriba uno solo y explíquelo en la columna nota"),
        ("1T2016", "es parte de un año: escriba solo el año y explíquelo en la columna nota"),
        ("2016-12-31", "es una fecha, no un año: escriba solo el año"),
        ("31/12/2016", "es una fecha, no un año: escriba solo el año"),
        ("16", "no es un año de cuatro cifras"),
    ],
)
def test_year_that_is_none_says_what_it_is(year, why):
    assert reasons(rows(f"Puebla,{year},34.2")) == [("refused", f"«{year}» {why}.")]


@pytest.mark.parametrize("country", ["Estados Unidos Mexicanos", "Nacional", "República Mexicana", "Total", "00"])
def test_mexico_beside_the_country_is_the_state(country):
    release = rows(f"{country},2016,41.9", "México,2016,47.9", "Puebla,2016,30")
    assert read(release) == [(None, 2016, "41.9"), ("15", 2016, "47.9"), ("21", 2016, "30")]
    assert release.rows.get(number=3).values["hints"] == [
        "«México» se leyó como «Estado de México» por las demás filas."
    ]


def test_mexico_beside_the_state_is_the_country():
    assert read(rows("México,2016,41.9", "Estado de México,2016,47.9")) == [(None, 2016, "41.9"), ("15", 2016, "47.9")]


def test_mexico_beside_all_other_states_is_the_state():
    others = [f"{code:02d},2016,40" for code in range(1, 33) if code != 15]
    assert ("15", 2016, "41.9") in read(rows("México,2016,41.9", *others))


@pytest.mark.parametrize("beside", [["Puebla,2016,40"], ["Nacional,2015,40"], ["Nacional,2016,40", "15,2016,40"]])
def test_mexico_that_nothing_explains_is_asked(beside):
    assert reasons(rows("México,2016,41.9", *beside)) == [
        ("refused", "«México» puede ser el país o el estado: escriba «Nacional» o «Estado de México».")
    ]


@pytest.mark.parametrize(
    "country", ["Total", "TOTAL NACIONAL", "República Mexicana", "Nacional", "Total nacional.", "00 Nacional"]
)
def test_totals_are_the_whole_country(country):
    assert read(rows(f"{country},2016,41.9")) == [(None, 2016, "41.9")]


def test_state_with_its_code_before_it_is_read():
    assert read(rows("21 Puebla,2016,30", "15 México,2016,31")) == [("21", 2016, "30"), ("15", 2016, "31")]


def test_percentages_in_words_are_read():
    assert read(rows("Puebla,2016,34.2 %", "Oaxaca,2016,33.1 por ciento")) == [
        ("21", 2016, "34.2"),
        ("20", 2016, "33.1"),
    ]


def test_decimal_comma_is_never_another_figure():
    persons = rows(',2016,"12,345"', ',2017,"12,5"', ',2018,"11,111,111"', indicator="poblacion-0-5-anos-mitad-de-2025")
    assert [reason for _verdict, reason in reasons(persons)] == [
        "En otras filas la coma es decimal: «12,345» puede ser 12.345 o 12345; escríbalo así.",
        "«12,5» lleva coma decimal; escríbalo con punto: 12.5.",
    ]
    millions = rows(',2016,"12,345"', indicator="poblacion-menos-de-6-anos")
    assert reasons(millions)[0][1].endswith("de 0 a 200. Si la coma era decimal, escríbala como punto: 12.345.")
    rate = rows('Puebla,2016,"0,345"', indicator="mortalidad-infantil")
    assert reasons(rate) == [("refused", "«0,345» lleva coma decimal; escríbalo con punto: 0.345.")]


def test_thousands_with_a_point_are_refused_where_things_are_counted():
    release = rows(",2016,12.345", indicator="poblacion-0-5-anos-mitad-de-2025")
    assert reasons(release) == [
        (
            "refused",
            "«12.345» lleva punto y la unidad «personas» se cuenta entera: si son 12,345, use la coma.",
        )
    ]


def test_shares_under_percentages_are_asked_about():
    sentences = [f"0.{n} parece una proporción: ¿es {n}\xa0%?" for n in (34, 41)]
    assert doubts(rows("Puebla,2016,0.34", "Oaxaca,2016,0.41")) == sentences
    assert doubts(rows("Puebla,2016,0.34%", "Puebla,2018,34", "Puebla,2020,35")) != ["", "", ""]
    assert doubts(rows("Puebla,2016,0.34", "Puebla,2018,1.5", "Puebla,2020,2.5")) == ["", "", ""]


def test_comma_that_nothing_explains_is_asked_about():
    persons = "poblacion-0-5-anos-mitad-de-2025"
    assert doubts(rows(',2024,"12,345"', indicator=persons)) == [
        "La coma se leyó como de millares: ¿son 12,345\xa0personas?"
    ]
    assert doubts(rows('Colima,2024,"12,345"', 'Puebla,2024,"1,234,567"', indicator=persons)) == ["", ""]
    published(persons, (2024, "12000000"), at=NOW)
    assert doubts(rows(',2025,"12,345"', indicator=persons)) == [
        "12,345 está muy lejos de las demás cifras (12,000,000): ¿está bien el punto?"
    ]


def test_value_far_from_its_neighbours_is_asked_about():
    rates = ("Puebla,2010,45", "Puebla,2012,0.46", "Puebla,2014,44", "Puebla,2016,47")
    assert doubts(rows(*rates)) == ["", "0.46 parece una proporción: ¿es 46\xa0%?", "", ""]
    people = ((2010, 1200345), (2012, 1210), (2014, 1190000), (2016, 1180000))
    release = rows(*(f"Puebla,{year},{value}" for year, value in people), indicator="poblacion-0-5-anos-mitad-de-2025")
    assert doubts(release)[1] == "1,210 está muy lejos de las demás cifras (1,185,000): ¿está bien el punto?"
    assert [bool(doubt) for doubt in doubts(release)] == [False, True, False, False]


def test_value_far_from_what_is_published_is_asked_about():
    published(CODE, (2018, "34.2"), (2020, "35.1"), at=NOW)
    assert doubts(rows(",2022,0.352", ",2024,36")) == ["0.352 parece una proporción: ¿es 35.2\xa0%?", ""]
    published("poblacion-menos-de-6-anos", (2020, "12.6"), at=NOW)
    release = rows(",2022,0.0126", indicator="poblacion-menos-de-6-anos")
    assert doubts(release) == ["0.0126 está muy lejos de las demás cifras (12.6): ¿está bien el punto?"]


def test_doubtful_figures_are_published_only_once_confirmed():
    release = rows("Puebla,2016,0.34")
    with pytest.raises(ValidationError) as refusal:
        publish(release, by=None, at=NOW)
    assert refusal.value.messages == [
        "Hay cifras que llaman la atención (filas 2): confirme que están bien, o déjelas fuera."
    ]
    publish(release, by=None, at=NOW, with_doubts=[2])
    assert Figure.objects.get().value == Decimal("0.34")


def test_wide_table_is_read_with_the_source_at_its_foot():
    lines = [
        ",Porcentaje,,",
        "Entidad federativa,2016,2018,2020",
        "Aguascalientes,28.2,26.2,27.6",
        "Nota: de prueba.,,,",
    ]
    release = brought(
        *lines,
        "Fuente: estimaciones de prueba.,,,",
        header='"Cuadro 1. Porcentaje, según entidad",,,',
        expected=Indicator.objects.get(code=CODE),
    )
    assert read(release) == [("01", 2016, "28.2"), ("01", 2018, "26.2"), ("01", 2020, "27.6")]
    assert {row.values["source"] for row in release.rows.all()} == {"estimaciones de prueba."}


def test_wide_table_with_its_measure_beside_each_year_is_read():
    header, own = "Entidad federativa;Porcentaje 2018;Porcentaje (%) 2020;% 2022", {"source": "F"}
    release = brought("Puebla;58.9;62.4;54", header=header, expected=Indicator.objects.get(code=CODE), **own)
    assert read(release) == [("21", 2018, "58.9"), ("21", 2020, "62.4"), ("21", 2022, "54")]
    with pytest.raises(ValidationError, match="varias columnas de un mismo año"):
        brought("Puebla;58.9;3", header="Entidad;Porcentaje 2018;Personas 2018", **own)


def test_table_of_a_form_is_read():
    release = brought(
        "x,Edo. Méx.,2020,33.1 %,INEGI",
        header="Marca temporal,Entidad,Año del dato,Porcentaje (%),Fuente",
        expected=Indicator.objects.get(code=CODE),
    )
    assert read(release) == [("15", 2020, "33.1")]


def test_wide_table_that_does_not_say_of_what_is_refused_in_words():
    with pytest.raises(ValidationError) as refusal:
        brought("Aguascalientes,28.2,26.2", header="Entidad federativa,2016,2018")
    assert refusal.value.messages == [
        "La tabla es ancha, con una columna por año, y no trae «indicador», «fuente». Dígalo al subirla, o agregue "
        "esas columnas."
    ]


def test_damaged_cell_costs_its_row_alone_and_says_so():
    release = rows("Puebla,2016,#¡DIV/0!", "Oaxaca,2016,30")
    assert reasons(release) == [("left_out", "No trae valor.")]
    assert release.rows.get(number=2).values["hints"] == [
        "La columna «valor» trae un error de la hoja de cálculo («#¡DIV/0!»): se lee vacía."
    ]


def test_command_leaves_out_and_confirms_only_when_asked(tmp_path):
    file = tmp_path / "cifras.csv"
    file.write_text("Entidad federativa,2016,2018\nPuebla,28.2,N/D\nOaxaca,28.1,0.29\n")
    output, options = StringIO(), {"indicator": CODE, "source": "Fuente"}
    call_command("import_figures", file, dry_run=True, stdout=output, **options)
    assert "Se deja fuera: 1" in output.getvalue()
    assert "Fila 2: «N/D»: la fuente no da la cifra." in output.getvalue()
    assert "Fila 4: 0.29 parece una proporción: ¿es 29\xa0%?" in output.getvalue()
    for extra in ({}, {"leave_out": True}, {"confirm": True}):
        with pytest.raises(CommandError):
            call_command("import_figures", file, stdout=StringIO(), **options, **extra)
    assert Figure.objects.count() == 0
    assert Release.objects.count() == 0
    call_command("import_figures", file, leave_out=True, confirm=True, stdout=StringIO(), **options)
    assert Figure.objects.count() == 3
    with pytest.raises(CommandError):
        call_command("import_figures", file, indicator="nada")
