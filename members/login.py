"""How people come in: allauth by invitation only, and roles read once a request."""

from datetime import datetime
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import EmailAddress, Login
from allauth.core import context as request_context
from allauth.core import ratelimit
from allauth.usersessions.internal.flows.sessions import end_other_sessions
from django.conf import settings
from django.contrib.sites.shortcuts import get_current_site
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from kit.compiled import compiled
from kit.posting import post

from .models import User

AFTER_CODE = "after_code"


class Backend(AuthenticationBackend):
    """Loads the person of a session together with the roles of this moment, in one query."""

    def get_user(self, user_id):
        found = _person(user_id, at=timezone.now(), protected=settings.STAFF_MFA_REQUIRED)
        return found[0] if found else None


@compiled
def _person(pk: int, *, at: datetime, protected: bool):
    """Whose session it is, with her roles; asked by every page that somebody opens who is logged in."""
    return User.objects.with_roles(at=at, protected=protected).filter(pk=pk, is_active=True)


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: a person is known because an organisation or the coordination invited her."""

    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        """As allauth's own, but posted beside the request."""
        about = {"request": request_context.request, "email": email}
        about["current_site"] = get_current_site(request_context.request)
        post(self.render_mail(template_prefix, email, about | context))

    def get_reset_password_from_key_url(self, key):
        """On the site's own address: that of the request is whatever the asker wrote as Host."""
        return settings.SITE_URL + urlsplit(super().get_reset_password_from_key_url(key)).path

    def get_email_confirmation_url(self, request, emailconfirmation):
        return settings.SITE_URL + urlsplit(super().get_email_confirmation_url(request, emailconfirmation)).path

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """A password or second factor that changed is worth little to whoever is already inside: the others go out."""
        end_other_sessions(request_context.request, user)
        super().send_notification_mail(template_prefix, user, context, email)

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
    proven = EmailAddress.objects.filter(email=email, verified=True).select_related("user").first()
    if proven:
        return proven.user
    user = User.objects.known(email)
    first = not EmailAddress.objects.filter(user=user, primary=True).exists()
    EmailAddress.objects.update_or_create(
        user=user, email=email, defaults={"verified": True}, create_defaults={"verified": True, "primary": first}
    )
    return user


def enter(request, user: User, *, email: str, then: str):
    """Log in whoever has proven the mailbox, through every stage of allauth (a second factor among them)."""
    record_authentication(request, user, method="code", email=email)
    return perform_login(request, Login(user=user, email=email, redirect_url=then))


def send_code(request, *, email: str, then: str):
    """Send a login code to an invited address and go where it is typed; None when too many were asked for."""
    if not ratelimit.consume(request, action="request_login_code", key=email):
        return None
    user = User.objects.reached_at(email).first() or User.objects.known(email)
    LoginCodeVerificationProcess.initiate(request=request, user=user, email=email)
    request.session[AFTER_CODE] = then  # not in the address: it is the key of an invitation
    return HttpResponseRedirect(reverse("account_confirm_login_code"))
