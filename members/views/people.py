"""The people of an organisation: who speaks for it, who is invited, and how that ends."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit.editing.pages import REFUSED, SHOWN, form_page, post_data
from kit.editing.refusals import errors_as_messages, errors_on
from kit.forms.once import once
from kit.text.dates import short_date
from members import invitations, mandates
from members.access import organization_access
from members.forms.people import InvitationForm, MandateForm, PersonForm
from members.models import Representation

NEWEST = 30


@require_safe
def member_people(request, slug):
    now = timezone.now()
    access = organization_access(request.user, slug, at=now)
    rows = list(access.organization.representations.select_related("user", "ended_by").order_by("-term"))
    order = {kind: place for place, kind in enumerate(("titular", "alternate", "contact"))}
    active = sorted((row for row in rows if row.is_active(at=now)), key=lambda row: order[row.kind])
    past = [row for row in rows if row.ends_at and row.ends_at <= now]
    newest = list(access.organization.invitations.filter(accepted_at=None).select_related("invited_by")[:NEWEST])
    for invitation in newest:
        invitation.now = invitation.state(at=now)
    context = {"access": access, "active": active, "past": past, "invitations": newest}
    return render(request, "members/my_people_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def member_self(request, slug):
    now, data = timezone.now(), post_data(request)
    access = organization_access(request.user, slug, at=now)
    form, mandate = PersonForm(data, instance=request.user), MandateForm(data, instance=access.mandate)
    if form.is_valid() and mandate.is_valid():
        values = {"person": form.cleaned_data, "mandate": mandate.cleaned_data}
        with errors_on(form):
            mandates.describe(access.mandate, **values, by=request.user, at=now)
            messages.success(request, _("Sus datos quedaron guardados."))
            return redirect("member_people", slug)
    context = {"access": access, "form": form, "mandate": mandate}
    return render(request, "members/my_self_form.html", context, status=REFUSED if data is not None else SHOWN)


@require_http_methods(["GET", "HEAD", "POST"])
def mandate_end(request, slug, pk):
    now = timezone.now()
    access = organization_access(request.user, slug, at=now)
    mandate = get_object_or_404(access.organization.representations.select_related("user"), pk=pk)
    is_own = mandate.pk == access.mandate.pk
    if not (is_own or access.may_manage):
        raise Http404
    if request.method != "POST":
        alone = not access.organization.representations.active(at=now).exclude(pk=mandate.pk).exists()
        context = {"access": access, "mandate": mandate, "is_own": is_own, "alone": alone}
        context["is_over"] = not mandate.is_active(at=now)
        return render(request, "members/my_mandate_confirm.html", context)
    with errors_as_messages(request, level=messages.INFO):
        mandates.end(mandate, by=request.user, at=now)
        return _after_ending(request, mandate, is_own=is_own)
    return redirect("member_people", slug)


def _after_ending(request, mandate: Representation, *, is_own: bool):
    """The sessions of that person are over: her own page too, when it is she who left."""
    if is_own:
        logout(request)
        messages.success(request, _("Dejó de representar a %s. Gracias por su trabajo.") % mandate.organization)
        return redirect("home")
    messages.success(request, _("%s ya no representa a la organización.") % mandate.user)
    return redirect("member_people", mandate.organization.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@once
def invitation_new(request, slug):
    access = organization_access(request.user, slug, at=timezone.now(), managing=True)

    def invite(form):
        invitation = invitations.invite(access.organization, **form.cleaned_data, by=request.user, at=timezone.now())
        sentence = _("La invitación para %s está por enviarse: sale en un momento.")
        messages.success(request, sentence % invitation.email)
        return reverse("member_invitation", args=[slug, invitation.pk])

    form = InvitationForm(post_data(request))
    return form_page(request, form, act=invite, template="members/my_invitation_form.html", access=access)


@require_safe
def member_invitation(request, slug, pk):
    now = timezone.now()
    access = organization_access(request.user, slug, at=now, managing=True)
    rows = access.organization.invitations.select_related("organization", "invited_by", "accepted_by", "revoked_by")
    invitation = get_object_or_404(rows, pk=pk)
    link = "" if invitations.why_closed(invitation, at=now) else invitations.invitation_link(invitation, mailed=False)
    words = _(
        "Aquí está su invitación para representar a %(name)s en el Pacto por la Primera Infancia. "
        "Acéptela antes del %(day)s:"
    )
    context = {"access": access, "invitation": invitation, "state": invitation.state(at=now), "link": link}
    day = short_date(timezone.localdate(invitation.expires_at))
    context["words"] = words % {"name": access.organization.name, "day": day}
    return render(request, "members/my_invitation_detail.html", context)


@require_POST
def invitation_resend(request, slug, pk):
    return _change_invitation(request, slug, pk, invitations.resend, _("La invitación se enviará de nuevo."))


@require_POST
def invitation_revoke(request, slug, pk):
    return _change_invitation(request, slug, pk, invitations.revoke, _("La invitación quedó cancelada."))


def _change_invitation(request, slug, pk, act, sentence: str):
    now = timezone.now()
    access = organization_access(request.user, slug, at=now, managing=True)
    invitation = get_object_or_404(access.organization.invitations, pk=pk)
    with errors_as_messages(request, level=messages.INFO):
        act(invitation, by=request.user, at=now)
        messages.success(request, sentence)
    return redirect("member_invitation", slug, pk)
