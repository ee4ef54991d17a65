"""The page behind an invitation's link. Looking changes nothing, because mail scanners look at every link."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kit.editing.pages import CONFLICT
from kit.pages.links import BadLinkError
from members import invitations, login
from members.models import Invitation, User


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request, token):
    try:
        key, mailed = invitations.read_link(token)
    except BadLinkError as error:
        raise Http404(_("El enlace está incompleto. Ábralo desde el mensaje o cópielo entero.")) from error
    row = Invitation.objects.select_related("organization", "invited_by").filter(key=key).first()
    if row is None:
        raise Http404(_("Esa invitación no existe."))
    sentence = invitations.why_closed(row, at=timezone.now())
    if request.method == "POST" and _is_again(request, row):
        return _shown_again(request)
    if sentence:
        return _page(request, row, "closed", sentence=sentence, status=410)
    step = _step(request, row, mailed=mailed)
    return STEPS[step](request, row) if request.method == "POST" else _page(request, row, step)


def _step(request, invitation: Invitation, *, mailed: bool) -> str:
    """What the visitor can do: only a link that came by mail lets in, and only who has never been inside."""
    if request.user.is_authenticated:
        is_own = User.objects.reached_at(invitation.email).filter(pk=request.user.pk).exists()
        return "accept" if is_own else "stranger"
    return "enter" if mailed and not login.has_entered(invitation.email) else "prove"


def _page(request, invitation: Invitation, step: str, *, sentence: str = "", status: int = 200):
    context = {"invitation": invitation, "step": step, "sentence": sentence}
    return render(request, "members/invitation_accept.html", context, status=status)


def _is_again(request, invitation: Invitation) -> bool:
    """Whether the same person, or a browser that nobody is in yet, presses once more on what was accepted."""
    return bool(invitation.accepted_at) and (
        not request.user.is_authenticated or request.user.pk == invitation.accepted_by_id
    )


def _shown_again(request):
    """The page of the first press; whoever is not inside comes to it by the login page."""
    if request.user.is_authenticated:
        messages.info(request, _("Ya lo habíamos recibido: se hizo una sola vez."))
    else:
        messages.info(request, _("Esta invitación ya fue aceptada. Entre al portal con el correo que la recibió."))
    return redirect("my_organizations")


def _refused(request, invitation: Invitation, error: ValidationError):
    invitation.refresh_from_db()
    if _is_again(request, invitation):
        return _shown_again(request)
    return _page(request, invitation, "closed", sentence=error.messages[0], status=CONFLICT)


def _accept(request, invitation):
    try:
        invitations.accept(invitation, user=request.user, at=timezone.now())
    except ValidationError as error:
        return _refused(request, invitation, error)
    messages.success(request, _("Desde ahora representa a %s.") % invitation.organization)
    return redirect("my_organizations")


def _enter(request, invitation):
    try:
        with transaction.atomic():
            user = login.prove_mailbox(invitation.email)
            invitations.accept(invitation, user=user, at=timezone.now())
    except ValidationError as error:
        return _refused(request, invitation, error)
    return login.enter(request, user, email=invitation.email, then=reverse("my_organizations"))


def _prove(request, invitation):
    response = login.send_code(request, email=invitation.email, then=request.path)
    sentence = _("Se pidieron demasiados códigos para ese correo. Espere unos minutos y vuelva a intentar.")
    return response or _page(request, invitation, "prove", sentence=sentence, status=429)


def _refuse(request, invitation):
    """Back to the page that says whose invitation it is; a 4xx would write the working link to the log."""
    return redirect(request.path)


STEPS = {"accept": _accept, "enter": _enter, "prove": _prove, "stranger": _refuse}
