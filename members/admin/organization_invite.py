"""Inviting from the list of organisations, one or four hundred."""

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members import invitations, inviting_many
from members.models import Invitation, Organization


class InviteForm(forms.ModelForm):
    """One person for one organisation."""

    class Meta:
        model = Invitation
        fields = ["email", "name", "kind", "position"]

    def validate_constraints(self):
        """The act knows the rules and says them better."""


class SelectionForm(forms.Form):
    """The organisations of a preview, as ids with commas between."""

    organizations = forms.RegexField(r"^\d{1,18}(,\d{1,18})*$", max_length=20_000, widget=forms.HiddenInput)

    def clean_organizations(self):
        return Organization.objects.filter(pk__in=self.cleaned_data["organizations"].split(",")[: inviting_many.MOST])


class InvitePages:
    """Part of the admin of organisations."""

    acts = {"invite": "invitar"}

    def get_urls(self):
        view = self.admin_site.admin_view(self.invite_many)
        return [path("invitar/", view, name="members_organization_invite_many"), *super().get_urls()]

    def invite(self, request, row):
        def act(data):
            invitation = invitations.invite(row, by=request.user, **data, at=timezone.now())
            return _("Invitación para %(email)s: el correo sale en un momento.") % {"email": invitation.email}

        lead = _("Le llega un correo con un enlace que vale 14 días. También puede copiar el enlace en Invitaciones.")
        title = _("Invitar a alguien a hablar por «%(name)s»") % {"name": row.name}
        return self.small_page(
            request, row, title=title, lead=lead, button=_("Invitar"), act=act, form_class=InviteForm
        )

    @admin.action(description=gettext_lazy("Invitar a quien hablará por ellas (con vista previa)"))
    def invite_selected(self, request, queryset):
        """The preview: who gets a mail, who not and why."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        try:
            plan = inviting_many.plan(queryset, by=request.user, at=timezone.now())
        except ValidationError as refusal:
            messages.error(request, refusal.message)
            return None
        return invite_many_page(self, request, plan, back=request.get_full_path())

    def invite_many(self, request):
        """The confirmed preview; everything is looked at again, so that a second press invites nobody twice."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        form = SelectionForm(request.POST) if request.method == "POST" else None
        if form and form.is_valid():
            count = inviting_many.invite_all(form.cleaned_data["organizations"], by=request.user, at=timezone.now())
            sentence = ngettext("Se invitó a %(n)s organización.", "Se invitó a %(n)s organizaciones.", count) % {
                "n": count
            }
            messages.success(request, _("%(done)s Los correos salen en un momento.") % {"done": sentence})
            return HttpResponseRedirect(reverse("admin:members_invitation_changelist"))
        messages.warning(request, _("Elija primero las organizaciones en la lista y la acción «Invitar…»."))
        return HttpResponseRedirect(reverse("admin:members_organization_changelist"))


def invite_many_page(office, request, plan: inviting_many.Plan, *, back: str) -> TemplateResponse:
    """Who gets a mail, who not and why, and the mail as it will look; of any page of the office."""
    context = {
        **office.admin_site.each_context(request),
        "title": _("Invitar a quien hablará por su organización"),
        "opts": office.opts,
        "plan": plan,
        "keys": ",".join(str(invitation.organization_id) for invitation in plan.ready),
        "sample": _sample(plan.ready[0]) if plan.ready else None,
        "back": back,
    }
    return TemplateResponse(request, "admin/members/invite_many.html", context)


def _sample(invitation: Invitation) -> dict[str, str]:
    """The mail as it will look, with a link that leads nowhere."""
    link = settings.SITE_URL + reverse("invitation", args=["xxxxxxxx"])
    context = {"invitation": invitation, "link": link, "site_url": settings.SITE_URL}
    return {
        "subject": render_to_string("mail/invitation_subject.txt", context).strip(),
        "text": render_to_string("mail/invitation.txt", context).strip(),
    }
