"""What the portal wrote to whoever looks."""

from csp.constants import NONE, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kit.pages.paging import page_of
from mailings.installed_kinds import installed_kinds
from mailings.received import is_readable, listed, received_by

# A mail carries its styles and pictures with it: nothing else loads, and no script runs.
MAIL_POLICY = {
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "img-src": ["data:"],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [NONE],
}


@require_safe
def my_mail(request):
    page = page_of(received_by(request.user), request.GET.get("page"))
    return render(request, "mailings/my_mail.html", {"page": page, "listed": listed(page)})


@require_safe
@csp_replace(MAIL_POLICY)
def my_mail_copy(request, pk):
    delivery = get_object_or_404(received_by(request.user), pk=pk)
    if not is_readable(delivery):
        raise Http404(_("Ese correo solo se lee en su buzón: su enlace es personal."))
    return HttpResponse(installed_kinds()[delivery.kind].copy(delivery))
