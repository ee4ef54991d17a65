"""What a person typed into a form that could not be taken, given back so that nothing is lost."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.shortcuts import render
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from commissions.questions import QUESTIONS

SECRET = ("password", "code", "credential", "csrfmiddlewaretoken", "form_key")
CARRIED = ("version",)
CARRIED_WITH = ("initial-", "mine_", "offered_", "take_")
WORDS = (forms.CharField, forms.DateField, forms.DateTimeField, forms.IntegerField)
AGENDA_QUESTIONS = {one.name: one for section in QUESTIONS.values() for one in section}


@dataclass(frozen=True)
class ReturnedField:
    """One value of a form, as it came; what `is_carried` the form carried unseen, or is no word that was typed."""

    name: str
    value: str
    label: str = ""
    is_carried: bool = False

    @property
    def is_long(self) -> bool:
        return len(self.value) > 80 or "\n" in self.value


def returned_fields(request) -> list[ReturnedField]:
    """Every value of the form but passwords, codes and keys, in the order of the form."""
    data = request.POST
    open_names = [name for name in data if not any(word in name for word in SECRET)]
    fields = _form_of(set(open_names)).base_fields
    return [_returned_field(name, value, fields.get(name), data) for name in open_names for value in data.getlist(name)]


def _returned_field(name: str, value: str, field: forms.Field | None, data) -> ReturnedField:
    question = AGENDA_QUESTIONS.get(name) if field is None else None
    label = capfirst((field or question).label) if field or question else ""
    is_choice = bool(question and question.choices) or bool(field and not isinstance(field, WORDS))
    is_choice |= not label and (value == "on" or value.isdecimal())
    is_unseen = name in CARRIED or name.startswith(CARRIED_WITH) or name.endswith("-sure")
    is_unseen |= bool(field and field.widget.is_hidden) or data.get(f"initial-{name}") == value
    return ReturnedField(name, value, str(label or _("Lo que escribió")), is_unseen or is_choice)


def _form_of(names: set[str]) -> type[forms.BaseForm]:
    """The form that has most of these names, and few others: a view does not tell which it draws."""
    kinds = [kind for kind in _kinds(forms.BaseForm) if names & kind.base_fields.keys()]
    return max(
        kinds, key=lambda kind: (len(names & kind.base_fields.keys()), -len(kind.base_fields)), default=forms.Form
    )


def _kinds(kind: type) -> Iterator[type[forms.BaseForm]]:
    for one in kind.__subclasses__():
        if hasattr(one, "base_fields"):
            yield one
        yield from _kinds(one)


def give_back(request, *, ended: bool):
    """The page that shows what was typed; it offers to send it again only where it surely came from our own page.

    `ended` says that the session is over and a login comes first.
    """
    fields = returned_fields(request)
    has_text = any(value.value.strip() for value in fields)
    own = request.headers.get("Origin") in (f"{request.scheme}://{request.get_host()}", settings.SITE_URL)
    is_shown = any(value.value.strip() and not value.is_carried for value in fields)
    context = {
        "typed": fields,
        "has_text": has_text,
        "can_resend": own and has_text,
        "ended": ended,
        "is_shown": is_shown,
    }
    return render(request, "403_csrf.html", context | {"has_files": bool(request.FILES)}, status=403)


class LoginRequired(LoginRequiredMiddleware):
    """Closed unless opened by name; whoever was logged out while writing gets the text back, not a login page."""

    def handle_no_permission(self, request, view_func):
        if request.method == "POST" and any(value.value.strip() for value in returned_fields(request)):
            return give_back(request, ended=True)
        return super().handle_no_permission(request, view_func)
