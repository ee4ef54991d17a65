"""One address that says whether this process can do its work."""

from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kit.background.task_health import task_statuses


@login_not_required
@require_safe
def health(request):
    """200 when the database answers, with the periodic tasks that are silent; else an error that the platform sees."""
    silent = [status.task for status in task_statuses(at=timezone.now()) if status.is_silent]
    return JsonResponse({"database": "ok", "silent": silent})
