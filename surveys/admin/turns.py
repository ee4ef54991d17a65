"""Where a wave stands, in a word, and the list of those that stand alike."""

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.office.base import TurnFilter
from surveys.models import Finding, FindingState, Wave


def situation(wave: Wave, *, at) -> str:
    """Where the wave stands, in a word or two."""
    if wave.published_at:
        return _("Publicada")
    if wave.closed_at:
        return _("Cerrada")
    if wave.opened_at is None:
        return _("Borrador")
    if at < wave.opens_at:
        return _("Por abrir")
    return _("Abierta") if at < wave.closes_at else _("Por contar")


class TurnOfWave(TurnFilter):
    title, parameter_name = gettext_lazy("situación"), "situacion"

    def lookups(self, request, model_admin):
        turns = [("todas", _("Todas")), ("borradores", _("Borradores")), ("abiertas", _("Abiertas"))]
        return [*turns, ("por-contar", _("Por contar")), ("sin-respuesta", _("Con hallazgos sin respuesta"))]

    def queryset(self, request, queryset):
        now = timezone.now()
        unanswered = Finding.objects.filter(wave=OuterRef("pk"), state=FindingState.OPEN)
        narrowed = {
            "borradores": queryset.drafts,
            "abiertas": lambda: queryset.open(at=now),
            "por-contar": lambda: queryset.to_close(at=now),
            "sin-respuesta": lambda: queryset.filter(Exists(unanswered)),
        }
        return narrowed[self.value()]() if self.value() in narrowed else queryset
