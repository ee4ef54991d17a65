"""A migration that is written anew keeps what stood in it by hand."""

from dev.initial_migrations import rewritten

FORMER = """\
from django.conf import settings
from django.db import migrations, models

from commitments import catalogue
from kit.creation import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('members', '0001_initial'),
        # Libraries first.
        ('mfa', '0003'),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='Former',
            ),
        ]),
        migrations.RunPython(catalogue.load, migrations.RunPython.noop),
    ]
"""
GENERATED = """\
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('commitments', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='New',
        ),
    ]
"""
EXPECTED = """\
import uuid
from django.db import migrations, models

from commitments import catalogue
from kit.creation import CreateTables


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('commitments', '0001_initial'),
        # Libraries first.
        ('mfa', '0003'),
    ]

    operations = [
        CreateTables([
            migrations.CreateModel(
                name='New',
            ),
        ]),
        migrations.RunPython(catalogue.load, migrations.RunPython.noop),
    ]
"""


def test_what_stood_by_hand_is_kept():
    assert rewritten(FORMER, GENERATED) == EXPECTED


def test_written_twice_it_is_the_same():
    assert rewritten(EXPECTED, GENERATED) == EXPECTED
