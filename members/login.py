"""How people come in: allauth by invitation only, and roles read once a request."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.utils import timezone

from .models import User


class Backend(AuthenticationBackend):
    """Loads the person of a session together with the roles of this moment, in one query."""

    def get_user(self, user_id):
        return User.objects.with_roles(at=timezone.now()).filter(pk=user_id, is_active=True).first()


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: a person is known because an organisation or the coordination invited her."""

    def is_open_for_signup(self, request):
        return False
