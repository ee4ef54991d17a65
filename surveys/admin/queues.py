"""What waits for the coordination in the surveys."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kit import queues
from surveys.models import Finding, FindingState, Wave

queues.register(
    "waves to close",
    _("Encuestas por contar"),
    rows=lambda at: Wave.objects.to_close(at=at),
    url=lambda: reverse("admin:surveys_wave_changelist") + "?situacion=por-contar",
    place=110,
)
queues.register(
    "findings without an answer",
    _("Hallazgos de encuestas sin respuesta"),
    rows=lambda at: Finding.objects.filter(state=FindingState.OPEN),
    url=lambda: reverse("admin:surveys_finding_changelist") + "?state__exact=open",
    place=112,
)
