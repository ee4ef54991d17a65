"""Names are folded anew: a generated column keeps the expression that it was made with."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat

import kit.text

ORDERED = {"organization_active": [], "organization_by_state": ["state"], "organization_by_kind": ["kind"]}
FOLDED = {
    "sort_key": models.GeneratedField(
        db_persist=True, expression=kit.text.SortKey(F("name")), output_field=models.TextField(db_collation="C")
    ),
    "search": models.GeneratedField(
        db_persist=True,
        expression=kit.text.WordVector(
            kit.text.Folded(Concat("name", Value(" "), "legal_name", Value(" "), "acronym"))
        ),
        output_field=django.contrib.postgres.search.SearchVectorField(),
    ),
}
INDEXES = [
    *(
        models.Index(fields=[*first, "sort_key", "id"], condition=Q(status="active"), name=name)
        for name, first in ORDERED.items()
    ),
    django.contrib.postgres.indexes.GinIndex(fields=["search"], name="organization_search"),
]


class Migration(migrations.Migration):
    dependencies = [("members", "0003_privacy_notice")]
    operations = [
        *(migrations.RemoveIndex("organization", index.name) for index in INDEXES),
        *(migrations.RemoveField("organization", name) for name in FOLDED),
        *(migrations.AddField("organization", name, field) for name, field in FOLDED.items()),
        *(migrations.AddIndex("organization", index) for index in INDEXES),
    ]
