"""The lines of the work plan."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from commissions import planning
from commissions.access import commission_access
from commissions.forms.agendas import ActivityForm
from commissions.models import Activity
from kit.editing.pages import form_page, post_data
from kit.forms.once import once


@require_http_methods(["GET", "HEAD", "POST"])
@once(by_words=True)
def activity_new(request, slug):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="edits")

    def add(form):
        planning.add_activity(access.commission, form.cleaned_data, by=request.user, at=now)

    form = ActivityForm(post_data(request), commission=access.commission, at=now)
    return _activity(request, access, form, act=add, done=_("La actividad quedó en el plan."))


@require_http_methods(["GET", "HEAD", "POST"])
@once
def activity_edit(request, slug, pk):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="edits")
    rows = Activity.objects.filter(agenda__commission=access.commission).select_related("agenda__commission")
    activity = get_object_or_404(rows, pk=pk)

    def save(form):
        planning.save_activity(activity, form.cleaned_data, version=form.written_version(), by=request.user, at=now)

    form = ActivityForm(post_data(request), instance=activity, commission=access.commission, at=now)
    return _activity(request, access, form, act=save, done=_("La actividad quedó guardada."))


def _activity(request, access, form, **about):
    then = reverse("commission_agenda", args=[access.commission.slug])
    return form_page(request, form, template="commissions/activity_form.html", then=then, access=access, **about)
