"""«Mi organización»: what a member sees and changes of its own record."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit.editing.pages import form_page, post_data
from kit.editing.refusals import errors_as_messages
from kit.registries.extensions import parts
from members.access import mandates_of, organization_access
from members.directory import Profile
from members.first_steps import proposed_email
from members.forms.record import ContactForm, RecordForm
from members.models import Audience, Organization
from members.record_editing import confirm_record, save_record

SEEN_AS = {"publico": (Audience.PUBLIC,), "integrantes": (Audience.PUBLIC, Audience.MEMBERS)}


@require_safe
def my_organizations(request):
    mandates = mandates_of(request.user, at=timezone.now())
    if mandates and not request.user.welcomed_at:
        return redirect("welcome")
    if len(mandates) == 1:
        return redirect("member_organization", mandates[0].organization.slug)
    return render(request, "members/my_organization_list.html", {"mandates": mandates})


@require_safe
def member_organization(request, slug):
    access = organization_access(request.user, slug, at=timezone.now())
    return render(request, "members/my_organization_detail.html", {"access": access})


@require_http_methods(["GET", "HEAD", "POST"])
def member_organization_edit(request, slug):
    access = organization_access(request.user, slug, at=timezone.now(), managing=True)

    def save(form):
        if form.changed_data:
            version = form.written_version()
            save_record(access.organization, form.cleaned_data, version=version, by=request.user, at=timezone.now())
            messages.success(request, _("La ficha quedó guardada."))
        else:
            messages.info(request, _("La ficha ya está guardada así."))
        return reverse("member_organization", args=[slug]) if request.user.welcomed_at else reverse("welcome")

    form = RecordForm(post_data(request), instance=access.organization)
    return form_page(request, form, act=save, template="members/my_organization_form.html", access=access)


@require_http_methods(["GET", "HEAD", "POST"])
def member_contact(request, slug):
    access = organization_access(request.user, slug, at=timezone.now(), managing=True)
    organization = access.organization

    def save(form):
        version = form.written_version()
        save_record(organization, form.cleaned_data, version=version, by=request.user, at=timezone.now())

    proposed = {"email": proposed_email(organization, request.user)}
    return form_page(
        request,
        ContactForm(post_data(request), instance=organization, initial=proposed),
        act=save,
        done=_("Listo: así las contactan las demás."),
        then=reverse("home"),
        template="members/my_contact_form.html",
        access=access,
    )


@require_POST
def member_organization_confirm(request, slug):
    now = timezone.now()
    access = organization_access(request.user, slug, at=now, managing=True)
    with errors_as_messages(request):
        confirm_record(access.organization, by=request.user, at=now)
        messages.success(request, _("Gracias: anotamos que todo sigue igual."))
    return redirect("member_organization", slug)


@require_safe
def member_organization_preview(request, slug):
    now = timezone.now()
    access = organization_access(request.user, slug, at=now)
    seen_as = request.GET.get("como", "publico")
    if seen_as not in SEEN_AS:
        raise Http404(_("Elija si quiere ver la página como cualquier persona o como integrante."))
    organization = Organization.objects.on_its_page().get(pk=access.organization.pk)
    profile = Profile(organization, audiences=SEEN_AS[seen_as], at=now)
    context = {"access": access, "organization": organization, "profile": profile, "seen_as": seen_as}
    context["parts"] = parts(organization, at=now)
    return render(request, "members/my_organization_preview.html", context)
