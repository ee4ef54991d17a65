"""What who leads a commission writes to it."""

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from commissions import noticing
from commissions.forms.table import NoticeForm
from commissions.standing import standing
from kit.paging import page_of


def _told(here):
    """Notices with how many copies they have, how many went out and how many did not arrive."""
    rows = here.commission.notices.select_related("made_by")
    return rows.order_by("-made_at", "-pk").annotate(
        copied=Count("copies"),
        arrived=Count("copies", filter=Q(copies__sent_at__isnull=False)),
        failed=Count("copies", filter=Q(copies__failed_at__isnull=False)),
    )


@require_safe
def notice_list(request, slug):
    here = standing(request.user, slug, at=timezone.now())
    context = {"here": here, "page": page_of(_told(here), request.GET.get("page"))}
    return render(request, "commissions/notice_list.html", context)


@require_safe
def notice_detail(request, slug, pk):
    here = standing(request.user, slug, at=timezone.now())
    notice = get_object_or_404(_told(here), pk=pk)
    failures = notice.copies.filter(failed_at__isnull=False).select_related("user") if here.leads else []
    return render(request, "commissions/notice_detail.html", {"here": here, "notice": notice, "failures": failures})


@require_http_methods(["GET", "HEAD", "POST"])
def notice_new(request, slug):
    now = timezone.now()
    here = standing(request.user, slug, at=now, leading=True)
    form = NoticeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        notice = noticing.write(here, **form.cleaned_data, at=now)
        number = notice.copies.count()
        sentence = ngettext("El aviso va en camino a %d persona.", "El aviso va en camino a %d personas.", number)
        messages.success(request, sentence % number)
        return redirect("commission_notice", slug, notice.pk)
    context = {"here": here, "form": form, "readers": noticing.readers(here, at=now).count()}
    return render(request, "commissions/notice_form.html", context, status=422 if form.is_bound else 200)
