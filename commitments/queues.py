"""The commitments' work queues on the first page of the office."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kit.queues import QueueGroup, register

from .models import Condition, Indicator, Release
from .reporting.publishing import generation_without_report


def _list(model: str, query: str = ""):
    return lambda: reverse(f"admin:commitments_{model}_changelist") + query


register(
    "figures",
    _("Cifras que esperan a otra persona"),
    rows=lambda at: Release.objects.waiting(),
    url=_list("release", "?state__exact=preview"),
    group=QueueGroup.FIGURES,
)
register(
    "overdue figures",
    _("Cifras por actualizar"),
    rows=lambda at: Indicator.objects.overdue(on=localdate(at)),
    url=_list("indicator", "?pendiente=por-actualizar"),
    group=QueueGroup.FIGURES,
)
register(
    "conditions",
    _("Condiciones sin revisar en un año"),
    rows=lambda at: Condition.objects.unreviewed(at=at),
    url=_list("condition", "?pendiente=sin-revisar"),
    group=QueueGroup.FIGURES,
)
register(
    "annual report",
    _("Informe anual por publicar"),
    rows=lambda at: generation_without_report(at=at),
    url=lambda: reverse("admin:commitments_reportdraft_changelist"),
    group=QueueGroup.REPORTS,
)
