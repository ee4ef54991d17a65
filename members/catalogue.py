"""What comes with the portal: the 32 states and the first version of the privacy notice.

The notice takes who answers for the portal from the settings (members/privacy.py). The first migration loads both.
"""

from django.utils import timezone
from django.utils.text import slugify

from kit.text.folding import fold

from .geography import DATA, state_rows


def load(apps, _schema_editor=None) -> None:
    """Write the catalogue through the models of `apps` (those of a migration, or today's)."""
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
    apps.get_model("members", "PrivacyNotice").objects.create(
        version="2026-1",
        simplified=(DATA / "privacy_notice_simplified.txt").read_text(encoding="utf-8"),
        text=(DATA / "privacy_notice.txt").read_text(encoding="utf-8"),
        published_at=timezone.now(),
    )
