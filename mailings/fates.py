"""What became of a message: its state, or that it came back after the mail server had taken it."""

from django.db.models import Exists, OuterRef, QuerySet

from .models import Bounce, Delivery


def came_back(delivery: str = "pk") -> Exists:
    """Whether the message whose key that column holds bounced for good."""
    return Exists(Bounce.objects.filter(delivery=OuterRef(delivery), is_hard=True))


def with_fate(rows: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """The same rows, each with `is_bounced`, for templates/admin/mailings/_fate.html."""
    return rows.annotate(is_bounced=came_back())
