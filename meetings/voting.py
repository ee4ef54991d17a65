"""Answering a proposal from a signed link: it opens it for one person, while she speaks for somebody there."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse

from commissions.models import Seat
from members import links
from members.models import User

from .models import Proposal, Stance
from .proposing import spoken_for

PURPOSE = "proposal"
LINK_AGE = timedelta(days=60)
# What the buttons of a mail add to the link, and which stance each has chosen.
BUTTON = "voz"
BUTTONS = {"acuerdo": Stance.AGREE, "reservas": Stance.RESERVED, "oposicion": Stance.OBJECT}


@dataclass(frozen=True)
class OpenedProposal:
    """The proposal of a link, whose link it is, and the seats whose answer she may give."""

    proposal: Proposal
    user: User
    seats: list[Seat]


def voting_link(proposal: Proposal, user: User) -> str:
    """Absolute address of the page where that person answers without a login."""
    return settings.SITE_URL + reverse("proposal_answer", args=[links.sign(PURPOSE, user, proposal.pk)])


def opened(token: str, *, at: datetime) -> OpenedProposal:
    """What a link opens; `BadLinkError` or `DoesNotExist` where it is too old, or she speaks for nobody there."""
    link = links.read(PURPOSE, token, max_age=LINK_AGE)
    user = link.holder.get(is_active=True)
    rows = Proposal.objects.select_related("commission", "opened_by", "concluded_by", "withdrawn_by")
    proposal = rows.get(pk=int(link.subject))
    seats = spoken_for(user, proposal.commission, at=at).select_related("organization")
    seats = list(seats.order_by("organization__sort_key"))
    if not seats:
        raise Proposal.DoesNotExist
    return OpenedProposal(proposal, user, seats)
