"""The whole sheet of a commission: its sections, its plan, what is missing, who is here; and what is done with it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commissions import publishing
from commissions.access import commission_access
from commissions.before_publishing import pending
from commissions.forms.agendas import ConsultForm
from commissions.presence import beat
from commissions.questions import ADDRESSES
from commissions.reading import agenda_content, newer_version
from kit.editing.refusals import errors_as_messages
from kit.editing.versions import sent_version


@require_safe
def commission_agenda(request, slug):
    access = commission_access(request.user, slug, at=timezone.now())
    address = request.GET.get("guardada", "")
    content = agenda_content(access.commission)
    saved = next((kind for kind, word in ADDRESSES.items() if word == address), "")
    context = {
        "access": access,
        "content": content,
        "present": beat(access.commission, request.user),
        "consult": ConsultForm(initial={"until": content.agenda.comments_until}),
        "saved": saved,
        "following": content.following(saved) if saved and access.edits else None,
    }
    return render(request, "commissions/agenda_detail.html", context)


@require_POST
def agenda_presence(request, slug):
    """The beat of a page that is open; without scripts its button draws the page anew."""
    access = commission_access(request.user, slug, at=timezone.now())
    word = request.POST.get("seccion", "")
    kind = next((kind for kind, one in ADDRESSES.items() if one == word), None)
    present = beat(access.commission, request.user, place=kind.label if kind else "")
    if not request.htmx:
        return redirect("agenda_section", slug, kind) if kind else redirect("commission_agenda", slug)
    version = sent_version(request.POST)
    newer = newer_version(access.commission, kind, version) if kind and version >= 0 else None
    return render(request, "commissions/present.html", {"present": present, "newer": newer})


@require_POST
def agenda_consult(request, slug):
    form = ConsultForm(request.POST)
    if not form.is_valid():
        commission_access(request.user, slug, at=timezone.now(), right="leads")
        messages.error(request, _("Escriba hasta qué día puede comentar la comisión."))
        return redirect("commission_agenda", slug)
    done = _("La comisión puede comentar la agenda.")
    return _act(request, slug, publishing.consult, done=done, until=form.cleaned_data["until"])


@require_POST
def agenda_publish(request, slug):
    """It is asked first, with what is open and what changes; what was asked is what is confirmed."""
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="leads")
    open_ones = pending(access.commission, on=timezone.localdate(now))
    if open_ones.is_ready and request.POST.get("sure") != open_ones.seen:
        return render(request, "commissions/publish_confirm.html", {"access": access, "pending": open_ones})
    return _act(request, slug, publishing.publish, done=_("La agenda quedó publicada."))


@require_POST
def agenda_reopen(request, slug):
    done = _("La agenda volvió a borrador; lo publicado sigue publicado.")
    return _act(request, slug, publishing.reopen, done=done)


def _act(request, slug, act, *, done, **values):
    now = timezone.now()
    access = commission_access(request.user, slug, at=now, right="leads")
    with errors_as_messages(request):
        act(access.commission, by=request.user, at=now, **values)
        messages.success(request, done)
    return redirect("commission_agenda", slug)
