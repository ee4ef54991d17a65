"""What somebody typed when her session had already ended, kept until she is back on the same page.

Only for pages marked with `keeps_unsent`. It stays in the session of that browser, for a day at most, and leaves
with the next form that the page takes.
"""

import json

from django.contrib.auth import middleware
from django.http import QueryDict
from django.utils import timezone

KEY = "unsent"
LONGEST = 32 * 1024
LIFETIME = 24 * 60 * 60


def keeps_unsent(view):
    """Mark a view whose form may be sent by somebody whose session has ended."""
    view.keeps_unsent = True
    return view


class LoginRequiredMiddleware(middleware.LoginRequiredMiddleware):
    """Django's own, which also keeps the form of a marked page before it asks for the login."""

    def handle_no_permission(self, request, view_func):
        if request.method == "POST" and getattr(view_func, "keeps_unsent", False):
            keep(request)
        return super().handle_no_permission(request, view_func)


def keep(request) -> None:
    typed = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    if len(json.dumps(typed)) <= LONGEST:
        request.session[KEY] = {"path": request.path, "typed": typed, "at": timezone.now().timestamp()}


def kept(request) -> QueryDict | None:
    """What was typed for this page before the login, or None."""
    note = request.session.get(KEY)
    if not note or note["path"] != request.path or timezone.now().timestamp() - note["at"] > LIFETIME:
        return None
    typed = QueryDict(mutable=True)
    for name, values in note["typed"].items():
        typed.setlist(name, values)
    return typed


def typed(request) -> QueryDict | None:
    """What a form is to be filled with: what was sent now, else what was kept, else None."""
    if request.method != "POST":
        return kept(request)
    request.session.pop(KEY, None)
    return request.POST
