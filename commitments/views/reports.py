"""The annual reports for everybody: stored bytes, served as they were published."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import condition, require_safe

from commitments.models import AnnualReport, ReportFile
from commitments.reporting.files import PAGE
from kit.pages.visitors import drawn_once_a_minute

A_MONTH = 30 * 24 * 60 * 60
SHOWN_IN_PLACE = ("text/html", "text/css", "image/svg+xml")


@login_not_required
@require_safe
@drawn_once_a_minute
def annual_report_list(request):
    files = Prefetch("files", ReportFile.objects.defer("content"))
    reports = AnnualReport.objects.select_related("published_by").prefetch_related(files)
    return render(request, "commitments/report_list.html", {"reports": reports})


def etag(request, year, name=PAGE):
    """The hash of what is asked for, without reading its bytes."""
    digest = ReportFile.objects.filter(report__year=year, name=name).values_list("sha256", flat=True).first()
    return digest and f'"{digest}"'


@login_not_required
@require_safe
@condition(etag_func=etag)
def annual_report(request, year, name=PAGE):
    file = get_object_or_404(ReportFile, report__year=year, name=name)
    response = HttpResponse(file.content, content_type=file.media_type)
    if not file.media_type.startswith(SHOWN_IN_PLACE):
        response["Content-Disposition"] = f'attachment; filename="pacto-{year}-{name}"'
    patch_cache_control(response, public=True, max_age=A_MONTH)
    return response
