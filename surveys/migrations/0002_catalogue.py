"""The bank of core items, the themes, and what was said of the Pact in 2019 (surveys/data/)."""

from django.db import migrations

from surveys import catalogue


def load(apps, schema_editor):
    catalogue.load(apps)


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
