"""The commitments' work queues on the first page of the office."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from commitments.models import Condition, Indicator, Release
from kit import queues


def _list(model: str, query: str = ""):
    return lambda: reverse(f"admin:commitments_{model}_changelist") + query


queues.register(
    "figures",
    _("Cifras que esperan a otra persona"),
    rows=lambda at: Release.objects.waiting(),
    url=_list("release", "?state__exact=preview"),
    place=60,
)
queues.register(
    "overdue figures",
    _("Cifras por actualizar"),
    rows=lambda at: Indicator.objects.overdue(on=localdate(at)),
    url=_list("indicator", "?pendiente=por-actualizar"),
    place=62,
)
queues.register(
    "conditions",
    _("Condiciones sin revisar en un año"),
    rows=lambda at: Condition.objects.unreviewed(at=at),
    url=_list("condition", "?pendiente=sin-revisar"),
    place=64,
)
