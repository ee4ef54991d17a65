"""The commitments' work queues on the first page of the office."""

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from kit.registries.queues import QueueGroup, office_list, register

from .models import Condition, Indicator, Release
from .reporting.publishing import generation_without_report

register(
    "figures",
    _("Cifras que esperan a otra persona"),
    rows=lambda at: Release.objects.waiting(),
    url=office_list("commitments_release", "?state__exact=preview"),
    group=QueueGroup.FIGURES,
    since="created_at",
)
register(
    "overdue figures",
    _("Cifras por actualizar"),
    rows=lambda at: Indicator.objects.overdue(on=localdate(at)),
    url=office_list("commitments_indicator", "?pendiente=por-actualizar"),
    group=QueueGroup.FIGURES,
    since="next_due_on",
)
register(
    "conditions",
    _("Condiciones sin revisar en un año"),
    rows=lambda at: Condition.objects.unreviewed(at=at),
    url=office_list("commitments_condition", "?pendiente=sin-revisar"),
    group=QueueGroup.FIGURES,
)
register(
    "annual report",
    _("Informe anual por publicar"),
    rows=lambda at: generation_without_report(at=at),
    url=office_list("commitments_reportdraft"),
    group=QueueGroup.REPORTS,
)
