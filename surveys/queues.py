"""What waits for the coordination in the surveys."""

from django.utils.translation import gettext_lazy as _

from kit.registries.queues import QueueGroup, office_list, register

from .models import Finding, FindingState, Wave

register(
    "waves to close",
    _("Encuestas por contar"),
    rows=lambda at: Wave.objects.to_close(at=at),
    url=office_list("surveys_wave", "?situacion=por-contar"),
    group=QueueGroup.SURVEYS,
    since="closes_at",
)
register(
    "findings without an answer",
    _("Hallazgos de encuestas sin respuesta"),
    rows=lambda at: Finding.objects.filter(state=FindingState.OPEN),
    url=office_list("surveys_finding", "?state__exact=open"),
    group=QueueGroup.SURVEYS,
    since="due_on",
)
