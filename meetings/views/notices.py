"""What who leads a commission writes to it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext, ngettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commissions.access import commission_access
from kit.editing.pages import form_page, post_data
from kit.editing.refusals import errors_as_messages
from kit.forms.once import once
from kit.pages.paging import page_of
from meetings import noticing
from meetings.forms.meetings import NoticeForm, offered_organizations


def _counted_notices(access):
    rows = access.commission.notices.select_related("made_by")
    return noticing.counted(rows).order_by("-made_at", "-pk")


@require_safe
def notice_list(request, slug):
    access = commission_access(request.user, slug, at=timezone.now())
    context = {"access": access, "page": page_of(_counted_notices(access), request.GET.get("page"))}
    return render(request, "meetings/notice_list.html", context)


@require_safe
def notice_detail(request, slug, pk):
    access = commission_access(request.user, slug, at=timezone.now())
    notice = get_object_or_404(_counted_notices(access), pk=pk)
    failures = notice.copies.filter(failed_at__isnull=False).select_related("user") if access.leads else []
    context = {"access": access, "notice": notice, "failures": failures}
    context["organizations"] = notice.organizations.order_by("sort_key")
    return render(request, "meetings/notice_detail.html", context)


@require_POST
def notice_try_again(request, slug, pk):
    done = ngettext_lazy("Sale otra vez a %d persona.", "Sale otra vez a %d personas.")
    return _act(request, slug, pk, noticing.try_again, done)


@require_POST
def notice_withdraw(request, slug, pk):
    done = ngettext_lazy(
        "El aviso quedó retirado: ya no sale a %d persona.", "El aviso quedó retirado: ya no sale a %d personas."
    )
    return _act(request, slug, pk, noticing.withdraw, done)


def _act(request, slug, pk, act, done):
    """`done` says how many copies the act was about."""
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="leads")
    notice = get_object_or_404(access.commission.notices, pk=pk)
    with errors_as_messages(request):
        messages.success(request, done % act(notice, by=access.user, at=now))
    return redirect("commission_notice", slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@once(by_words=True)
def notice_new(request, slug):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="leads")

    def write(form):
        notice = noticing.write(access.commission, **form.cleaned_data, by=access.user, at=now)
        number = notice.copies.count()
        sentence = ngettext(
            "El aviso está por enviarse a %d persona.", "El aviso está por enviarse a %d personas.", number
        )
        messages.success(request, sentence % number)
        return reverse("commission_notice", args=[slug, notice.pk])

    offered, role = offered_organizations(access.commission, at=now), access.role
    form = NoticeForm(post_data(request), offered=offered, address=role.email or request.user.email)
    readers = noticing.readers(access.commission, at=now).count()
    return form_page(request, form, act=write, template="meetings/notice_form.html", access=access, readers=readers)
