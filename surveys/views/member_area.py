"""The surveys of an organisation: what it may answer, and what was done with what was said."""

from django.db.models import Q
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from members.access import organization_access
from surveys.answer_links import link
from surveys.models import Invitee


@require_safe
def member_surveys(request, slug):
    now = timezone.now()
    access = organization_access(request.user, slug, at=now)
    own = Q(user=request.user) | Q(user__isnull=True)
    rows = Invitee.objects.filter(own, organization=access.organization).with_wave().order_by("-wave__opens_at", "pk")
    rows = rows.prefetch_related("wave__findings")
    own_keys = set(Invitee.objects.of_user(request.user, at=now).open(at=now).values_list("pk", flat=True))
    context = {
        "access": access,
        "waiting": [
            (row, link(row, request.user) if row.pk in own_keys else "") for row in rows if row.wave.is_open(at=now)
        ],
        "past": [row for row in rows if row.wave.closed_at],
    }
    return render(request, "surveys/member_surveys.html", context)
