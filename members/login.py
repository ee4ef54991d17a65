"""How people come in: allauth by invitation only, and roles read once a request."""

from datetime import datetime
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.models import Login
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib import messages
from django.contrib.sites.shortcuts import get_current_site
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from kit.background.account_mail import post
from kit.database.compiled import compiled

from . import addresses, devices, reauthentication
from .authentication import (
    LoginCodeVerificationProcess,
    end_other_sessions,
    perform_login,
    ratelimit,
    record_authentication,
)
from .links import close_links
from .models import User

AFTER_CODE = "after_code"
CLOSING_LINKS = frozenset(  # of allauth's notices: what changes who may have read the mail
    f"account/email/{name}" for name in ("email_changed", "password_changed", "password_reset", "password_set")
)


class Backend(AuthenticationBackend):
    """Loads the person of a session together with the roles of this moment, in one query."""

    def _authenticate_by_email(self, email, password):
        """allauth's own looks at addresses, too, that nobody has proven."""
        return self._check_password(User.objects.owner_of(email), password)

    def get_user(self, user_id):
        return next(iter(_person(user_id, at=timezone.now(), protected=settings.STAFF_MFA_REQUIRED)), None)


@compiled
def _person(pk: int, *, at: datetime, protected: bool):
    """Whose session it is, with her roles; asked by every page that somebody opens who is logged in."""
    return User.objects.with_roles(at=at, protected=protected).filter(pk=pk, is_active=True)


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: a person is known because an organisation or the coordination invited her."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_taken": gettext_lazy("Esa dirección ya es de otra cuenta. Si es suya, escriba a la Coordinación.")
    }

    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        """As allauth's own, but posted beside the request."""
        about = {"request": self.request, "email": email, "current_site": get_current_site(self.request)}
        message = self.render_mail(template_prefix, email, about | context)
        message.reply_to = [settings.COORDINATION_EMAIL]
        post(message)

    def get_reset_password_from_key_url(self, key):
        """On the site's own address: that of the request is whatever the asker wrote as Host."""
        return settings.SITE_URL + urlsplit(super().get_reset_password_from_key_url(key)).path

    def confirm_email(self, request, email_address):
        """Hers from now on, unless it became somebody else's since she asked for it."""
        with transaction.atomic():
            if addresses.claim(email_address.user, email_address.email):
                return super().confirm_email(request, email_address)
        about = {"email": email_address.email}
        self.add_message(request, messages.ERROR, "account/messages/email_confirmation_failed.txt", about)
        return False

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """A password or second factor that changed is worth little to whoever is already inside: the others go out.

        With the address or the password every link ends that was mailed before.
        """
        end_other_sessions(self.request, user)
        devices.forget_devices(user, at=timezone.now())
        if template_prefix in CLOSING_LINKS:
            close_links(user, at=timezone.now())
        if template_prefix == "account/email/email_changed":
            former, present = context["from_email"], context["to_email"]
            change = addresses.keep_former(user, former, present=present, at=timezone.now())
            context["take_back_url"] = addresses.take_back_link(change) if change else ""
        super().send_notification_mail(template_prefix, user, context, email)

    def pre_authenticate(self, request, **credentials):
        devices.notice_stranger(request, credentials.get("email", ""))
        super().pre_authenticate(request, **credentials)

    def _get_login_attempts_cache_key(self, request, **credentials):
        return devices.counted_as(request, credentials.get("email", ""))

    def is_reauthentication_required(self, *, app, **kwargs):
        """allauth lets whoever has neither password nor second factor do everything, a thief of her session too."""
        request = self.request
        if reauthentication.has_only_the_mailbox(request.user) and not reauthentication.is_confirmed(request):
            raise ReauthenticationRequired
        return super().is_reauthentication_required(app=app, **kwargs)

    def get_reauthentication_methods(self, user):
        methods = super().get_reauthentication_methods(user)
        if methods or not user.is_authenticated:
            return methods
        return [{"id": "code", "description": "", "url": reverse("reauthenticate_by_code")}]

    def get_login_redirect_url(self, request):
        """Where a code was asked for; else the three first steps, or what is new in the notice, for whoever speaks."""
        if then := request.session.pop(AFTER_CODE, None):
            return then
        user = User.objects.with_roles(at=timezone.now()).get(pk=request.user.pk)
        if user.is_representative and not user.welcomed_at:
            return reverse("my_organizations")
        if user.is_representative and user.owes_consent:
            return reverse("welcome_privacy")
        return super().get_login_redirect_url(request)


def has_entered(email: str) -> bool:
    """Whether somebody with that address has ever logged in."""
    return User.objects.reached_at(email).filter(last_login__isnull=False).exists()


def prove_mailbox(email: str) -> User:
    """The person of an address that has just been proven, known from now on."""
    user = User.objects.known(email)
    addresses.prove(user, email)
    return user


def enter(request, user: User, *, email: str, then: str):
    """Log in whoever has proven the mailbox, through every stage of allauth (a second factor among them)."""
    record_authentication(request, user, method="code", email=email)
    return perform_login(request, Login(user=user, email=email, redirect_url=then))


def send_code(request, *, email: str, then: str):
    """Send a login code to an invited address and go where it is typed; None when too many were asked for."""
    devices.notice_stranger(request, email)
    if not ratelimit.consume(request, action="request_login_code", key=devices.counted_as(request, email)):
        return None
    user = User.objects.known(email)
    LoginCodeVerificationProcess.initiate(request=request, user=user, email=email)
    request.session[AFTER_CODE] = then  # not in the address: it is the key of an invitation
    return HttpResponseRedirect(reverse("account_confirm_login_code"))
