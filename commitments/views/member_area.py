"""What an organisation does for the commitments: which it works on, and what it did in a year."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commitments.focusing import chosen, fingerprint, own_states, save_choice
from commitments.forms.focuses import FocusForm
from commitments.models import Commitment
from members.record import ConflictError
from members.standing import standing


@require_http_methods(["GET", "HEAD", "POST"])
def member_commitments(request, slug):
    now, is_post = timezone.now(), request.method == "POST"
    here = standing(request.user, slug, at=now, managing=is_post)
    offered, stored = list(Commitment.objects.promised(on=timezone.localdate(now))), chosen(here.organization)
    data = request.POST if is_post else None
    form = FocusForm(data, offered=offered, choice=stored, own=own_states(here.organization))
    context = {"here": here, "form": form, "seen": fingerprint(stored)}
    if not is_post:
        return render(request, "commitments/my_commitments.html", context)
    if not form.is_valid():
        context["seen"] = form.data.get("seen", "")
        return render(request, "commitments/my_commitments.html", context, status=422)
    seen = form.data.get("seen", "")
    try:
        save_choice(here.organization, form.typed(), offered=offered, seen=seen, by=request.user)
    except ConflictError:
        context["differences"] = form.differences(stored)
        return render(request, "commitments/my_commitments.html", context, status=409)
    messages.success(request, _("Quedó guardado en qué compromisos trabajan."))
    return redirect("member_commitments", slug)
