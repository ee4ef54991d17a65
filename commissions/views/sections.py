"""One section of an agenda: written, compared where two wrote at once, its versions, what is said about it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commissions import drafting
from commissions.access import commission_access
from commissions.forms.agendas import AgendaSectionForm, CommentReplyForm, SectionCommentForm, goals
from commissions.models import Revision, SectionComment, SectionKind
from commissions.presence import beat
from commissions.questions import ADDRESSES
from commissions.reading import changes, part_of
from kit.editing.pages import form_page, post_data
from kit.editing.refusals import errors_as_messages
from kit.editing.undo import UNDO_TIME, Undo, say_done
from kit.editing.versions import sent_version
from kit.forms.once import once
from kit.pages.paging import page_of


@require_http_methods(["GET", "HEAD", "POST"])
def agenda_section(request, slug, kind):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="edits")
    part = part_of(access.commission, kind)
    offered = goals(access.commission, on=timezone.localdate(now)) if kind == SectionKind.GOAL else {}

    def save(form):
        version = form.written_version()
        drafting.save_section(access.commission, kind, form.content(), version=version, by=request.user, at=now)

    return form_page(
        request,
        AgendaSectionForm(post_data(request), instance=part.row, goals=offered),
        act=save,
        done=_("Quedó guardado."),
        then=reverse("commission_agenda", args=[slug]) + f"?guardada={ADDRESSES[kind]}#{ADDRESSES[kind]}",
        template="commissions/section_form.html",
        access=access,
        part=part,
        present=beat(access.commission, request.user, place=part.kind.label),
    )


@require_safe
def section_versions(request, slug, kind):
    access = commission_access(request.user, slug, at=timezone.now())
    revisions = Revision.objects.filter(section__agenda__commission=access.commission, section__kind=kind)
    page = page_of(revisions.select_related("saved_by", "restores"), request.GET.get("page"))
    context = {"access": access, "part": part_of(access.commission, kind), "changes": changes(kind, page), "page": page}
    return render(request, "commissions/section_versions.html", context)


@require_POST
def section_restore(request, slug, kind, version):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="edits")
    rows = Revision.objects.select_related("section__agenda__commission")
    revision = get_object_or_404(
        rows, section__agenda__commission=access.commission, section__kind=kind, version=version
    )
    with errors_as_messages(request):
        drafting.restore(revision, version=sent_version(request.POST), by=request.user, at=now)
        messages.success(request, _("La versión %(number)s es otra vez la vigente.") % {"number": version})
    return redirect("section_versions", slug, kind)


@require_http_methods(["GET", "HEAD", "POST"])
@once(by_words=True)
def section_comment(request, slug, kind):
    now, data = timezone.now(), post_data(request)
    access = commission_access(request.user, slug, at=now)
    if data is not None and not access.comments:
        raise Http404(_("Comentan las y los integrantes de la comisión, mientras trabaja."))

    def comment(form):
        drafting.comment(access.commission, kind, form.cleaned_data["text"], by=request.user, at=now)

    return form_page(
        request,
        SectionCommentForm(data),
        act=comment,
        done=_("Gracias: su comentario quedó junto a la sección."),
        then=request.path,
        template="commissions/section_comments.html",
        access=access,
        part=part_of(access.commission, kind),
    )


@require_POST
@once
def comment_resolve(request, slug, pk):
    now = timezone.now()
    comment, form = _comment(request, slug, pk, at=now), CommentReplyForm(request.POST)
    if form.is_valid():
        drafting.resolve(comment, reply=form.cleaned_data["reply"], by=request.user, at=now)
        undo = Undo(reverse("comment_reopen", args=[slug, pk]), now + UNDO_TIME)
        say_done(request, _("El comentario quedó atendido."), undo)
    else:
        messages.error(request, _("Escriba a lo más 500 letras."))
    return _comments_of(comment, slug)


@require_POST
@once
def comment_reopen(request, slug, pk):
    now = timezone.now()
    comment = _comment(request, slug, pk, at=now)
    drafting.unresolve(comment, by=request.user, at=now)
    messages.success(request, _("El comentario espera otra vez."))
    return _comments_of(comment, slug)


def _comment(request, slug, pk, *, at) -> SectionComment:
    """One that this person may attend to; Http404 for any other."""
    access = commission_access(request.user, slug, at=at, right="edits")
    rows = SectionComment.objects.filter(section__agenda__commission=access.commission)
    return get_object_or_404(rows.select_related("section__agenda__commission"), pk=pk)


def _comments_of(comment: SectionComment, slug: str):
    url = reverse("section_comment", args=[slug, comment.section.kind])
    return redirect(f"{url}#comentario-{comment.pk}")
