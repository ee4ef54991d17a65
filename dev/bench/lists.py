"""Member lists to import: half of the rows are of organisations there already with another telephone, half are new."""

from collections.abc import Iterator
from pathlib import Path

from django.db import connection

from kit.files.export import write_csv, write_xlsx

HEADER = ["Nombre de la organización", "R.F.C.", "Entidad Federativa", "Correo electrónico", "Teléfono"]
KNOWN = """
    SELECT o.name, o.rfc, s.name, o.email FROM members_organization o LEFT JOIN members_state s ON s.code = o.state_id
    WHERE o.status = 'active' ORDER BY o.id
"""


def write(directory: Path, total: int) -> None:
    """`total` rows as TOTAL.csv and TOTAL.xlsx, from as many organisations in the database."""
    for write_table, ending in ((write_csv, "csv"), (write_xlsx, "xlsx")):
        with (directory / f"{total}.{ending}").open("wb") as file:
            write_table(_rows(), header=HEADER, file=file)


def _rows() -> Iterator[list]:
    with connection.cursor() as cursor:
        cursor.execute(KNOWN)
        for number, (name, rfc, state, email) in enumerate(cursor.fetchall()):
            if number % 2:
                yield [name, rfc, state, email, f"55 {number:08}"]
            else:
                yield [f"Nueva {number} {name}", "", state, f"nueva{number}@pacto.example", ""]
