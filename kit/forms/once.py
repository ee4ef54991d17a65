"""One form, one act: pressed twice, or sent six times at once, it does what it says once and shows that.

A form for something new carries a key of its own (`{% once %}`). It is kept in the transaction of the act; whoever
sends the same form meanwhile waits at the unique key and is led to what the first one made. A form that was refused may
be sent again. One without a key is taken as it is: the key guards people from their own second press, and whoever wants
two things may always open two forms.
"""

import re
import secrets
from collections.abc import Callable
from datetime import timedelta
from functools import partial, wraps
from hashlib import sha256

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.database.locks import hold
from kit.models import SentForm
from kit.pages.links import MARK

FIELD = "form_key"
UNSAID = {FIELD, "csrfmiddlewaretoken"}
SAME_WITHIN = timedelta(minutes=30)


class AlreadySentError(Exception):
    """The form was sent before with other words; `url` is where that led."""

    def __init__(self, url: str):
        super().__init__(url)
        self.url = url


def new_key() -> str:
    """For one drawing of one form."""
    return secrets.token_urlsafe(16)


def once(view=None, *, by_words: bool = False):
    """Decorator of a view whose form makes something new; its template says `{% once %}` inside the form.

    `by_words` where nothing that people do in between could make the same words mean something else.
    """
    if view is None:
        return partial(once, by_words=by_words)

    @wraps(view)
    def answer(request, *args, **kwargs):
        key = request.POST.get(FIELD, "") if request.method == "POST" else ""
        if not re.fullmatch(r"[\w-]{22}", key):
            return view(request, *args, **kwargs)
        return _once(request, key, lambda: view(request, *args, **kwargs), by_words=by_words)

    answer.is_once = True
    return answer


def _once(request, key: str, act: Callable[[], HttpResponse], *, by_words: bool) -> HttpResponse:
    """The answer of the act, which is undone where it is an error; or where the first one led."""
    row = SentForm(key=_digest(request.user.pk, request.path, key), content=_content(request))
    with transaction.atomic():
        if by_words and (first := _first_result(row)):
            return _again(request, first, _("Si quiere otro igual, cambie alguna palabra."))
        try:
            with transaction.atomic():
                row.save(force_insert=True)  # waits here while the same form is being taken
        except IntegrityError:
            return _used(request, row)
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


def _first_result(row: SentForm) -> SentForm | None:
    """A form with another key, whose words the same person sent to the same page just now."""
    hold(f"form:{row.content}")
    same = SentForm.objects.filter(content=row.content, sent_at__gt=timezone.now() - SAME_WITHIN)
    return same.exclude(key=row.key).order_by("-sent_at").first()


def _used(request, row: SentForm) -> HttpResponse:
    first = SentForm.objects.get(key=row.key)
    if first.content != row.content:
        raise AlreadySentError(first.url or request.path)
    return _again(request, first)


def _again(request, first: SentForm, advice: str = "") -> HttpResponse:
    messages.info(request, f"{_('Ya lo habíamos recibido: se hizo una sola vez.')} {advice}".strip())
    return HttpResponseRedirect(first.url or request.path)


def _digest(*parts) -> str:
    return sha256("\0".join(map(str, parts)).encode()).hexdigest()


def _content(request) -> str:
    """Who typed what where and which files came, without what differs from drawing to drawing."""
    names = sorted(set(request.POST) - UNSAID)
    files = [(name, file.name, file.size) for name in sorted(request.FILES) for file in request.FILES.getlist(name)]
    return _digest(request.user.pk, request.path, [(name, request.POST.getlist(name)) for name in names], files)
