"""«Escribirle»: what one organisation writes to another, read and answered on one page."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit.editing.pages import form_page, post_data
from kit.editing.refusals import errors_as_messages
from kit.forms.once import once
from members import peer_messages
from members.access import mandates_of, organization_access
from members.forms.peer_messages import PeerMessageForm
from members.models import Organization, PeerMessage, WritingBlock


@require_safe
def organization_write(request, slug):
    """From the page of an organisation to the conversation with it."""
    recipient = get_object_or_404(Organization.objects.active(), slug=slug)
    mandates = mandates_of(request.user, at=timezone.now())
    if not mandates:
        raise Http404(_("Aquí escriben quienes representan a una organización del Pacto."))
    others = [row for row in mandates if row.organization != recipient]
    if not others:
        return redirect("member_conversations", slug)
    own = next((row for row in others if row.may_manage), others[0])
    return redirect("member_conversation", own.organization.slug, slug)


@require_safe
def member_conversations(request, slug):
    access = organization_access(request.user, slug, at=timezone.now())
    context = {"access": access, "conversations": peer_messages.conversations(access.organization)}
    return render(request, "members/conversation_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def member_conversation(request, slug, other):
    now = timezone.now()
    access, partner = _conversation(request, slug, other, managing=request.method == "POST")
    has_readers = bool(peer_messages.readers(partner, at=now))

    def write(form):
        peer_messages.write(access.organization, partner, **form.cleaned_data, by=request.user, at=timezone.now())
        return reverse("member_conversation", args=[slug, other]) + "?enviado=1#ultimo"

    return form_page(
        request,
        PeerMessageForm(post_data(request), user=request.user, has_readers=has_readers),
        act=write,
        done=_("Su mensaje va en camino a %s.") % partner,
        template="members/conversation_detail.html",
        access=access,
        partner=partner,
        has_readers=has_readers,
        is_reachable=has_readers or bool(partner.email),
        rows=PeerMessage.objects.between(access.organization, partner).select_related("written_by"),
        is_blocked=_blocks(access.organization, partner).exists(),
    )


def _conversation(request, slug: str, other: str, *, managing: bool):
    access = organization_access(request.user, slug, at=timezone.now(), managing=managing)
    return access, get_object_or_404(Organization.objects.active().exclude(pk=access.organization.pk), slug=other)


def _blocks(organization: Organization, partner: Organization):
    return WritingBlock.objects.active().filter(sender=partner, recipient=organization)


@require_POST
def peer_message_report(request, slug, other, pk):
    access, partner = _conversation(request, slug, other, managing=True)
    message = get_object_or_404(PeerMessage, pk=pk, sender=partner, recipient=access.organization)
    with errors_as_messages(request):
        peer_messages.report(message, by=request.user, at=timezone.now())
        messages.success(request, _("Gracias: la Coordinación lo va a revisar."))
    return redirect("member_conversation", slug, other)


@require_POST
def conversation_block(request, slug, other):
    access, partner = _conversation(request, slug, other, managing=True)
    stops = request.POST.get("stop") == "yes"
    act = peer_messages.block if stops else peer_messages.unblock
    with errors_as_messages(request):
        act(partner, access.organization, by=request.user, at=timezone.now())
        sentence = _("%s ya no puede escribirles.") if stops else _("%s ya puede escribirles otra vez.")
        messages.success(request, sentence % partner)
    return redirect("member_conversation", slug, other)
