"""The agreements of a commission: their list, one with its history, a new one, and its correction."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from pghistory.models import Events

from commissions import answering
from commissions.agreeing import EDITABLE, edit, make, rights, why_not_verify
from commissions.forms.agreements import AgreementForm, settling
from commissions.models import Agreement
from commissions.standing import standing, standing_in
from kit import refusals
from kit.days import tell_hints
from kit.history import in_words
from kit.once import once
from kit.versions import ConflictError

from .agreement_lists import as_csv, filtered, page_context
from .deeds import panels

NEWEST = 50


def agreement_of(request, slug, year, sequence, *, at) -> Agreement:
    """An agreement that the person may read; Http404 otherwise. The coordination reads all."""
    rows = Agreement.objects.told(on=timezone.localdate(at)).select_related(
        "verifier", "claimed_by", "closed_by", "made_by"
    )
    if not request.user.is_staff:
        rows = rows.readable_by(request.user, at=at)
    return get_object_or_404(rows, commission__slug=slug, year=year, sequence=sequence)


@require_safe
def commission_agreements(request, slug):
    now = timezone.now()
    here = standing(request.user, slug, at=now)
    chosen = filtered(request, here.commission.agreements.all(), at=now)
    may_make = not here.commission.closed_at and (here.leads or request.user.is_staff)
    context = {"here": here, "commission": here.commission, "may_make": may_make} | page_context(request, chosen)
    return render(request, "commissions/agreement_list.html", context)


@require_safe
def commission_agreements_csv(request, slug):
    now = timezone.now()
    here = standing(request.user, slug, at=now)
    return as_csv(filtered(request, here.commission.agreements.all(), at=now).qs, name=f"acuerdos-{slug}")


@require_safe
def agreement(request, slug, year, sequence):
    now = timezone.now()
    return agreement_page(request, agreement_of(request, slug, year, sequence, at=now), at=now)


def agreement_page(request, row, *, at, status=200, bound=None):
    """One agreement; `bound` is (act, form) that was refused, shown with what was typed."""
    mine = rights(row, request.user, at=at)
    answers = list(row.answers.select_related("made_by", "settled_by", "passed_on_by"))
    waiting = [one for one in answers if not one.settled_at and one.kind != "done"] if mine.leads else []
    changes = Events.objects.tracks(row).filter(pgh_label="update")
    waits = row.claimed_at and not row.closed_at
    refused = bound[1] if bound and bound[0] == "agreement_settle" else None
    context = {
        "here": standing_in(row.commission, request.user, at=at),
        "link": answering.link_to_pass_on(row, by=request.user, at=at) if mine.leads else "",
        "agreement": row,
        "commission": row.commission,
        "mine": mine,
        "panels": panels(row, request.user, mine, on=timezone.localdate(at), bound=bound),
        "why_not_verify": why_not_verify(row, request.user) if waits and mine.verifies else "",
        "answers": answers,
        "asked": [(one, settling(one, refused)) for one in waiting],
        "refused": refused and refused.non_field_errors(),
        "comments": row.comments.select_related("made_by"),
        "history": in_words(changes.order_by("-pgh_created_at", "-pgh_id")[:NEWEST]),
    }
    return render(request, "commissions/agreement_detail.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@once(by_words=True)
def agreement_new(request, slug):
    now = timezone.now()
    here = standing(request.user, slug, at=now)
    if here.commission.closed_at or not here.decides:
        raise Http404(_("Aquí no hay nada que usted pueda ver."))
    initial = {name: request.GET.get(name) for name in ("meeting", "proposal")}
    data = request.POST if request.method == "POST" else None
    form = AgreementForm(data, commission=here.commission, at=now, initial=initial)
    if form.is_valid():
        with refusals.shown_on(form):
            row = make(here.commission, form.cleaned_data, by=request.user, at=now)
            messages.success(request, _("Quedó anotado el acuerdo %(number)s.") % {"number": row.number})
            tell_hints(request, form)
            return redirect(row)
    return _form(request, form, here=here)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def agreement_edit(request, slug, year, sequence):
    now = timezone.now()
    row = agreement_of(request, slug, year, sequence, at=now)
    if row.closed_at or not rights(row, request.user, at=now).leads:
        raise Http404(_("Aquí no hay nada que usted pueda ver."))
    data = request.POST if request.method == "POST" else None
    form = AgreementForm(data, instance=row, commission=row.commission, at=now)
    context = {"here": standing_in(row.commission, request.user, at=now), "agreement": row}
    if form.is_valid():
        values = {name: form.cleaned_data[name] for name in EDITABLE}
        try:
            edit(row, by=request.user, at=now, values=values, version=form.written_version())
        except ConflictError:
            form.tell_conflict()
            return _form(request, form, status=409, **context)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("El acuerdo quedó corregido."))
            return redirect(row)
    return _form(request, form, **context)


def _form(request, form, *, here, status=None, **context):
    context |= {"form": form, "here": here, "commission": here.commission}
    return render(request, "commissions/agreement_form.html", context, status=status or (422 if form.errors else 200))
