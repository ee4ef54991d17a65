"""Do the act, or say why not: an act refuses with ValidationError, and its page tells the sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from .versions import ConflictError


@contextmanager
def errors_as_messages(request, *, level: int = messages.ERROR) -> Iterator[None]:
    """A refusal in the block is said at the head of the next page."""
    try:
        yield
    except ValidationError as refusal:
        messages.add_message(request, level, refusal.messages[0])
    except ConflictError as conflict:
        messages.add_message(request, level, str(conflict))


@contextmanager
def errors_on(form: forms.BaseForm) -> Iterator[None]:
    """A refusal in the block stands on the form, with what was typed; at its head, where it has no such field."""
    try:
        yield
    except ValidationError as refusal:
        fields = getattr(refusal, "error_dict", {}).keys() - {NON_FIELD_ERRORS}
        form.add_error(None, refusal if fields <= form.fields.keys() else refusal.messages)
