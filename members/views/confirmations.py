"""«¿Siguen siendo estos sus datos?»: a signed link opens the record without a login."""

from copy import copy

from django import forms
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kit.editing.pages import DONE, attempt, post_data
from kit.editing.versions import sent_version
from kit.pages import links
from members import confirming
from members.forms.confirmations import CorrectionForm
from members.models import ConfirmationRequest


@links.opened_by_link
@require_http_methods(["GET", "HEAD", "POST"])
def confirmation(request, token):
    now = timezone.now()
    question = question_of(token, at=now)
    if question.answered_at:
        return render(request, "members/confirmation_answered.html", {"question": question})
    data, visible = post_data(request), confirming.visible_fields(question, at=now)
    is_confirmed = bool(data) and data.get("answer") == "confirm"
    form = CorrectionForm(None if is_confirmed else data, instance=copy(question.organization), visible=visible)
    answer = forms.Form(data) if is_confirmed else form
    status, _result = attempt(answer, lambda answer: take_answer(question, answer, at=now))
    if status == DONE:
        return redirect("confirmation", token=token)
    context = {"form": form, "question": question, "answer": answer}
    return render(request, "members/confirmation_form.html", context, status=status)


def take_answer(question: ConfirmationRequest, answer: forms.Form, *, at) -> None:
    """Propose what the form corrects, or confirm where it corrects nothing."""
    version = sent_version(answer.data)
    if isinstance(answer, CorrectionForm):
        comment = answer.cleaned_data["comment"]
        confirming.propose(question, changes=answer.changes(), comment=comment, version=version, at=at)
    else:
        confirming.confirm(question, version=version, at=at)


def question_of(token: str, *, at) -> ConfirmationRequest:
    """The question that this link opens while its person speaks for the organisation; Http404 otherwise."""
    try:
        return confirming.read_link(token, at=at)
    except (links.BadLinkError, ConfirmationRequest.DoesNotExist) as error:
        raise Http404(_("Este enlace ya no sirve. Entre al portal o pida otro a la Coordinación.")) from error
