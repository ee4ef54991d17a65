"""Whose an address is: whoever proves the mailbox, or was invited or appointed by it. Typing it gives nothing."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.pages import links

from .links import close_links
from .models import AddressChange, Invitation, User
from .models.addresses import TAKE_BACK
from .models.users import lock_address
from .sessions import end_sessions

TAKING_BACK = "address-taken-back"
SAME_HAND = timedelta(days=1)  # a second factor that is so much older than the change was set by the same hand


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
    user.emailaddress_set.filter(verified=False).exclude(email=email).delete()
    return True


@transaction.atomic
def keep_former(user: User, former: str, *, present: str, at: datetime) -> AddressChange | None:
    """Her address has just changed to `present`: the former one can take it back for some days.

    None where she is back at an address that she had: the mailboxes in between take nothing, they may be a thief's.
    """
    changes = AddressChange.objects.filter(user=user, taken_back_at=None, changed_at__gt=at - TAKE_BACK)
    first = changes.filter(former=present).order_by("pk").first()
    if first:
        changes.filter(pk__gte=first.pk).update(taken_back_at=at)
        return None
    return AddressChange.objects.create(user=user, former=former, changed_at=at)


def take_back_link(change: AddressChange) -> str:
    """Absolute address of the page behind the mail to the former mailbox."""
    return settings.SITE_URL + reverse("address_take_back", args=[links.sign(TAKING_BACK, change.pk)])


def read_take_back_link(token: str) -> AddressChange:
    """The change that the token is for; `BadLinkError` for every other string, and once it is past and forgotten."""
    pk = links.read(TAKING_BACK, token, max_age=TAKE_BACK)
    change = AddressChange.objects.select_related("user").filter(pk=pk).first()
    if change is None:
        raise links.BadLinkError
    return change


@transaction.atomic
def take_back(change: AddressChange, *, at: datetime) -> str:
    """The former mailbox says that it was not she: all that was set since goes; the address that is hers no more.

    The changes after this one cannot be taken back by the mailboxes that they brought in. Where somebody is invited by
    the former address, the mailbox may have changed hands: it is unproven until a code from it is typed.
    """
    lock_address(change.former)
    change = AddressChange.objects.select_for_update().get(pk=change.pk)
    if not change.is_open(at=at):
        raise ValidationError(_("Este cambio ya se deshizo o ya pasaron siete días."))
    user = User.objects.select_for_update().get(pk=change.user_id)
    if not is_open_to(user, change.former):
        raise ValidationError(_("Ese correo ya es de otra cuenta. Escriba a la Coordinación."))
    address = user.email
    user.emailaddress_set.all().delete()
    is_invited = Invitation.objects.open(at=at).filter(email=change.former).exists()
    user.emailaddress_set.create(email=change.former, verified=not is_invited, primary=True)
    user.email, user.password, user.devices_forgotten_at = change.former, "!", at
    user.save(update_fields=["email", "password", "devices_forgotten_at"])
    Authenticator.objects.filter(user=user, created_at__gte=change.changed_at - SAME_HAND).delete()
    AddressChange.objects.filter(user=user, pk__gte=change.pk).update(taken_back_at=at)
    end_sessions([user])
    close_links(user, at=at)
    return address


def _take_keys(user: User) -> None:
    Authenticator.objects.filter(user=user).delete()
    end_sessions([user])


def _drop_claims(email: str, *, but: User) -> None:
    """What others typed and never proved."""
    EmailAddress.objects.filter(email=email, verified=False).exclude(user=but).delete()
