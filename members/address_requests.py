"""«Cambié de correo», told to the coordination: the new mailbox answers, and only then the address is hers.

The coordination types an address and gives nothing with it: who reads that mailbox takes the account over, with none of
its passwords and sessions, and the former mailbox may take it back for some days (members/addresses.py).
"""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.messages import announce
from kit.pages import links

from .addresses import is_open_to, keep_former, may_be_asked_for
from .links import close_links
from .models import AddressChange, AddressRequest, Cause, Office, User
from .models.addresses import ANSWER_WITHIN
from .models.users import lock_address
from .reaching import refuse_unreached
from .sessions import end_sessions
from .unproven import count_mail

PURPOSE = "address-request"


@transaction.atomic
def ask(user: User, *, email: str, by: User, at: datetime) -> AddressRequest:
    """The new mailbox is written to; a request that waited gives way to this one."""
    email = email.strip().lower()
    refuse_unreached(email)
    lock_address(email)
    user, moment = _locked(user.pk, at=at)
    if not may_be_asked_for(email, at=moment):
        raise ValidationError({"email": _("Esa dirección ya es de una cuenta o de una invitación abierta.")})
    AddressRequest.objects.filter(user=user, closed_at=None).update(closed_at=moment)
    request = AddressRequest.objects.create(user=user, email=email, asked_by=by, asked_at=moment)
    count_mail(Cause.ADDRESS, email=email, about=user.pk, by=by, at=moment)
    announce()
    return request


@transaction.atomic
def withdraw(user: User, *, at: datetime) -> None:
    """The address was mistyped: its link opens nothing from now on."""
    if not AddressRequest.objects.waiting(at=at).filter(user=user).update(closed_at=at):
        raise ValidationError(_("Ya no espera ningún correo nuevo."))


def request_link(request: AddressRequest) -> str:
    """Absolute address of the page behind the mail to the new mailbox."""
    return settings.SITE_URL + reverse("address_new", args=[links.sign(PURPOSE, request.key)])


def read_link(token: str, *, at: datetime) -> AddressRequest:
    """The request that the token is for, while it waits; `BadLinkError` for every other string."""
    key = links.read(PURPOSE, token, max_age=ANSWER_WITHIN)
    request = AddressRequest.objects.waiting(at=at).filter(key=key).select_related("user").first()
    if request is None:
        raise links.BadLinkError
    return request


@transaction.atomic
def answer(request: AddressRequest, *, at: datetime) -> AddressChange | None:
    """The new mailbox says that it is hers: it opens the account from now on, and nothing that was set before does."""
    lock_address(request.email)
    user, moment = _locked(request.user_id, at=at)
    waiting = AddressRequest.objects.waiting(at=moment).filter(pk=request.pk)
    if not waiting.update(proven_at=moment, closed_at=moment) or not is_open_to(user, request.email):
        raise ValidationError(_("Este enlace ya no vale. Escriba a la Coordinación."))
    former = user.email
    user.emailaddress_set.all().delete()
    EmailAddress.objects.filter(email=request.email, verified=False).delete()
    user.emailaddress_set.create(email=request.email, verified=True, primary=True)
    user.email, user.password, user.devices_forgotten_at = request.email, "!", moment
    user.save(update_fields=["email", "password", "devices_forgotten_at"])
    end_sessions([user])
    close_links(user, at=moment)
    return keep_former(user, former, present=request.email, at=moment)


def _locked(pk: int, *, at: datetime) -> tuple[User, datetime]:
    """The person, held, and the moment; of the coordination nobody changes the address but she herself."""
    user = User.objects.select_for_update().get(pk=pk)
    moment = max(at, timezone.now())
    if not user.is_active:
        raise ValidationError(_("Su cuenta está cerrada: ábrala primero."))
    if Office.objects.not_ended(at=moment).coordinating().filter(user=user).exists():
        raise ValidationError(_("Es de la Coordinación: cambia su correo en «Mi cuenta», y nadie lo cambia por ella."))
    return user, moment
