"""Everything that the portal holds about an organisation, to read, to print and to take along."""

from django.core.serializers.json import DjangoJSONEncoder
from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kit.contributions import holdings
from members.standing import standing


@require_safe
def member_download(request, slug):
    now = timezone.now()
    here = standing(request.user, slug, at=now)
    parts = list(holdings(here.organization, at=now))
    return render(request, "members/my_download.html", {"here": here, "parts": parts, "now": now})


@require_safe
def member_download_file(request, slug):
    now = timezone.now()
    here = standing(request.user, slug, at=now)
    content = {
        "organización": here.organization.name,
        "generado": now,
        "contenido": {part.title: part.rows for part in holdings(here.organization, at=now)},
    }
    file = JsonResponse(content, encoder=DjangoJSONEncoder, json_dumps_params={"ensure_ascii": False, "indent": 2})
    file["Content-Disposition"] = f'attachment; filename="{slug}-{timezone.localdate(now):%Y-%m-%d}.json"'
    return file
