"""The registry as a file: what it holds, what it neutralises, what is recorded."""

import csv
import io
import tracemalloc
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from members import exporting
from members.models import Export, Organization, WorkingState
from tests import make


@pytest.fixture
def staff(db):
    return make.user("staff@pacto.example")


def export(organizations, staff, file_format: str = "csv") -> tuple[bytes, Export]:
    file = io.BytesIO()
    shared = {"reason": "Asamblea", "filters": "q=x", "by": staff, "at": timezone.now()}
    record = exporting.export(organizations, file=file, file_format=file_format, **shared)
    return file.getvalue(), record


def table(content: bytes) -> list[dict]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_export_holds_the_record_in_words(staff):
    organization = make.organization("Semilla", kind="network", joined_on=date(2019, 12, 2), donee="applying")
    make.representation(organization, make.user("rosa@pacto.example", name="Rosa"), position="Dirección")
    make.representation(organization, make.user("luz@pacto.example", name="Luz"), "alternate")
    for code in ("21", "09"):
        WorkingState.objects.create(organization=organization, state_id=code)
    (row,) = table(export(Organization.objects.all(), staff)[0])
    chosen = ["nombre", "tipo", "donataria autorizada", "clave INEGI", "estado", "otros estados", "integrante desde"]
    assert [row[title] for title in chosen] == [
        *("Semilla", "Red, colectivo o alianza", "En proceso", "20", "Oaxaca"),
        *("Ciudad de México; Puebla", "2019-12-02"),
    ]
    people = ["titular", "cargo del titular", "correo del titular", "suplentes"]
    assert [row[title] for title in people] == ["Rosa", "Dirección", "rosa@pacto.example", "Luz <luz@pacto.example>"]


@pytest.mark.parametrize("name", ["=1+1", "+52", "-x", "@suma", "\tx"])
def test_export_neutralises_formulas_in_both_formats(staff, name):
    make.organization(name)
    everything = Organization.objects.all()
    (row,) = table(export(everything, staff)[0])
    sheet = load_workbook(io.BytesIO(export(everything, staff, "xlsx")[0])).active
    assert row["nombre"] == sheet["A2"].value == f"'{name}"
    assert sheet["A2"].data_type == "s"


def test_export_is_recorded_with_who_why_filters_and_what_it_held(staff):
    kept = make.organization("Semilla")
    make.organization("Otra")
    content, record = export(Organization.objects.filter(pk=kept.pk), staff)
    record.refresh_from_db()
    assert record.created_by == staff
    assert record.reason == "Asamblea"
    assert record.filters == "q=x"
    assert record.rows == 1
    assert record.organizations == [kept.pk]
    assert len(table(content)) == 1


def test_export_needs_the_same_queries_for_1_and_30_rows(staff):
    counts = []
    for total in (1, 30):
        while Organization.objects.count() < total:
            make.representation(make.organization(), make.user())
        with CaptureQueriesContext(connection) as captured:
            export(Organization.objects.all(), staff)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_export_memory_does_not_grow_with_the_rows(staff):
    def peak(total: int) -> int:
        missing = range(Organization.objects.count(), total)
        Organization.objects.bulk_create(
            Organization(name=f"O {n}", slug=f"o-{n}", description="x" * 1900) for n in missing
        )
        tracemalloc.start()
        with open("/dev/null", "wb") as file:
            exporting.export(
                Organization.objects.all(),
                file=file,
                file_format="csv",
                reason="x",
                filters="",
                by=staff,
                at=timezone.now(),
            )
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    assert peak(9000) < 1.6 * peak(4000)
