"""What an organisation does for the commitments: which it works on, and what it did in a year."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from commitments.activity_reports import is_closed, save_activity_report, withdraw_activity_report, years
from commitments.focuses import chosen, save_choice
from commitments.forms.activity_reports import ActivityReportForm
from commitments.forms.focuses import FocusForm
from commitments.models import ActivityReport, Commitment
from kit.editing.pages import form_page, post_data
from kit.editing.refusals import errors_as_messages
from kit.editing.versions import sent_version
from kit.forms.once import once
from members.access import OrganizationAccess, organization_access
from members.models import State


@require_http_methods(["GET", "HEAD", "POST"])
def member_commitments(request, slug):
    today = timezone.localdate()
    access = organization_access(request.user, slug, at=timezone.now(), managing=request.method == "POST")
    offered = list(Commitment.objects.promised(on=today))
    form = FocusForm(post_data(request), organization=access.organization, offered=offered)

    def save(form):
        version = form.written_version()
        save_choice(access.organization, form.typed(), offered=offered, version=version, by=request.user)

    return form_page(
        request,
        form,
        act=save,
        done=_("Quedó guardado en qué compromisos trabajan."),
        then=reverse("member_commitments", args=[slug]),
        template="commitments/my_commitments.html",
        access=access,
        years=_years_to_tell(access.organization, [row for row in offered if row.pk in form.choice], on=today),
    )


def _years_to_tell(organization, ticked: list[Commitment], *, on) -> list[tuple]:
    """Each year that may be told of, with its lines."""
    told = years(organization, on=on) if ticked else []
    return [(year, lines) for year in told if (lines := year.lines(ticked))]


@dataclass(frozen=True)
class ActivityReportPage:
    """What an organisation tells of a year about a commitment: stored or still empty, and last year's."""

    access: OrganizationAccess
    row: ActivityReport
    before: ActivityReport | None
    focused: set[str]
    is_closed: bool

    @property
    def may_write(self) -> bool:
        return self.access.may_manage and not self.is_closed


def _sheet(access: OrganizationAccess, year: int, slug: str, *, at) -> ActivityReportPage:
    """Http404 where nothing was told and nothing may be: another year, a commitment that is not ticked."""
    commitment = get_object_or_404(Commitment, slug=slug)
    rows = ActivityReport.objects.filter(organization=access.organization, commitment=commitment)
    told = {row.year: row for row in rows.filter(year__in=(year, year - 1)).select_related("commitment")}
    focused = chosen(access.organization).get(commitment.pk)
    this_year, closed = timezone.localdate(at).year, is_closed(year)
    may_be_told = focused is not None and year in (this_year, this_year - 1) and not closed
    if year not in told and not may_be_told:
        raise Http404(_("De ese año no hay nada que contar aquí."))
    empty = ActivityReport(organization=access.organization, commitment=commitment, year=year, version=0)
    return ActivityReportPage(access, told.get(year, empty), told.get(year - 1), focused or set(), closed)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def member_activity_report(request, slug, year, commitment):
    now, data = timezone.now(), post_data(request)
    access = organization_access(request.user, slug, at=now, managing=data is not None)
    sheet = _sheet(access, year, commitment, at=now)
    initial = _initial(sheet, take_over="desde-el-anterior" in request.GET)

    def save(form):
        save_activity_report(sheet.row, form.cleaned_data, version=form.written_version(), by=request.user, at=now)

    return form_page(
        request,
        ActivityReportForm(data, instance=sheet.row, initial=initial, focused=sheet.focused),
        act=save,
        done=_("Gracias: quedó guardado lo que hicieron."),
        then=reverse("member_commitments", args=[slug]),
        template="commitments/my_activity_report.html",
        access=access,
        sheet=sheet,
        last_year=year - 1,
    )


def _initial(sheet: ActivityReportPage, *, take_over: bool) -> dict:
    """Where to begin: the stored states, or those of the tick; on request last year's words."""
    if sheet.row.pk:
        return {"states": list(sheet.row.states.all())}
    begin = {"states": list(State.objects.filter(code__in=sheet.focused))}
    return begin | ({"text": sheet.before.text} if take_over and sheet.before else {})


@require_POST
def activity_report_withdraw(request, slug, year, commitment):
    access = organization_access(request.user, slug, at=timezone.now(), managing=True)
    rows = ActivityReport.objects.filter(organization=access.organization).select_related("organization")
    row = get_object_or_404(rows, year=year, commitment__slug=commitment)
    with errors_as_messages(request):
        withdraw_activity_report(row, version=sent_version(request.POST), by=request.user)
        messages.success(request, _("La aportación se retiró."))
        return redirect("member_commitments", slug)
    return redirect("member_activity_report", slug, year, commitment)
