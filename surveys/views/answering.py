"""Answering by a personal link: one section a screen, each answer kept as it is given, sent once."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import reswap, retarget

from kit import links
from surveys import answering
from surveys.asking import invited
from surveys.forms.answering import SectionForm
from surveys.models import Invitee
from surveys.sheet import Screen, Sheet, sheet


def _invited(token: str) -> Invitee:
    try:
        return invited(token)
    except (links.BadLinkError, Invitee.DoesNotExist) as error:
        raise Http404(_("Este enlace no abre ninguna encuesta. Pida uno nuevo a la Coordinación.")) from error


@links.opened_by_link
@require_safe
def survey_answer(request, token):
    invitee = _invited(token)
    is_open = invitee.wave.is_open(at=timezone.now())
    context = {"token": token, "invitee": invitee, "wave": invitee.wave, "is_open": is_open}
    if is_open:
        context["sheet"] = sheet(invitee)
    return render(request, "surveys/answer.html", context)


@links.opened_by_link
@require_http_methods(["GET", "HEAD", "POST"])
def survey_section(request, token, number):
    invitee = _invited(token)
    now = timezone.now()
    whole = sheet(invitee) if invitee.wave.is_open(at=now) else None
    if whole is None or whole.paper.is_sent or not 1 <= number <= len(whole.screens):
        return redirect("survey_answer", token)
    screen = whole.screens[number - 1]
    form = SectionForm(request.POST if request.method == "POST" else None, screen.questions, whole.paper.given)
    context = {"token": token, "wave": invitee.wave, "sheet": whole, "screen": screen, "form": form}
    if form.is_bound:
        form.full_clean()
        try:
            answering.save(invitee, form.answers(), at=now)
        except ValidationError:
            return redirect("survey_answer", token)
        after = sheet(invitee)
        if request.htmx:
            return _kept(request, context, after)
        if form.is_valid():
            return redirect(_after(token, screen, after))
    return render(request, "surveys/section.html", context, status=422 if form.errors else 200)


def _after(token: str, screen: Screen, whole: Sheet) -> str:
    """The address to go on: the same screen when an answer brought a further question, else the next, else sending."""
    same = next((each for each in whole.screens if each.section == screen.section), screen)
    if set(same.questions) - set(screen.questions):
        return reverse("survey_section", args=[token, same.number])
    if same.number < len(whole.screens):
        return reverse("survey_section", args=[token, same.number + 1])
    return reverse("survey_send", args=[token])


def _kept(request, context: dict, after: Sheet):
    """The answer to a single change: that it is kept; with the questions again when they are no longer the same."""
    screen = context["screen"]
    same = next((each for each in after.screens if each.section == screen.section), screen)
    if same.questions == screen.questions:
        return render(request, "surveys/section.html#kept", context)
    form = SectionForm(request.POST, same.questions, after.paper.given)
    response = render(request, "surveys/section.html#questions", context | {"form": form, "screen": same})
    return reswap(retarget(response, "#questions"), "outerHTML")


@links.opened_by_link
@require_http_methods(["GET", "HEAD", "POST"])
def survey_send(request, token):
    invitee = _invited(token)
    now = timezone.now()
    if not invitee.wave.is_open(at=now):
        return redirect("survey_answer", token)
    problem = ""
    if request.method == "POST":
        try:
            answering.send(invitee, at=now)
        except ValidationError as error:
            problem = error
    whole = sheet(invitee)
    if whole.paper.is_sent:
        return redirect("survey_answer", token)
    context = {"token": token, "wave": invitee.wave, "sheet": whole, "problem": problem}
    return render(request, "surveys/send.html", context, status=422 if problem else 200)


@links.opened_by_link
@require_POST
def survey_decline(request, token):
    invitee = _invited(token)
    answering.decline(invitee, on=timezone.localdate())
    return redirect("survey_answer", token)
