"""The lines of the work plan."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commissions import planning
from commissions.forms.sheet import ActivityForm
from commissions.models import Activity
from commissions.standing import standing
from kit.days import tell_hints
from kit.editing.versions import ConflictError
from kit.once import once


@require_http_methods(["GET", "HEAD", "POST"])
@once(by_words=True)
def activity_new(request, slug):
    now = timezone.now()
    here = standing(request.user, slug, at=now, editing=True)
    form = ActivityForm(request.POST or None, commission=here.commission, at=now)
    if request.method != "POST":
        return _activity(request, here, form)
    if not form.is_valid():
        return _activity(request, here, form, status=422)
    planning.add_activity(here.commission, form.cleaned_data, by=request.user, at=now)
    messages.success(request, _("La actividad quedó en el plan."))
    tell_hints(request, form)
    return redirect("commission_agenda", slug)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def activity_edit(request, slug, pk):
    now = timezone.now()
    here = standing(request.user, slug, at=now, editing=True)
    rows = Activity.objects.filter(agenda__commission=here.commission).select_related("agenda__commission")
    activity = get_object_or_404(rows, pk=pk)
    form = ActivityForm(
        request.POST if request.method == "POST" else None, instance=activity, commission=here.commission, at=now
    )
    if request.method != "POST":
        return _activity(request, here, form)
    if not form.is_valid():
        return _activity(request, here, form, status=422)
    try:
        planning.save_activity(activity, form.cleaned_data, version=form.written_version(), by=request.user, at=now)
    except ConflictError:
        form.show_conflict()
        return _activity(request, here, form, status=409)
    messages.success(request, _("La actividad quedó guardada."))
    tell_hints(request, form)
    return redirect("commission_agenda", slug)


def _activity(request, here, form, *, status=200, **context):
    return render(request, "commissions/activity_form.html", {"here": here, "form": form} | context, status=status)
