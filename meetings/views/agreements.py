"""The agreements of a commission: their list, one with its history, a new one, and its correction."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from pghistory.models import Events

from commissions.access import commission_access
from kit.editing.pages import form_page, post_data
from kit.forms.once import once
from kit.office.history import in_words
from meetings import answering
from meetings.access import agreement_access, readable_agreements
from meetings.agreeing import EDITABLE, edit, make, why_not_verify
from meetings.filters import late_organizations
from meetings.forms.agreements import AgreementForm, settle_form
from meetings.models import Agreement

from .agreement_actions import panels
from .agreement_lists import as_csv, filtered, page_context

NEWEST = 50


def agreement_of(request, slug, year, sequence, *, at) -> Agreement:
    """An agreement that the person may read; Http404 otherwise."""
    rows = readable_agreements(request.user, at=at).listed(on=timezone.localdate(at))
    rows = rows.select_related("verifier", "claimed_by", "closed_by", "made_by")
    return get_object_or_404(rows, body__commission__slug=slug, year=year, sequence=sequence)


@require_safe
def commission_agreements(request, slug):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now)
    listing = filtered(request, Agreement.objects.of_commission(access.commission), at=now)
    context = {"access": access, "commission": access.commission} | page_context(request, listing)
    context["late"] = late_organizations(access.commission, on=timezone.localdate(now))
    return render(request, "meetings/agreement_list.html", context)


@require_safe
def commission_agreements_csv(request, slug):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now)
    return as_csv(
        filtered(request, Agreement.objects.of_commission(access.commission), at=now).qs, name=f"acuerdos-{slug}"
    )


@require_safe
def agreement(request, slug, year, sequence):
    now = timezone.now()
    return agreement_page(request, agreement_of(request, slug, year, sequence, at=now), at=now)


def agreement_page(request, row, *, at, status=200, bound=None):
    """One agreement; `bound` is (act, form) that was refused, shown with what was typed."""
    access = agreement_access(row, request.user, at=at)
    answers = list(row.answers.select_related("made_by", "settled_by", "passed_on_by"))
    waiting = [one for one in answers if not one.settled_at and one.kind != "done"] if access.leads else []
    changes = Events.objects.tracks(row).filter(pgh_label="update")
    waits = row.claimed_at and not row.closed_at
    refusal = bound[1] if bound and bound[0] == "agreement_settle" else None
    context = {
        "access": access.commission,
        "link": answering.link_to_pass_on(row, by=request.user, at=at) if access.leads else "",
        "agreement": row,
        "commission": row.body.commission,
        "agreement_access": access,
        "panels": panels(access, on=timezone.localdate(at), bound=bound),
        "why_not_verify": why_not_verify(row, request.user) if waits and access.verifies else "",
        "answers": answers,
        "requests": [(one, settle_form(one, refusal)) for one in waiting],
        "refusal": refusal and refusal.non_field_errors(),
        "comments": row.comments.select_related("made_by"),
        "history": in_words(changes.order_by("-pgh_created_at", "-pgh_id")[:NEWEST]),
    }
    return render(request, "meetings/agreement_detail.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@once(by_words=True)
def agreement_new(request, slug):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="notes")
    initial = {name: request.GET.get(name) for name in ("meeting", "proposal")}

    def note(form):
        row = make(access.commission, form.cleaned_data, by=request.user, at=now)
        messages.success(request, _("Quedó anotado el acuerdo %(number)s.") % {"number": row.number})
        return _after(request, row)

    form = AgreementForm(post_data(request), commission=access.commission, at=now, initial=initial)
    return _form(request, form, act=note, access=access)


def _after(request, row):
    """Where one goes from a new agreement: to another of the same meeting, back to the meeting, or to it."""
    slug = row.body.commission.slug
    if "another" in request.POST:
        query = {name: value for name in ("meeting", "proposal") if (value := getattr(row, f"{name}_id"))}
        return reverse("agreement_new", args=[slug], query=query)
    came_from_meeting = row.meeting_id and request.GET.get("meeting") == str(row.meeting_id)
    return reverse("commission_meeting", args=[slug, row.meeting_id]) if came_from_meeting else row.get_absolute_url()


@require_http_methods(["GET", "HEAD", "POST"])
@once
def agreement_edit(request, slug, year, sequence):
    now = timezone.now()
    row = agreement_of(request, slug, year, sequence, at=now)
    access = agreement_access(row, request.user, at=now)
    if row.closed_at or not access.leads:
        raise Http404(_("Aquí no hay nada que usted pueda ver."))

    def save(form):
        values = {name: form.cleaned_data[name] for name in EDITABLE}
        edit(row, by=request.user, at=now, values=values, version=form.written_version())
        return row

    form = AgreementForm(post_data(request), instance=row, commission=row.body.commission, at=now)
    return _form(
        request, form, act=save, done=_("El acuerdo quedó corregido."), access=access.commission, agreement=row
    )


def _form(request, form, *, access, **about):
    template = "meetings/agreement_form.html"
    return form_page(request, form, template=template, access=access, commission=access.commission, **about)
