"""What the ledger holds about an organisation, for its own people to take along."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.holdings import Holding, contribute, facts

from .models import Delivery, Item
from .singles import SINGLES


@contribute("correos", gettext_lazy("Correos"))
def ledger(organization, *, at):
    about = Q()
    for kind in SINGLES:
        if kind.is_about_organization:
            rows = kind.model.objects.filter(organization=organization).values("pk")
            about |= Q(rule=kind.name, object_id__in=rows)
    items = Item.objects.filter(about).values("delivery")
    deliveries = Delivery.objects.filter(pk__in=items).select_related("user").order_by("created_at")
    return [Holding(_("Correos del portal"), [facts(row, leave_out=("id",)) for row in deliveries])]
