"""The page behind the mail to a mailbox that is said to be a person's new one."""

from allauth.account.adapter import get_adapter
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kit.editing.pages import CONFLICT
from kit.pages.links import BadLinkError, opened_by_link
from members import address_requests, addresses


@opened_by_link
@require_http_methods(["GET", "HEAD", "POST"])
def address_new(request, token):
    """Looking changes nothing; the button makes the address hers, and its former mailbox is told how to undo it."""
    now = timezone.now()
    try:
        row = address_requests.read_link(token, at=now)
    except BadLinkError as error:
        raise Http404(_("El enlace está incompleto, ya se usó o ya pasaron siete días. Pida otro.")) from error
    if request.method != "POST":
        return render(request, "account/address_new.html", {"row": row})
    former = row.user.email
    try:
        change = address_requests.answer(row, at=now)
    except ValidationError as error:
        context = {"row": row, "sentence": error.messages[0]}
        return render(request, "account/address_new.html", context, status=CONFLICT)
    take_back_url = addresses.take_back_link(change) if change else ""
    context = {"from_email": former, "to_email": row.email, "take_back_url": take_back_url}
    get_adapter().send_mail("account/email/email_moved", former, context)
    return render(request, "account/address_new.html", {"row": row, "is_done": True})
