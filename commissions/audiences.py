"""To which commissions the coordination may write."""

from django.utils.translation import gettext_lazy as _

from kit.messages import MailAudience, audiences
from members.models import Organization

from .models import Commission, Seat


def seated(values, *, at):
    """The organisations with a seat in any of these commissions."""
    seats = Seat.objects.effective(at=at).filter(commission__in=[int(value) for value in values])
    return Organization.objects.active().filter(pk__in=seats.values("organization"))


audiences.register(
    MailAudience(
        "commissions",
        _("Las de una o varias comisiones"),
        seated,
        choices=lambda *, at: [(str(row.pk), str(row)) for row in Commission.objects.open()],
    )
)
