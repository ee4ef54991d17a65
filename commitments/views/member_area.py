"""What an organisation does for the commitments: which it works on, and what it did in a year."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from commitments.access import ActivityReportAccess, activity_report_access
from commitments.activity_reports import save_activity_report, withdraw_activity_report, years
from commitments.focuses import save_choice
from commitments.forms.activity_reports import ActivityReportForm
from commitments.forms.focuses import FocusForm
from commitments.models import ActivityReport, Commitment
from kit.editing.pages import form_page, post_data
from kit.editing.refusals import errors_as_messages
from kit.editing.versions import sent_version
from kit.forms.once import once
from members.access import organization_access
from members.models import State


@require_http_methods(["GET", "HEAD", "POST"])
def member_commitments(request, slug):
    now, today = timezone.now(), timezone.localdate()
    access = organization_access(request.user, slug, at=now, managing=request.method == "POST")
    offered = list(Commitment.objects.promised(on=today))
    form = FocusForm(post_data(request), organization=access.organization, offered=offered)

    def save(form):
        choice, version = form.typed(), form.written_version()
        save_choice(access.organization, choice, offered=offered, version=version, by=request.user, at=now)

    return form_page(
        request,
        form,
        act=save,
        done=_("Quedó guardado en qué compromisos trabajan."),
        then=reverse("member_commitments", args=[slug]),
        template="commitments/my_commitments.html",
        access=access,
        years=partial(_years_to_report, form, on=today),
    )


def _years_to_report(form: FocusForm, *, on) -> list[tuple]:
    """Each year that may be reported, with its lines."""
    ticked = [row for row in form.offered if row.pk in form.choice]
    open_years = years(form.organization, on=on) if ticked else []
    return [(year, lines) for year in open_years if (lines := year.lines(ticked))]


@require_http_methods(["GET", "HEAD", "POST"])
@once
def member_activity_report(request, slug, year, commitment):
    now, data = timezone.now(), post_data(request)
    access = organization_access(request.user, slug, at=now, managing=data is not None)
    page = activity_report_access(access.organization, year, commitment, at=now)
    initial = _initial(page, take_over="desde-el-anterior" in request.GET)

    def save(form):
        version = form.written_version()
        save_activity_report(page.report, form.cleaned_data, version=version, by=request.user, at=now)

    return form_page(
        request,
        ActivityReportForm(data, instance=page.report, initial=initial, focused=page.focused),
        act=save,
        done=_("Gracias: quedó guardado lo que hicieron."),
        then=reverse("member_commitments", args=[slug]),
        template="commitments/my_activity_report.html",
        access=access,
        page=page,
    )


def _initial(page: ActivityReportAccess, *, take_over: bool) -> dict:
    """Where to begin: the stored states, or those of the tick; on request last year's words."""
    if page.report.pk:
        return {"states": list(page.report.states.all())}
    begin = {"states": list(State.objects.filter(code__in=page.focused))}
    return begin | ({"text": page.earlier.text} if take_over and page.earlier else {})


@require_POST
def activity_report_withdraw(request, slug, year, commitment):
    now = timezone.now()
    access = organization_access(request.user, slug, at=now, managing=True)
    rows = ActivityReport.objects.filter(organization=access.organization).select_related("organization", "commitment")
    row = get_object_or_404(rows, year=year, commitment__slug=commitment)
    with errors_as_messages(request):
        withdraw_activity_report(row, version=sent_version(request.POST), by=request.user, at=now)
        messages.success(request, _("La aportación se retiró."))
        return redirect("member_commitments", slug)
    return redirect("member_activity_report", slug, year, commitment)
