"""The bare record of a commission's meetings, and how the commission keeps its own rules."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from commissions import recording
from commissions.forms.table import MeetingForm, offered_organizations
from commissions.measuring import measured
from commissions.models import Meeting
from commissions.standing import standing
from kit.paging import page_of
from members.record import ConflictError


@require_safe
def meeting_list(request, slug):
    now = timezone.now()
    here = standing(request.user, slug, at=now)
    rows = here.commission.meetings.annotate(came=Count("organizations")).order_by("-held_on", "-pk")
    context = {"here": here, "page": page_of(rows, request.GET.get("page"))}
    context["measure"] = measured(here.commission, on=timezone.localdate(now))
    return render(request, "commissions/meeting_list.html", context)


@require_safe
def meeting_detail(request, slug, pk):
    here = standing(request.user, slug, at=timezone.now())
    meeting = get_object_or_404(here.commission.meetings.select_related("made_by"), pk=pk)
    came = meeting.organizations.order_by("sort_key")
    return render(request, "commissions/meeting_detail.html", {"here": here, "meeting": meeting, "came": came})


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_new(request, slug):
    now = timezone.now()
    here = standing(request.user, slug, at=now, leading=True)
    return _form(request, here, Meeting(commission=here.commission), at=now)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_edit(request, slug, pk):
    now = timezone.now()
    here = standing(request.user, slug, at=now, leading=True)
    return _form(request, here, get_object_or_404(here.commission.meetings, pk=pk), at=now)


def _form(request, here, meeting, *, at):
    read, form = _opened(request, here, meeting, at=at)
    if not form.is_bound or not form.is_valid():
        status = 422 if form.is_bound else 200
        return _page(request, here, form, read=request.POST.get("read", read), status=status)
    try:
        recording.record(here, meeting, form.cleaned_data, read=request.POST.get("read", ""), at=at)
    except ConflictError:
        read, form = _opened(request, here, Meeting.objects.get(pk=meeting.pk), at=at)
        form.is_valid()
        return _page(request, here, form, read=read, differences=form.differences(), status=409)
    messages.success(request, _("La reunión quedó anotada."))
    return redirect("commission_meetings", here.commission.slug)


def _opened(request, here, meeting, *, at):
    """The fingerprint of what is stored, and the form over it."""
    offered = offered_organizations(here.commission, at=at, also=meeting)
    data = request.POST if request.method == "POST" else None
    form = MeetingForm(data, instance=meeting, offered=offered, today=timezone.localdate(at))
    return recording.fingerprint(meeting), form


def _page(request, here, form, *, status, **context):
    return render(request, "commissions/meeting_form.html", {"here": here, "form": form} | context, status=status)
