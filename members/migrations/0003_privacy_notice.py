"""The first version of the privacy notice, with brackets where the coordination has to fill in."""

from django.db import migrations
from django.utils import timezone

from members.geography import DATA


def load(apps, schema_editor):
    apps.get_model("members", "PrivacyNotice").objects.create(
        version="2026-1",
        simplified=(DATA / "privacy_notice_simplified.txt").read_text(encoding="utf-8"),
        text=(DATA / "privacy_notice.txt").read_text(encoding="utf-8"),
        published_at=timezone.now(),
    )


class Migration(migrations.Migration):
    dependencies = [("members", "0002_states")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
