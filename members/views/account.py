"""What the portal does otherwise on allauth's pages, and its own pages beside them."""

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.forms import ConfirmLoginCodeForm
from allauth.account.views import ConfirmLoginCodeView, LogoutView, PasswordSetView
from allauth.core.exceptions import ReauthenticationRequired
from allauth.usersessions.views import ListUserSessionsView
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kit.editing.pages import CONFLICT
from kit.pages.links import BadLinkError, opened_by_link
from members import addresses, devices
from members.authentication import BaseReauthenticateView, is_reauthentication_required, ratelimit
from members.reauthentication import CodeProcess
from members.sessions import list_open


class ConfirmLoginCode(ConfirmLoginCodeView):
    def _verify_form_valid(self, form):
        """The code proves the mailbox, which may have become somebody else's since it went out."""
        if not addresses.prove(self._process.user, self._process.state["email"]):
            self._process.abort()
            return redirect("account_request_login_code")
        return super()._verify_form_valid(form)


class Logout(LogoutView):
    def post(self, *args, **kwargs):
        """What the browser kept of what she was writing goes too; the cookie that knows this device stays."""
        response = super().post(*args, **kwargs)
        response["Clear-Site-Data"] = '"storage"'
        return response


class SetPassword(PasswordSetView):
    def dispatch(self, request, *args, **kwargs):
        """Asked again first; what was typed is not kept meanwhile, as allauth would, because it is a password."""
        if must_confirm(request):
            url = get_adapter().get_reauthentication_methods(request.user)[0]["url"]
            return redirect(f"{url}?{urlencode({'next': request.path})}")
        return super().dispatch(request, *args, **kwargs)


def must_confirm(request) -> bool:
    try:
        return is_reauthentication_required(request, app="allauth.account")
    except ReauthenticationRequired:
        return True


@method_decorator(reauthentication_required(app="allauth.account", allow_get=True), name="dispatch")
class Sessions(ListUserSessionsView):
    """Whoever sits before an open session does not shut its owner out of the others."""

    def get_context_data(self, **kwargs):
        """In place of allauth's, which asks for each session."""
        rows = sorted(list_open(self.request.user, at=timezone.now()), key=lambda row: row.created_at)
        return super(ListUserSessionsView, self).get_context_data(sessions=rows, session_count=len(rows), **kwargs)

    def form_valid(self, form):
        devices.forget_devices(self.request.user, at=timezone.now())
        return super().form_valid(form)


class ReauthenticateByCode(BaseReauthenticateView):
    """First a button that sends the code, because looking at a page sends nothing; then the code."""

    form_class = ConfirmLoginCodeForm
    template_name = "account/reauthenticate_by_code.html"

    def dispatch(self, request, *args, **kwargs):
        self.process = CodeProcess.resume(request)
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        if self.process and request.POST.get("action") != "send":
            return super().post(request, *args, **kwargs)
        if refusal := ratelimit.consume_or_429(request, action="reauthentication_code", user=request.user):
            return refusal
        CodeProcess.initiate(request)
        return redirect(self.passthrough_next_url(request.path))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"code": self.process.code if self.process else ""}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"is_sent": self.process is not None}

    def form_valid(self, form):
        self.process.finish()
        return super().form_valid(form)

    def form_invalid(self, form):
        if self.process.record_invalid_attempt():
            return super().form_invalid(form)
        messages.error(self.request, _("Fueron demasiados intentos: pida otro código."))
        return redirect(self.passthrough_next_url(self.request.path))


@opened_by_link
@require_http_methods(["GET", "HEAD", "POST"])
def address_take_back(request, token):
    """Behind the mail to the former mailbox: looking changes nothing, the button takes the change back."""
    try:
        change = addresses.read_take_back_link(token)
    except BadLinkError as error:
        raise Http404(_("El enlace está incompleto o ya pasaron siete días. Escriba a la Coordinación.")) from error
    now = timezone.now()
    if request.method != "POST":
        is_open = change.is_open(at=now)
        return _take_back_page(request, change, may_take_back=is_open, status=200 if is_open else 410)
    try:
        address = addresses.take_back(change, at=now)
    except ValidationError as error:
        return _take_back_page(request, change, sentence=error.messages[0], status=CONFLICT)
    for email in (change.former, address):
        context = {"from_email": address, "to_email": change.former}
        get_adapter().send_mail("account/email/email_taken_back", email, context)
    return _take_back_page(request, change, address=address)


def _take_back_page(request, change, *, status=200, **about):
    return render(request, "account/take_back.html", about | {"change": change}, status=status)
