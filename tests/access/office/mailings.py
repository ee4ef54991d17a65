"""The room of what was said to whom."""

from django.utils import timezone

from mailings.models import BadAddress, Bounce, Delivery
from tests import make

from .deeds import Done

PAGES = {
    "mailings_badaddress": "403 403 200 403",
    "mailings_bounce": "403 403 200 403",
    "mailings_delivery": "403 403 200 403",
}


def uncertain(house) -> Delivery:
    """A message about an invitation, of which nobody knows whether it arrived."""
    invitation = make.invitation(house.organization, failed_at=timezone.now())
    about = {"kind": "invitation", "email": invitation.email}
    return Delivery.objects.create(state="uncertain", **about)


def bad_address() -> BadAddress:
    return BadAddress.objects.create(email="rebota@pacto.example", code="5.1.1")


ACTS = [
    ("mailings_delivery_send_again", "200 302", lambda house: Done(uncertain(house))),
    ("mailings_badaddress_lift", "200 302", lambda house: Done(bad_address())),
    ("mailings_delivery_take_as_sent", "200 302", lambda house: Done(uncertain(house))),
]
SHOWS = [
    ("mailings_delivery_coverage", "200 405", lambda house: Done(None, query="?mes=2026-11")),
    ("mailings_delivery_missed", "200 405", lambda house: Done(None, query="?regla=invitation&mes=2026-11")),
    ("mailings_delivery_missed_file", "200 405", lambda house: Done(None, query="?regla=invitation&mes=2026-11")),
    ("mailings_delivery_sent_to", "200 405", lambda house: Done(None, query=f"?organizacion={house.organization.pk}")),
]


def furnish(house) -> None:
    """Make a row of every model of these rooms."""
    delivery = Delivery.objects.create(kind="invitation", email="nueva@pacto.example")
    Bounce.objects.create(delivery=delivery, is_hard=True, code="5.1.1")
    bad_address()
