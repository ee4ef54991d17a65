"""The bare record of a commission's meetings, and how the commission keeps its own rules."""

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from commissions.access import commission_access
from kit.editing.pages import form_page, post_data
from kit.forms.once import once
from kit.pages.paging import page_of
from meetings import recording
from meetings.forms.meetings import MeetingForm, offered_organizations
from meetings.measuring import measured
from meetings.models import Body, Meeting
from members.models import Status


@require_safe
def meeting_list(request, slug):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now)
    came = Count("organizations", filter=~Q(organizations__status=Status.MERGED))
    rows = Meeting.objects.of_commission(access.commission).annotate(came=came).order_by("-held_on", "-pk")
    context = {"access": access, "page": page_of(rows, request.GET.get("page"))}
    context["measure"] = measured(access.commission, on=timezone.localdate(now))
    return render(request, "meetings/meeting_list.html", context)


@require_safe
def meeting_detail(request, slug, pk):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now)
    meeting = get_object_or_404(Meeting.objects.of_commission(access.commission).select_related("made_by"), pk=pk)
    came = meeting.organizations.exclude(status=Status.MERGED).order_by("sort_key")
    context = {"access": access, "meeting": meeting, "came": came}
    context["agreements"] = meeting.agreements.listed(on=timezone.localdate(now)).order_by("year", "sequence")
    return render(request, "meetings/meeting_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once(by_words=True)
def meeting_new(request, slug):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="leads")
    return _form(request, access, Meeting(body=Body(commission=access.commission)), at=now)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def meeting_edit(request, slug, pk):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="leads")
    rows = Meeting.objects.of_commission(access.commission).select_related("body")
    return _form(request, access, get_object_or_404(rows, pk=pk), at=now)


def _form(request, access, meeting, *, at):
    offered = offered_organizations(access.commission, at=at, also=meeting)
    new, corrected = _("La reunión quedó anotada. ¿Qué se acordó? Anótelo aquí."), _("La reunión quedó corregida.")

    def record(form):
        row = recording.record(meeting, form.cleaned_data, version=form.written_version(), by=request.user, at=at)
        return reverse("commission_meeting", args=[access.commission.slug, row.pk])

    return form_page(
        request,
        MeetingForm(post_data(request), instance=meeting, offered=offered, today=timezone.localdate(at)),
        act=record,
        done=corrected if meeting.pk else new,
        template="meetings/meeting_form.html",
        access=access,
    )
