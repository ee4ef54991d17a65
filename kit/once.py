"""One form, one act: pressed twice, or sent six times at once, it does what it says once and shows that.

A form for something new carries a key of its own (`{% once %}`). It is kept in the transaction of the act; whoever
sends the same form meanwhile waits at the unique key and is led to what the first one made. A form that was refused may
be sent again. One without a key is taken as it is: the key guards people from their own second press, and whoever wants
two things may always open two forms.
"""

import re
import secrets
from collections.abc import Callable
from functools import wraps
from hashlib import sha256

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from .links import MARK
from .models import SentForm

FIELD = "form_key"


class AlreadySentError(Exception):
    """The form was sent before with other words; `url` is where that led."""

    def __init__(self, url: str):
        super().__init__(url)
        self.url = url


def new_key() -> str:
    """For one drawing of one form."""
    return secrets.token_urlsafe(16)


def once(view):
    """Decorator of a view whose form makes something new; its template says `{% once %}` inside the form."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        key = request.POST.get(FIELD, "") if request.method == "POST" else ""
        if not re.fullmatch(r"[\w-]{22}", key):
            return view(request, *args, **kwargs)
        return _once(request, key, lambda: view(request, *args, **kwargs))

    answer.is_once = True
    return answer


def _once(request, key: str, act: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer of the act, which is undone where it is an error; or where the first one led."""
    row = SentForm(key=_digest(request.user.pk, request.path, key), content=_content(request))
    with transaction.atomic():
        try:
            with transaction.atomic():
                row.save(force_insert=True)  # waits here while the same form is being taken
        except IntegrityError:
            return _again(request, row)
        response = act()
        if response.status_code >= 400:
            transaction.set_rollback(True)
        elif (url := _kept_url(request, response)) is None:
            row.delete()
        else:
            row.url = url
            row.save(update_fields=["url"])
    return response


def _kept_url(request, response: HttpResponse) -> str | None:
    """Where it led, "" for back to itself; None where it made nothing, or leads to a link with a token of its own."""
    if response.status_code not in (302, 303):
        return None
    if response.url == request.path:
        return ""
    is_ours = response.url.startswith("/") and len(response.url) <= 2000
    return response.url if is_ours and MARK not in response.url else None


def _again(request, row: SentForm) -> HttpResponse:
    first = SentForm.objects.get(key=row.key)
    url = first.url or request.path
    if first.content != row.content:
        raise AlreadySentError(url)
    messages.info(request, _("Ya lo habíamos recibido: se hizo una sola vez."))
    return HttpResponseRedirect(url)


def _digest(*parts) -> str:
    return sha256("\0".join(map(str, parts)).encode()).hexdigest()


def _content(request) -> str:
    """What was typed and which files came, without what differs from drawing to drawing."""
    names = sorted(set(request.POST) - {FIELD, "csrfmiddlewaretoken"})
    files = [(name, file.name, file.size) for name in sorted(request.FILES) for file in request.FILES.getlist(name)]
    return _digest([(name, request.POST.getlist(name)) for name in names], files)
