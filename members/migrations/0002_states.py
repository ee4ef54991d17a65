"""The 32 states, from INEGI's Census 2020 table."""

from django.db import migrations
from django.utils.text import slugify

from kit.folding import fold
from members.geography import state_rows


def load(apps, schema_editor):
    State = apps.get_model("members", "State")
    State.objects.bulk_create(
        State(
            code=row["cve_ent"],
            name=row["nombre_corto"],
            official_name=row["nombre_oficial"],
            slug=slugify(row["nombre_corto"]),
            abbreviation=row["abrev_inegi"],
            sort_key=fold(row["nombre_corto"]),
        )
        for row in state_rows()
    )


class Migration(migrations.Migration):
    dependencies = [("members", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
