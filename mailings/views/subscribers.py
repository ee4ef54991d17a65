"""The bulletin for anybody: asked for without an account, confirmed and left by links."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kit.editing.pages import form_page, post_data
from kit.forms.once import once
from kit.pages import links
from mailings import subscribing
from mailings.forms.subscribers import SubscriptionForm
from mailings.models import Subscriber
from members.rate_limits import refuse_a_machine


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@once
def subscribe(request):
    """It answers the same for every address, so that nobody learns who reads the bulletin."""

    def ask(form):
        refuse_a_machine(request, action="subscription")
        subscribing.ask(form.cleaned_data["email"], at=timezone.now())

    words = _(
        "Si todavía no lo recibe, en unos minutos llega un correo a %(email)s. Ábralo y toque el botón: hasta entonces "
        "no le enviamos nada."
    )
    return form_page(
        request,
        SubscriptionForm(post_data(request)),
        act=ask,
        done=words % {"email": request.POST.get("email", "").strip()},
        then=reverse("bulletin_list"),
        template="mailings/subscribe.html",
    )


@links.opened_by_link
@require_http_methods(["GET", "HEAD", "POST"])
def subscription_confirm(request, token):
    subscriber = _read(subscribing.read_confirm, token)
    if request.method == "POST":
        subscribing.confirm(subscriber, at=timezone.now())
        subscriber.refresh_from_db()
    return render(request, "mailings/subscription_confirm.html", {"subscriber": subscriber})


@links.opened_by_link
@require_http_methods(["GET", "HEAD", "POST"])
def subscription_leave(request, token):
    """A mail program posts here without a cookie and takes no redirect (RFC 8058)."""
    subscriber = _read(subscribing.read_leave, token)
    if request.method == "POST":
        subscribing.leave(subscriber, at=timezone.now())
        subscriber.refresh_from_db()
    return render(request, "mailings/subscription_leave.html", {"subscriber": subscriber})


def _read(reader, token: str) -> Subscriber:
    """Whose link it is; Http404 with a way on."""
    try:
        return reader(token)
    except (links.BadLinkError, Subscriber.DoesNotExist, ValueError) as error:
        raise Http404(_("Este enlace ya no sirve. Puede pedir el boletín otra vez en «Boletines».")) from error
