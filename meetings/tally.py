"""The voices of a proposal as they come: who said what, and who has not spoken."""

from dataclasses import dataclass
from datetime import datetime

from commissions.models import Seat
from members.models import Organization

from .models import Proposal, Stance, Voice


@dataclass(frozen=True)
class Tally:
    """Voices in order of the organisations' names; `silent` sit in the commission and have said nothing."""

    voices: list[Voice]
    silent: list[Organization]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Label and number of each stance."""
        return [(stance.label, sum(voice.stance == stance for voice in self.voices)) for stance in Stance]

    def voice_of(self, organization: Organization) -> Voice | None:
        return next((voice for voice in self.voices if voice.organization_id == organization.pk), None)


def tally(proposal: Proposal, *, at: datetime) -> Tally:
    """Two queries. Who sat there when it closed is asked, or who sits there now while it is open."""
    voices = proposal.voices.counted().select_related("organization", "given_by")
    voices = list(voices.order_by("organization__sort_key"))
    seats = Seat.objects.effective(at=min(at, proposal.closes_at)).filter(commission=proposal.commission_id)
    silent = seats.exclude(organization__in=[voice.organization_id for voice in voices])
    silent = silent.select_related("organization").order_by("organization__sort_key")
    return Tally(voices, [seat.organization for seat in silent])
