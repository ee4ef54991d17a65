"""Generations, commitments, promises, targets, conditions and indicators (sources in commitments/data/)."""

from django.db import migrations

from commitments import catalogue


def load(apps, schema_editor):
    catalogue.load(apps)


class Migration(migrations.Migration):
    dependencies = [("commitments", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
