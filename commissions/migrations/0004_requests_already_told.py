"""Requests from before the portal wrote about them: nobody is written to about what is long known."""

from django.db import migrations
from django.db.models import F


def tell(apps, schema_editor):
    requests = apps.get_model("commissions", "JoinRequest").objects
    requests.update(asking_sent_at=F("asked_at"), decision_sent_at=F("decided_at"))


class Migration(migrations.Migration):
    dependencies = [("commissions", "0003_office_rooms")]
    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]
