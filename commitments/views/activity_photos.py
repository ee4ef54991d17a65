"""The photograph of an activity report: for everybody, and where its organisation puts it or takes it away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commitments.access import activity_report_access
from commitments.activity_photos import put_photo, remove_photo
from commitments.forms.activity_photos import ActivityPhotoForm
from commitments.models import ActivityPhoto, ActivityReport
from kit.editing.pages import form_page, post_data
from kit.editing.refusals import errors_as_messages
from kit.files.images import MEDIA_TYPE
from kit.forms.once import once
from kit.pages.visitors import SECONDS
from members.access import organization_access


@login_not_required
@require_safe
def activity_photo(request, pk):
    """Bytes that the portal drew itself; with the organisation that left goes its photograph."""
    of_members = ActivityReport.objects.of_members()
    photo = get_object_or_404(ActivityPhoto, pk=pk, report__in=of_members)
    response = HttpResponse(bytes(photo.content), content_type=MEDIA_TYPE)
    patch_cache_control(response, public=True, max_age=SECONDS)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@once
def activity_photo_form(request, slug, year, commitment):
    now = timezone.now()
    access = organization_access(request.user, slug, at=now, managing=True)
    page = _reported(access.organization, year, commitment, at=now)
    form = ActivityPhotoForm(post_data(request), request.FILES or None)

    def put(form):
        typed = form.cleaned_data
        put_photo(page.report, typed["image"], alt=typed["alt"], by=request.user, at=now)

    return form_page(
        request,
        form,
        act=put,
        done=_("La foto ya se ve en la página de su organización."),
        then=reverse("member_activity_report", args=[slug, year, commitment]),
        template="commitments/activity_photo_form.html",
        access=access,
        page=page,
    )


@require_POST
def activity_photo_remove(request, slug, year, commitment):
    now = timezone.now()
    access = organization_access(request.user, slug, at=now, managing=True)
    page = _reported(access.organization, year, commitment, at=now)
    with errors_as_messages(request):
        remove_photo(page.report, by=request.user, at=now)
        messages.success(request, _("La foto se quitó."))
    return redirect("member_activity_report", slug, year, commitment)


def _reported(organization, year: int, slug: str, *, at):
    """What was reported and may still be changed; Http404 where nothing was, or the year is closed."""
    page = activity_report_access(organization, year, slug, at=at)
    if not page.report.pk or page.is_closed:
        raise Http404(_("Primero cuente lo que hicieron; después puede poner una foto."))
    return page
