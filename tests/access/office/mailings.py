"""The room of what was said to whom."""

from django.utils import timezone

from mailings.models import Delivery
from tests import make

from .deeds import Done

PAGES = {
    "mailings_delivery": "403 403 200 403",
}


def uncertain(house) -> Delivery:
    """A message about an invitation, of which nobody knows whether it arrived."""
    invitation = make.invitation(house.organization, failed_at=timezone.now())
    about = {"kind": "invitation", "email": invitation.email}
    return Delivery.objects.create(state="uncertain", **about)


ACTS = [
    ("mailings_delivery_send_again", "200 302", lambda house: Done(uncertain(house))),
    ("mailings_delivery_take_as_sent", "200 302", lambda house: Done(uncertain(house))),
]


def furnish(house) -> None:
    """Make a row of every model of these rooms."""
    Delivery.objects.create(kind="invitation", email="nueva@pacto.example")
