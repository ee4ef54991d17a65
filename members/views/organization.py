"""«Mi organización»: what a member sees and changes of its own record."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit.sections import parts
from kit.versions import ConflictError
from members.directory import Profile
from members.forms.record import RecordForm
from members.models import Audience, Organization
from members.record_editing import confirm_record, save_record
from members.standing import mandates_of, standing

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
    here = standing(request.user, slug, at=timezone.now())
    return render(request, "members/my_organization_detail.html", {"here": here})


@require_http_methods(["GET", "HEAD", "POST"])
def member_organization_edit(request, slug):
    here = standing(request.user, slug, at=timezone.now(), managing=True)
    form = RecordForm(request.POST if request.method == "POST" else None, instance=here.organization)
    if request.method != "POST":
        return _form_page(request, here, form)
    if not form.is_valid():
        return _form_page(request, here, form, status=422)
    return _save(request, here, form)


def _save(request, here, form):
    if not form.changed_data:
        messages.info(request, _("La ficha ya está guardada así."))
        return redirect("member_organization", here.organization.slug)
    try:
        save_record(here.organization, form.cleaned_data, version=form.written_version(), by=request.user)
    except ConflictError:
        form.tell_conflict()
        return _form_page(request, here, form, status=409)
    except ValidationError as error:
        form.add_error(None, error)
        return _form_page(request, here, form, status=422)
    messages.success(request, _("La ficha quedó guardada."))
    return redirect("member_organization", here.organization.slug) if request.user.welcomed_at else redirect("welcome")


def _form_page(request, here, form, *, status=200):
    return render(request, "members/my_organization_form.html", {"here": here, "form": form}, status=status)


@require_POST
def member_organization_confirm(request, slug):
    here = standing(request.user, slug, at=timezone.now(), managing=True)
    confirm_record(here.organization, by=request.user, at=timezone.now())
    messages.success(request, _("Gracias: anotamos que sus datos siguen siendo estos."))
    return redirect("member_organization", here.organization.slug)


@require_safe
def member_organization_preview(request, slug):
    now = timezone.now()
    here = standing(request.user, slug, at=now)
    seen_as = request.GET.get("como", "publico")
    if seen_as not in SEEN_AS:
        raise Http404(_("Elija si quiere ver la página como cualquier persona o como integrante."))
    organization = Organization.objects.on_its_page().get(pk=here.organization.pk)
    profile = Profile(organization, audiences=SEEN_AS[seen_as], at=now)
    context = {"here": here, "organization": organization, "profile": profile, "seen_as": seen_as}
    context["parts"] = parts(organization, at=now)
    return render(request, "members/my_organization_preview.html", context)
