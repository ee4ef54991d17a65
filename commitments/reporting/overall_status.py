"""How a whole commitment stands, by the verdicts of its targets."""

from collections.abc import Collection

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from commitments.models import Verdict


class OverallStatus(TextChoices):
    """It advances where some target does and none is deteriorating."""

    ADVANCES = "advances", _("Avanza")
    MIXED = "mixed", _("Avanza y retrocede")
    RETREATS = "retreats", _("Retrocede")
    UNKNOWN = "unknown", _("Faltan datos")

    @property
    def tone(self) -> str:
        """The badge that says it: ok, warn, bad or off."""
        return TONES[self]


TONES = {
    OverallStatus.ADVANCES: "ok",
    OverallStatus.MIXED: "warn",
    OverallStatus.RETREATS: "bad",
    OverallStatus.UNKNOWN: "off",
}


def overall_status(verdicts: Collection[Verdict]) -> OverallStatus:
    """How a commitment stands whose targets have these verdicts; without any nothing is known."""
    known = {verdict for verdict in verdicts if verdict != Verdict.UNKNOWN}
    if not known:
        return OverallStatus.UNKNOWN
    if Verdict.WORSE not in known:
        return OverallStatus.ADVANCES
    return OverallStatus.MIXED if len(known) > 1 else OverallStatus.RETREATS
