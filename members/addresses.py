"""Whose an address is: whoever proves the mailbox, or was invited or appointed by it. Typing it gives nothing."""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction

from .models import Invitation, User
from .models.users import lock_address
from .sessions import end_sessions


def may_be_asked_for(email: str, *, at: datetime) -> bool:
    """Whether somebody may change to it: no account and no open invitation goes there."""
    return User.objects.owner_of(email) is None and not Invitation.objects.open(at=at).filter(email=email).exists()


def is_open_to(user: User, email: str) -> bool:
    """Whether it is hers, or nobody's."""
    return User.objects.owner_of(email) in (None, user)


@transaction.atomic
def prove(user: User, email: str) -> bool:
    """A code or link that only the mailbox got was brought back by somebody who is not inside; False where not hers.

    Whoever set a password, a second factor or a session up before anybody had proven an address of the account need
    not be her: they go.
    """
    lock_address(email)
    if User.objects.owner_of(email) != user:
        return False
    if not user.emailaddress_set.filter(verified=True).exists():
        user.password = "!"  # noqa: S105 no usable password
        user.save(update_fields=["password"])
        _take_keys(user)
    _drop_claims(email, but=user)
    first = not user.emailaddress_set.filter(primary=True).exists()
    user.emailaddress_set.update_or_create(
        email=email, defaults={"verified": True}, create_defaults={"verified": True, "primary": first}
    )
    return True


def claim(user: User, email: str) -> bool:
    """She typed the code of an address she asked for, or her password and it; in the caller's transaction.

    False where it is somebody else's by now. A password that was typed with the code stays.
    """
    lock_address(email)
    if not is_open_to(user, email):
        return False
    if not user.emailaddress_set.filter(verified=True).exists():
        _take_keys(user)
    _drop_claims(email, but=user)
    return True


def _take_keys(user: User) -> None:
    Authenticator.objects.filter(user=user).delete()
    end_sessions([user])


def _drop_claims(email: str, *, but: User) -> None:
    """What others typed and never proved."""
    EmailAddress.objects.filter(email=email, verified=False).exclude(user=but).delete()
