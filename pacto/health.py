"""One address that says whether this process can do its work."""

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from .pulses import beats


@login_not_required
@require_safe
def health(request):
    """200 when the database answers, with the periodic tasks that are silent; else an error that the platform sees."""
    silent = [beat.task for beat in beats(at=timezone.now()) if beat.is_silent]
    return JsonResponse({"database": "ok", "silent": silent})
