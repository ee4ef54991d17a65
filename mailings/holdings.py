"""What the ledger holds about an organisation, for its own people to take along."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.holdings import Holding, contribute, facts

from .kinds import KINDS
from .models import Delivery


@contribute("correos", gettext_lazy("Correos"))
def ledger(organization, *, at):
    about = Q()
    for kind in KINDS.values():
        if not kind.is_about_organization:
            continue
        rows = kind.model.objects.filter(organization=organization).values("pk")
        about |= Q(kind=kind.name, subject_id__in=rows)
    deliveries = Delivery.objects.filter(about).select_related("user").order_by("created_at")
    return [Holding(_("Correos del portal"), [facts(row, leave_out=("id", "subject_id")) for row in deliveries])]
