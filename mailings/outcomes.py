"""What became of a message: its state, or that it came back after the mail server had taken it."""

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from mailings.models import LOST, Bounce, Delivery, DeliveryState


def came_back(delivery: str = "pk") -> Exists:
    """Whether the message whose key that column holds came back instead of arriving."""
    return Exists(Bounce.objects.filter(delivery=OuterRef(delivery), cause__in=LOST))


def with_outcome(rows: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """The same rows, each with `is_bounced`, for `outcome_of`."""
    return rows.annotate(is_bounced=came_back())


def outcome_of(delivery: Delivery) -> str:
    """What became of a row of `with_outcome`, in words."""
    if delivery.state == DeliveryState.SENT and delivery.is_bounced:
        return _("Rebotó")
    reason = delivery.reason and f": {delivery.get_reason_display()}"
    return f"{delivery.get_state_display()}{reason}"
