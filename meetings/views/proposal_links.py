"""Answering a proposal from the mail, without a login; looking changes nothing."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kit.editing.pages import DONE, REFUSED, SHOWN, attempt
from kit.pages import links
from meetings import proposing, voting
from meetings.models import Proposal
from members.models import User

from .proposals import form_for_voice


@links.opened_by_link
@require_http_methods(["GET", "HEAD", "POST"])
def proposal_answer(request, token):
    now = timezone.now()
    link, status, refused = _opened(token, at=now), SHOWN, None
    if request.method == "POST":
        status, refused = _speak(request, link, at=now)
        if status == DONE:
            return redirect("proposal_answer", token=token)
    proposal = link.proposal
    is_open = proposal.closes_at > now and not (proposal.concluded_at or proposal.withdrawn_at)
    context = {"proposal": proposal, "now": now, "is_open": is_open and not proposal.commission.closed_at}
    context["forms"] = [_form(request, proposal, seat, refused) for seat in link.seats]
    return render(request, "meetings/proposal_answer.html", context, status=status)


def _opened(token, *, at) -> voting.OpenedProposal:
    try:
        return voting.opened(token, at=at)
    except (links.BadLinkError, Proposal.DoesNotExist, User.DoesNotExist) as error:
        sentence = _("Este enlace ya no sirve: es de hace tiempo, o usted ya no va por su organización a la comisión.")
        raise Http404(sentence) from error


def _speak(request, link, *, at):
    """The status, and the form that was refused."""
    slug, proposal = request.POST.get("organization", ""), link.proposal
    speaker = next((seat.organization for seat in link.seats if seat.organization.slug == slug), None)
    if speaker is None:
        return REFUSED, None
    form = form_for_voice(proposal, speaker, proposal.voices.filter(organization=speaker).first(), request.POST)
    values = {"by": link.user, "at": at, "read": form.written_version()}
    status, _voice = attempt(form, lambda form: proposing.speak(proposal, speaker, **form.cleaned_data, **values))
    return status, form


def _form(request, proposal, seat, refused):
    """The organisation, its form with what the button of the mail said, and what it has answered so far."""
    own = proposal.voices.filter(organization=seat.organization).first()
    form = form_for_voice(proposal, seat.organization, own)
    if refused and refused.prefix == form.prefix:
        return seat.organization, refused, own
    if not own and (stance := voting.BUTTONS.get(request.GET.get(voting.BUTTON))):
        form.initial["stance"] = stance
    return seat.organization, form, own
