"""How a whole commitment stands, by the verdicts of its targets."""

from collections.abc import Collection

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from commitments.models import Verdict


class Standing(TextChoices):
    """It advances where some target does and none is deteriorating."""

    ADVANCES = "advances", _("Avanza")
    MIXED = "mixed", _("Avanza y retrocede")
    RETREATS = "retreats", _("Retrocede")
    UNKNOWN = "unknown", _("Faltan datos")

    @property
    def tone(self) -> str:
        """The badge that says it: ok, warn, bad or off."""
        return TONES[self]


TONES = {Standing.ADVANCES: "ok", Standing.MIXED: "warn", Standing.RETREATS: "bad", Standing.UNKNOWN: "off"}


def standing(verdicts: Collection[Verdict]) -> Standing:
    """How a commitment stands whose targets have these verdicts; without any nothing is known."""
    known = {verdict for verdict in verdicts if verdict != Verdict.UNKNOWN}
    if not known:
        return Standing.UNKNOWN
    if Verdict.WORSE not in known:
        return Standing.ADVANCES
    return Standing.MIXED if len(known) > 1 else Standing.RETREATS
