"""Figures come in: what a row is refused for, what a second person does, and that nothing is ever half in."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from commitments.catalogue import DATA
from commitments.models import ContextNote, Figure, Indicator, Release, YearOpening
from commitments.releasing.preparing import choose_row, prepare, prepare_again, prepare_file
from commitments.releasing.publishing import publish, reopen
from tests import make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
GOOD = {"indicator": "anemia-ensanut", "year": "2023", "value": "24.5", "source": "ENSANUT 2023", "unit": "%"}


def prepared(*rows, by=None, at=NOW, **options) -> Release:
    numbered = [(number, GOOD | row) for number, row in enumerate(rows, start=2)]
    return prepare(numbered, title="Prueba", by=by, at=at, **options)


def verdicts(release: Release) -> list[tuple[str, str]]:
    return list(release.rows.values_list("verdict", "reason"))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"source": ""}, "No dice la fuente. Una cifra sin fuente no se publica."),
        ({"value": "140"}, "140 queda fuera de lo posible para «%»: de 0 a 100."),
        ({"value": "-1"}, "-1 queda fuera de lo posible para «%»: de 0 a 100."),
        ({"value": "34,2"}, "«34,2» lleva coma decimal; escríbalo con punto: 34.2."),
        ({"value": "١٢"}, "«١٢» no es un número; escriba, por ejemplo, 34.2, con punto para los decimales."),
        ({"year": ""}, "No dice el año."),
        ({"year": "2027"}, "El año 2027 no puede ser: va de 1900 a 2026."),
        ({"year": "2021-2022"}, "«2021-2022» abarca más de un año: escriba uno solo y explíquelo en la columna nota."),
        ({"state": "Atlántida"}, "«Atlántida» no es ninguno de los 32 estados."),
        ({"state": "33"}, "«33» no es ninguno de los 32 estados."),
        ({"state": "México"}, "«México» puede ser el país o el estado: escriba «Nacional» o «Estado de México»."),
        ({"unit": "personas"}, "La unidad «personas» no es la de este indicador («%»)."),
        ({"is_break": "tal vez"}, "En «ruptura» escriba sí, o déjela vacía: «tal vez» no se entiende."),
        ({"retrieved_on": "2026-11-23"}, "La fecha de consulta aún no llega."),
        ({"retrieved_on": "ayer"}, "«ayer» no es una fecha; escriba, por ejemplo, 02/12/2019."),
        ({"indicator": "Felicidad"}, "No hay un indicador «Felicidad» con esa población."),
        ({"indicator": "Disciplina violenta (ENSANUT)"}, "No hay un indicador «Disciplina violenta (ENSANUT)» con esa población."),  # noqa: E501 two populations
    ],
)  # fmt: skip
def test_prepare_refuses_a_row_with_its_reason(row, reason):
    release = prepared(row)
    assert verdicts(release) == [("refused", reason)]
    assert release.state == "refused"


def test_prepare_bounds_belong_to_the_unit():
    release = prepared({"indicator": "tasa-bruta-de-matricula-preprimaria", "value": "104.5"})
    assert verdicts(release) == [("new", "")]


def test_prepare_reads_numbers_as_they_are_written():
    rows = [{"value": " 34.2 % ", "year": "2010"}, {"value": "70.598250000001", "year": "2011"}]
    rows.append({"indicator": "poblacion-0-5-anos-mitad-de-2025", "value": "12,311,068", "unit": "personas"})
    assert [row.values["value"] for row in prepared(*rows).rows.all()] == ["34.2", "70.59825", "12311068"]


@pytest.mark.parametrize(
    ("text", "code"), [("Nacional", None), ("México (país)", None), ("00", None), ("Estado de México", "15")]
)
def test_prepare_reads_the_country_and_the_state_that_bears_its_name(text, code):
    assert [row.values["state"] for row in prepared({"state": text}).rows.all()] == [code]


def test_prepare_the_same_figure_twice_is_refused():
    release = prepared({}, {"value": "25"})
    assert verdicts(release) == [("new", ""), ("refused", "Repite la cifra de la fila 2.")]


def test_prepare_a_file_of_another_indicator_is_refused():
    expected = Indicator.objects.get(code="pobreza-extrema")
    reason = "Es de otro indicador, «Anemia (ENSANUT), 1-4 años»: este archivo debía traer «Pobreza extrema, <6 años»."
    assert verdicts(prepared({}, expected=expected)) == [("refused", reason)]


def test_prepare_keeps_what_is_no_point_of_a_series_as_a_note():
    release = prepared({"year": "sin año impreso"}, {"state": "R:Pacífico-Sur", "value": "24.4"})
    assert verdicts(release) == [("note", ""), ("note", "")]
    publish(release, by=None, at=NOW)
    notes = list(ContextNote.objects.values_list("place", "period", "value"))
    assert notes == [("", "sin año impreso", "24.5"), ("Pacífico-Sur", "2023", "24.4")]
    assert Figure.objects.count() == 0


def test_prepare_file_that_is_no_table_says_so():
    with pytest.raises(ValidationError) as refusal:
        prepare_file(b"hola", title="x", by=None, at=NOW)
    assert "no hay encabezados" in refusal.value.messages[0]
    assert Release.objects.count() == 0


def test_publish_all_real_figures_come_in():
    for name in ("figures_national", "figures_states"):
        release = prepare_file((DATA / f"{name}.csv").read_bytes(), title=name, by=None, at=NOW)
        publish(release, by=None, at=NOW)
    assert Figure.objects.count() == 236
    assert ContextNote.objects.count() == 4


def test_publish_the_same_file_twice_changes_nothing():
    publish(prepared({}), by=None, at=NOW)
    again = prepared({}, at=NOW + timedelta(minutes=1))
    assert verdicts(again) == [("unchanged", "")]
    publish(again, by=None, at=NOW + timedelta(minutes=2))
    assert Figure.objects.count() == 1


def test_publish_leaves_rows_out_only_for_whoever_saw_how_many():
    release = prepared({}, {"value": "n.d.", "year": "2022"}, {"value": "140", "year": "2021"})
    assert [verdict for verdict, _reason in verdicts(release)] == ["new", "left_out", "refused"]
    for seen in (0, 1, 3):
        with pytest.raises(ValidationError) as refusal:
            publish(release, by=None, at=NOW, leaving_out=seen)
        assert refusal.value.messages == ["Se dejarían fuera 2 filas, rechazadas o sin cifra: confirme que las vio."]
    assert Figure.objects.count() == 0
    publish(release, by=None, at=NOW, leaving_out=2)
    assert [figure.year for figure in Figure.objects.all()] == [2023]


def test_publish_a_row_that_somebody_left_out_stays_out_and_can_be_taken_back():
    release = choose_row(prepared({}, {"value": "25"}, {"year": "2024"}), 2, is_wanted=False, at=NOW)
    assert verdicts(release) == [("left_out", "La dejó fuera la Coordinación."), ("new", ""), ("new", "")]
    release = choose_row(release, 2, is_wanted=True, at=NOW)
    assert verdicts(release) == [("new", ""), ("refused", "Repite la cifra de la fila 2."), ("new", "")]
    release = prepare_again(choose_row(release, 4, is_wanted=False, at=NOW), at=NOW)
    assert [verdict for verdict, _reason in verdicts(release)] == ["new", "refused", "left_out"]
    publish(release, by=None, at=NOW, leaving_out=2)
    assert [(figure.year, figure.value) for figure in Figure.objects.all()] == [(2023, Decimal("24.5"))]
    with pytest.raises(ValidationError):
        choose_row(release, 2, is_wanted=False, at=NOW)


def test_publish_what_was_left_out_of_a_file_stays_out_when_it_is_read_again():
    file = b"indicador,ano,valor\nanemia-ensanut,2022,24\nanemia-ensanut,2023,25\n"
    release = prepare_file(file, title="x", by=None, at=NOW, source="ENSANUT")
    again = prepare_again(choose_row(release, 2, is_wanted=False, at=NOW), at=NOW)
    assert [row.verdict for row in again.rows.all()] == ["left_out", "new"]
    publish(again, by=None, at=NOW, leaving_out=1)
    assert [(figure.year, figure.source) for figure in Figure.objects.all()] == [(2023, "ENSANUT")]


def test_choose_row_that_could_not_be_read_says_so():
    with pytest.raises(ValidationError):
        choose_row(prepared({}, {"value": "140", "year": "2021"}), 3, is_wanted=True, at=NOW)


def test_publish_takes_a_second_person_or_a_day():
    ana, luz = make.user(), make.user()
    release = prepared({}, by=ana)
    with pytest.raises(ValidationError) as refusal:
        publish(release, by=ana, at=NOW + timedelta(hours=23, minutes=59))
    assert refusal.value.messages == [
        "Otra persona debe revisarla; no cuenta quien entró a la Coordinación hace poco por usted, o usted por ella. "
        "Si en 24 horas nadie lo hace, podrá publicarla usted."
    ]
    assert publish(release, by=luz, at=NOW).is_alone is False
    lonely = prepared({"year": "2024"}, by=ana)
    assert publish(lonely, by=ana, at=NOW + timedelta(hours=24)).is_alone is True


def test_publish_twice_or_after_discarding_is_refused():
    release = prepared({})
    publish(release, by=None, at=NOW)
    with pytest.raises(ValidationError):
        publish(release, by=None, at=NOW)
    with pytest.raises(ValidationError):
        release.discard()
    other = prepared({"year": "2024"})
    other.discard()
    with pytest.raises(ValidationError):
        publish(other, by=None, at=NOW)
    assert Figure.objects.count() == 1


def test_publish_a_published_year_is_locked_until_reopened_with_a_reason():
    ana = make.user()
    publish(prepared({}), by=None, at=NOW)
    revision, later = {"value": "24.9"}, NOW + timedelta(days=1)
    assert verdicts(prepared(revision, at=later)) == [
        ("refused", "Ya se publicó otra cifra y el año 2023 está cerrado: reábralo en la página del indicador.")
    ]
    indicator = Indicator.objects.get(code="anemia-ensanut")
    reopen(indicator, 2023, by=ana, reason="La fuente corrigió.", at=later)
    with pytest.raises(ValidationError):
        reopen(indicator, 2023, by=ana, reason="Otra vez.", at=later)
    release = prepared(revision, at=later)
    assert list(release.rows.values_list("verdict", "before")) == [("revision", "24.5")]
    publish(release, by=None, at=later)
    known = [Figure.objects.known(at=moment).get().value for moment in (NOW, later)]
    assert known == [Decimal("24.5"), Decimal("24.9")]
    assert Figure.objects.count() == 2
    assert YearOpening.objects.get().closed_at == later


def test_publish_refuses_what_another_release_overtook():
    first, second = prepared({}), prepared({"value": "25"})
    publish(first, by=None, at=NOW)
    with pytest.raises(ValidationError) as refusal:
        publish(second, by=None, at=NOW)
    assert refusal.value.messages[0].startswith("Desde que se preparó, la fila 2 cambió de veredicto")
    assert Figure.objects.count() == 1


def test_publish_sees_what_went_first_though_its_clock_was_read_before():
    first, second = prepared({}), prepared({"value": "25"})
    publish(first, by=None, at=NOW + timedelta(seconds=1))
    with pytest.raises(ValidationError):
        publish(second, by=None, at=NOW)
    assert [figure.value for figure in Figure.objects.all()] == [Decimal("24.5")]


@pytest.mark.parametrize(("model", "change"), [(Release, {"published_at": NOW}), (ContextNote, {"value": "1"})])
def test_what_was_published_stays_as_it_was_let_out(model, change):
    publish(prepared({}, {"year": "sin año"}), by=None, at=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.all().delete()
    assert Release.objects.get().published_at == NOW
    assert ContextNote.objects.get().value == "24.5"


def test_figures_are_never_overwritten_nor_deleted():
    publish(prepared({}), by=None, at=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        Figure.objects.update(value=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        Figure.objects.all().delete()
    assert Figure.objects.get().value == Decimal("24.5")


@pytest.mark.parametrize(
    ("column", "note", "detail"),
    [("nota", "Del campo.", ""), ("advertencia", "Del campo.", ""), ("detalle", "", "Del campo.")],
)
def test_prepare_takes_for_a_warning_what_nobody_called_a_detail(column, note, detail):
    file = f"indicador,año,valor,fuente,{column}\nmortalidad-infantil,2021,12.5,DGIS,Del campo.\n"
    publish(prepare_file(file.encode(), title="Prueba", by=None, at=NOW), by=None, at=NOW)
    figure = Figure.objects.get(indicator__code="mortalidad-infantil")
    assert figure.note == note
    assert figure.detail == detail


def test_figure_tells_its_indicators_warning_only_where_its_own_does_not():
    indicator = Indicator(warning="Una sola vacuna.")
    notes = ("", "Estimada; una sola vacuna.", "Estimada.")
    warnings = [Figure(indicator=indicator, note=note).warnings() for note in notes]
    assert warnings == [["Una sola vacuna."], ["Estimada; una sola vacuna."], ["Estimada.", "Una sola vacuna."]]
