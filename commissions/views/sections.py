"""One section of an agenda: written, compared where two wrote at once, its versions, what is said about it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commissions import drafting
from commissions.forms.sheet import CommentForm, SectionForm, goals
from commissions.merging import clashes, merged
from commissions.models import Revision, SectionComment, SectionKind
from commissions.presence import beat
from commissions.reading import changes, part_of
from commissions.sheet import ADDRESSES
from commissions.standing import standing
from kit.editing.versions import ConflictError, sent_version
from kit.once import once
from kit.paging import page_of


@require_http_methods(["GET", "HEAD", "POST"])
def agenda_section(request, slug, kind):
    now = timezone.now()
    here = standing(request.user, slug, at=now, editing=True)
    part = part_of(here.commission, kind)
    offered = goals(here.commission, on=timezone.localdate(now)) if kind == SectionKind.GOAL else {}
    data = merged(kind, request.POST.dict(), part.row.content) if request.method == "POST" else None
    form = SectionForm(data, kind=kind, goals=offered, initial=part.row.content)
    if data is None:
        return _section(request, here, part, form)
    if not form.is_valid():
        return _section(request, here, part, form, version=data.get("version", ""), status=422)
    return _save(request, here, kind, form, at=now)


def _save(request, here, kind, form, *, at):
    version, content = sent_version(request.POST), form.content()
    try:
        drafting.save_section(here.commission, kind, content, version=version, by=request.user, at=at)
    except ConflictError:
        part = part_of(here.commission, kind)
        found = clashes(part.row, content, version=version)
        agreed = [(name, content[name]) for name in form.fields if name not in {clash.name for clash in found}]
        return _section(request, here, part, form, clashes=found, agreed=agreed, is_conflict=True, status=409)
    except ValidationError as error:
        form.add_error(None, error)
        return _section(request, here, part_of(here.commission, kind), form, version=version, status=409)
    messages.success(request, _("Quedó guardado."))
    return redirect(reverse("commission_agenda", args=[here.commission.slug]) + f"?guardada={ADDRESSES[kind]}")


def _section(request, here, part, form, *, status=200, **context):
    context = {"here": here, "part": part, "form": form, "version": part.row.version} | context
    context["present"] = beat(here.commission, request.user, place=part.kind.label)
    return render(request, "commissions/section_form.html", context, status=status)


@require_safe
def section_versions(request, slug, kind):
    here = standing(request.user, slug, at=timezone.now())
    revisions = Revision.objects.filter(section__agenda__commission=here.commission, section__kind=kind)
    page = page_of(revisions.select_related("saved_by", "restores"), request.GET.get("page"))
    context = {"here": here, "part": part_of(here.commission, kind), "changes": changes(kind, page), "page": page}
    return render(request, "commissions/section_versions.html", context)


@require_POST
def section_restore(request, slug, kind, version):
    now = timezone.now()
    here = standing(request.user, slug, at=now, editing=True)
    rows = Revision.objects.select_related("section__agenda__commission")
    revision = get_object_or_404(rows, section__agenda__commission=here.commission, section__kind=kind, version=version)
    try:
        drafting.restore(revision, version=sent_version(request.POST), by=request.user, at=now)
    except ConflictError:
        messages.error(request, _("Alguien guardó la sección mientras usted miraba sus versiones: véalas otra vez."))
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("La versión %(number)s es otra vez la vigente.") % {"number": version})
    return redirect("section_versions", slug, kind)


@require_http_methods(["GET", "HEAD", "POST"])
@once(by_words=True)
def section_comment(request, slug, kind):
    now, is_post = timezone.now(), request.method == "POST"
    here = standing(request.user, slug, at=now)
    if is_post and not here.comments:
        raise Http404(_("Comentan las y los integrantes de la comisión, mientras trabaja."))
    form, part = CommentForm(request.POST if is_post else None), part_of(here.commission, kind)
    if is_post and form.is_valid():
        organization = here.role.organization if here.role else here.seats[0].organization
        text = form.cleaned_data["text"]
        drafting.comment(here.commission, kind, text, organization=organization, by=request.user, at=now)
        messages.success(request, _("Gracias: su comentario quedó junto a la sección."))
        return redirect("section_comment", slug, kind)
    context = {"here": here, "part": part, "form": form}
    return render(request, "commissions/section_comments.html", context, status=422 if is_post else 200)


@require_POST
def comment_resolve(request, slug, pk):
    now = timezone.now()
    here = standing(request.user, slug, at=now, editing=True)
    rows = SectionComment.objects.filter(section__agenda__commission=here.commission)
    comment = get_object_or_404(rows.select_related("section__agenda__commission"), pk=pk)
    drafting.resolve(comment, by=request.user, at=now)
    return redirect("section_comment", slug, comment.section.kind)
