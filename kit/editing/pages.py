"""The page of a form: shown (200), refused (422), written meanwhile by somebody else (409), or done (302)."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from kit.text.days import tell_hints

from .refusals import errors_on
from .undo import Undo, say_done
from .versions import ConflictError

SHOWN, DONE, CONFLICT, REFUSED = 200, 302, 409, 422


def post_data(request) -> QueryDict | None:
    """What a form is bound to: nothing while it is only looked at."""
    return request.POST if request.method == "POST" else None


def attempt(form: forms.BaseForm, act: Callable) -> tuple[int, object]:
    """The status of the form's page, and what `act(form)` answered where it was done.

    An act refuses with ValidationError, and with ConflictError what was written over another version than it was read.
    """
    if not form.is_bound:
        return SHOWN, None
    if not form.is_valid():
        return CONFLICT if getattr(form, "conflict", None) else REFUSED, None
    try:
        with errors_on(form):
            return DONE, act(form)
    except ConflictError as conflict:
        _show_conflict(form, conflict)
        return CONFLICT, None
    return REFUSED, None


def _show_conflict(form: forms.BaseForm, conflict: ConflictError) -> None:
    """Both texts where the form knows how to; a sentence at its head where it does not."""
    if hasattr(form, "show_conflict"):
        form.show_conflict(conflict)
    else:
        form.add_error(None, ValidationError(str(conflict)))


def form_page(
    request,
    form: forms.BaseForm,
    *,
    act: Callable,
    template: str,
    then: str = "",
    done: str = "",
    undo: Callable[[object], Undo | None] = lambda further: None,
    **context,
) -> HttpResponse:
    """Do `act(form)` once with what is valid, say that it is `done` and go on: `then`, or to what the act answered.

    `undo(further)` says how that is taken back.
    """
    status, further = attempt(form, act)
    if status == DONE:
        if done:
            say_done(request, done, undo(further))
        tell_hints(request, form)
        return redirect(then or further)
    return render(request, template, {"form": form} | context, status=status)
