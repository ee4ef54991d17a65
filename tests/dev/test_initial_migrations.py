"""Each app's one migration, written anew from its models."""

import pytest

from dev.initial_migrations import rewrite

GENERATED = """import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False)),
            ],
        ),
    ]
"""


def operations(text: str) -> list:
    """What the migration of that text does."""
    names: dict = {}
    exec(compile(text, "0001_initial.py", "exec"), names)  # noqa: S102 the text is ours
    return names["Migration"].operations


@pytest.mark.parametrize("times", [1, 2])
def test_migration_that_django_wrote_becomes_one_step_of_tables(times):
    text = GENERATED
    for _time in range(times):
        text = rewrite(text, GENERATED)
    [tables] = operations(text)
    assert [operation.name for operation in tables.state_operations] == ["Note"]
    assert text.count("import CreateTables") == 1


def test_migration_written_anew_keeps_what_was_added_by_hand():
    by_hand = "        migrations.RunSQL('SELECT 1', reverse_sql='SELECT 2'),\n"
    former = rewrite(GENERATED, GENERATED)
    former = former.removesuffix("    ]\n") + by_hand + "    ]\n"
    _tables, function = operations(rewrite(former, GENERATED))
    assert function.sql == "SELECT 1"
    assert function.reverse_sql == "SELECT 2"
