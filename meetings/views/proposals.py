"""Quick decisions of a commission."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commissions.access import CommissionAccess, commission_access
from kit.editing.pages import DONE, attempt, form_page, post_data
from kit.editing.refusals import errors_as_messages
from kit.forms.once import once
from kit.pages.paging import page_of
from meetings import proposing
from meetings.forms.meetings import OutcomeForm, ProposalForm, VoiceForm
from meetings.models import Proposal, Voice
from meetings.tally import tally
from members.models import Status


@require_safe
def proposal_list(request, slug):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now)
    rows = (
        access.commission.proposals.select_related("opened_by")
        .annotate(spoken=Count("voices", filter=~Q(voices__organization__status=Status.MERGED)))
        .order_by("-opened_at", "-pk")
    )
    context = {"access": access, "page": page_of(rows, request.GET.get("page")), "now": now}
    return render(request, "meetings/proposal_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once(by_words=True)
def proposal_new(request, slug):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="edits")

    def propose(form):
        proposal = proposing.propose(access.commission, **form.cleaned_data, by=access.user, at=now)
        return reverse("commission_proposal", args=[slug, proposal.pk])

    return form_page(
        request,
        ProposalForm(post_data(request)),
        act=propose,
        done=_("La propuesta quedó abierta: la comisión ya puede responder."),
        template="meetings/proposal_form.html",
        access=access,
    )


@require_safe
def proposal_detail(request, slug, pk):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now)
    return _page(request, access, _proposal(access, pk), at=now)


def _proposal(access: CommissionAccess, pk: int) -> Proposal:
    rows = access.commission.proposals.select_related("opened_by", "concluded_by", "ratified_by")
    return get_object_or_404(rows, pk=pk)


def _page(request, access, proposal, *, at, voice_form=None, outcome_form=None, status=200):
    """The proposal with every voice; a form that was refused stands in its place."""
    outcome = tally(proposal, at=at)
    seats = proposing.spoken_for(access.user, access.commission, at=at).select_related("organization")
    is_open = proposal.closes_at > at and not (proposal.concluded_at or access.commission.closed_at)
    forms = []
    for seat in seats.order_by("organization__sort_key") if is_open else []:
        own = outcome.voice_of(seat.organization)
        form = _voice_form(proposal, seat.organization, own)
        is_refused = voice_form and voice_form.prefix == form.prefix
        forms.append((seat.organization, voice_form if is_refused else form, own))
    context = {"access": access, "proposal": proposal, "tally": outcome, "forms": forms, "is_open": is_open}
    context |= {"outcome_form": outcome_form or OutcomeForm(), "now": at, "voice_form": voice_form}
    return render(request, "meetings/proposal_detail.html", context, status=status)


def _voice_form(proposal, organization, own=None, data=None) -> VoiceForm:
    instance = own or Voice(proposal=proposal, organization=organization)
    return VoiceForm(data, instance=instance, prefix=f"o{organization.pk}")


@require_POST
def proposal_voice(request, slug, pk, organization):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now)
    proposal = _proposal(access, pk)
    seat = proposing.spoken_for(access.user, access.commission, at=now).filter(organization__slug=organization).first()
    if seat is None:
        raise Http404(_("Aquí no hay nada que usted pueda ver."))
    speaker = seat.organization
    form = _voice_form(proposal, speaker, proposal.voices.filter(organization=speaker).first(), request.POST)

    def speak(form):
        read = form.written_version()
        proposing.speak(proposal, speaker, **form.cleaned_data, read=read, by=access.user, at=now)

    status, _spoken = attempt(form, speak)
    if status == DONE:
        messages.success(request, _("Se registró la respuesta de %s. Puede cambiarla hasta el cierre.") % speaker)
        return redirect("commission_proposal", slug, pk)
    return _page(request, access, proposal, at=now, voice_form=form, status=status)


@require_POST
def proposal_conclude(request, slug, pk):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="leads")
    form = OutcomeForm(request.POST)

    def conclude(form):
        proposing.conclude(_proposal(access, pk), **form.cleaned_data, by=access.user, at=now)

    status, _concluded = attempt(form, conclude)
    if status == DONE:
        messages.success(request, _("El resultado quedó escrito."))
        return redirect("commission_proposal", slug, pk)
    return _page(request, access, _proposal(access, pk), at=now, outcome_form=form, status=status)


@require_POST
def proposal_ratify(request, slug, pk):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="leads")
    with errors_as_messages(request, level=messages.INFO):
        proposing.ratify(_proposal(access, pk), by=access.user, at=now)
        messages.success(request, _("Quedó ratificada."))
    return redirect("commission_proposal", slug, pk)
