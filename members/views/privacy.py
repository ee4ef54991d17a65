"""The current privacy notice, and the former ones."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from members.models import PrivacyNotice
from members.privacy import personal_data


@login_not_required
@require_safe
def privacy_notice(request, version=None):
    published = PrivacyNotice.objects.published(at=timezone.now())
    current = published.first()
    if current is None:
        raise Http404(_("Todavía no hay un aviso de privacidad publicado."))
    notice = get_object_or_404(published, version=version) if version else current
    context = {
        "notice": notice,
        "is_current": notice == current,
        "others": published.exclude(pk=notice.pk),
        "fields": personal_data(),
    }
    return render(request, "members/privacy_notice.html", context)
