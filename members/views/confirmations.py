"""«¿Siguen siendo estos sus datos?»: a signed link opens the record without a login."""

from copy import copy

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kit import links
from kit.versions import sent_version
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
    data = request.POST if request.POST.get("answer") == "correct" else None
    visible = confirming.visible_fields(question, at=now)
    form = CorrectionForm(data, instance=copy(question.organization), visible=visible)
    problem = ""
    if request.method == "POST":
        try:
            take_answer(question, form, request.POST, at=now)
        except ValidationError as error:
            problem = error.messages[0]
        else:
            return redirect("confirmation", token=token)
    context = {"form": form, "question": question, "problem": problem}
    return render(request, "members/confirmation_form.html", context, status=422 if problem else 200)


def take_answer(question: ConfirmationRequest, form: CorrectionForm, data, *, at) -> None:
    """Confirm or propose, as the pressed button says; ValidationError with a sentence when that cannot be."""
    if sent_version(data) != question.organization.version:
        raise ValidationError(_("Los datos cambiaron mientras usted los leía. Revíselos otra vez, por favor."))
    if data.get("answer") == "confirm":
        confirming.confirm(question, at=at)
    elif form.is_valid():
        confirming.propose(question, changes=form.changes(), comment=form.cleaned_data["comment"], at=at)
    else:
        raise ValidationError(_("Falta corregir algo: vea lo marcado abajo. Lo demás que escribió sigue aquí."))


def question_of(token: str, *, at) -> ConfirmationRequest:
    """The question that this link opens while its person speaks for the organisation; Http404 otherwise."""
    try:
        return confirming.opened(token, at=at)
    except (links.BadLinkError, ConfirmationRequest.DoesNotExist) as error:
        raise Http404(_("Este enlace ya no sirve. Entre al portal o pida otro a la Coordinación.")) from error
