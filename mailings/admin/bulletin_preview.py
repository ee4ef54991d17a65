"""A bulletin read before it goes, as a member of any organisation would get it."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from kit.office.base import is_key
from mailings.bulletins.copies import page_now, reader_of, words_now
from mailings.bulletins.drawing import AS_THE_READER_HAS_IT, DARK, LIGHT
from mailings.bulletins.readers import organizations_of
from mailings.models import Bulletin
from mailings.views.received import MAIL_POLICY
from members.models import Organization

SCHEMES = {"claro": LIGHT, "oscuro": DARK}
MOST = 12
FRAMED_POLICY = MAIL_POLICY | {"frame-ancestors": [SELF]}  # by our own page, in a sandbox


class PreviewPages:
    """Part of the admin of bulletins."""

    @method_decorator(require_safe)
    def preview(self, request, row):
        """The mail at the width of a phone and of a desk, light and dark, and its text."""
        now, query = timezone.now(), request.GET.get("buscar", "")
        organization = _chosen_organization(request, row, at=now)
        matches = Organization.objects.active().matching(query).order_by("sort_key")[:MOST] if query else []
        address = f"{self.act_url('mail', row)}?para={organization.pk if organization else ''}"
        reader = organization and reader_of(organization, at=now)
        context = {"organization": organization, "reader": reader, "typed": query, "found": matches, "address": address}
        context["text"] = words_now(row, reader, at=now)
        title = _("Así se lee %s") % row.with_article
        return self.page(request, "admin/mailings/preview.html", row, title=title, **context)

    @method_decorator(require_safe)
    @method_decorator(xframe_options_sameorigin)
    @method_decorator(csp_replace(FRAMED_POLICY))
    def mail(self, request, row):
        """The mail itself, a page of its own that can do nothing."""
        now = timezone.now()
        organization = _chosen_organization(request, row, at=now)
        reader = organization and reader_of(organization, at=now)
        scheme = SCHEMES.get(request.GET.get("modo", ""), AS_THE_READER_HAS_IT)
        return HttpResponse(page_now(row, reader, at=now, scheme=scheme))


def _chosen_organization(request, row: Bulletin, *, at) -> Organization | None:
    """The organisation that the address names, else the first that gets it through whoever speaks for it."""
    key = request.GET.get("para", "")
    rows = organizations_of(row, at=at) if row.is_circular else Organization.objects.active()
    if is_key(key):
        return rows.filter(pk=key).first()
    return rows.filter(representations__term__contains=at).order_by("sort_key").first()
