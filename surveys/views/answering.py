"""Answering by a personal link: one section a screen, each answer kept as it is given, sent once."""

from contextlib import suppress

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect, reswap, retarget

from kit.editing.pages import CONFLICT, REFUSED, post_data
from kit.pages import links
from surveys import answering
from surveys.access import invitee_of
from surveys.forms.answering import ScreenForm, texts
from surveys.models import Invitee
from surveys.sheet import AnswerSheet, Screen, sheet


def _visit(request, token: str) -> dict:
    """Whose pages the token opens, who writes, and, while the wave is open, what she has answered so far."""
    now = timezone.now()
    try:
        invitee, writer = invitee_of(token, user=request.user, at=now)
    except (links.BadLinkError, Invitee.DoesNotExist) as error:
        sentence = _("Este enlace ya no abre ninguna encuesta. Si todavía le toca responder, véala en «Encuestas».")
        raise Http404(sentence) from error
    visit = {"token": token, "invitee": invitee, "wave": invitee.wave, "writer": writer, "now": now}
    if invitee.wave.is_open(at=now):
        visit["sheet"] = sheet(invitee, writer)
        visit["is_of_another"] = visit["sheet"].response.is_of_another(writer)
    return visit


@links.opened_by_link
@require_safe
def survey_answer(request, token):
    return render(request, "surveys/answer.html", _visit(request, token))


@links.opened_by_link
@require_http_methods(["GET", "HEAD", "POST"])
def survey_section(request, token, number):
    visit = _visit(request, token)
    whole = visit.get("sheet")
    screen = whole.screen(number) if whole and not whole.response.is_sent else None
    if screen is None:
        return _away(request, token)
    form = ScreenForm(post_data(request), screen.questions, whole.response.answers)
    left = whole.minutes_from(number, of=visit["invitee"].wave.minutes)
    visit |= {"screen": screen, "form": form, "before": whole.before(number), "left": left}
    if not form.is_bound:
        return render(request, "surveys/section.html", visit)
    try:
        answering.save(visit["invitee"], form.answers(), at=visit["now"], by=visit["writer"])
    except ValidationError:
        return _away(request, token)
    return _saved(request, visit, sheet(visit["invitee"], visit["writer"]))


def _away(request, token: str):
    """To the first page, which says why there is nothing to fill in; whoever was writing keeps the text."""
    first = reverse("survey_answer", args=[token])
    if request.htmx:
        return render(request, "surveys/answer_saved.html", {"away": first})
    visit = _visit(request, token)
    lost = texts(request.POST, visit["wave"]) if request.POST else []
    return render(request, "surveys/answer.html", visit | {"lost": lost}, status=CONFLICT) if lost else redirect(first)


def _saved(request, visit: dict, after: AnswerSheet):
    """What follows when the answers that were right are kept: a word, the screen again, or the next one."""
    form, screen = visit["form"], visit["screen"]
    same = after.screen(screen.number) or screen
    if request.htmx and "seguir" not in request.POST:
        changes = form.changes(same.questions, after.response.answers)
        return render(request, "surveys/answer_saved.html", visit | {"changes": changes})
    if not form.errors:
        address = _address(visit["token"], same, form.brought(same.questions), after)
        return HttpResponseClientRedirect(address) if request.htmx else redirect(address)
    if request.htmx:
        response = render(request, "surveys/section.html#questions", visit)
        return reswap(retarget(response, "#questions"), "outerHTML show:#questions:top")
    return render(request, "surveys/section.html", visit, status=REFUSED)


def _address(token: str, screen: Screen, brought: list, whole: AnswerSheet) -> str:
    """Where to go on: to a question that an answer brought, else to the next screen, else to sending."""
    if brought:
        return reverse("survey_section", args=[token, screen.number]) + f"#pregunta-{brought[0].pk}"
    further = whole.after(screen.number)
    return reverse("survey_section", args=[token, further.number]) if further else reverse("survey_send", args=[token])


@links.opened_by_link
@require_http_methods(["GET", "HEAD", "POST"])
def survey_send(request, token):
    visit = _visit(request, token)
    if "sheet" not in visit or visit["sheet"].response.is_sent:
        return redirect("survey_answer", token)
    if request.method == "POST":
        try:
            answering.send(visit["invitee"], at=visit["now"], by=visit["writer"])
        except ValidationError as error:
            if error.code != answering.MISSING:
                return redirect("survey_answer", token)
            return render(request, "surveys/send.html", visit | {"problem": error}, status=REFUSED)
        return redirect("survey_answer", token)
    return render(request, "surveys/send.html", visit)


@links.opened_by_link
@require_POST
def survey_decline(request, token):
    visit = _visit(request, token)
    may_still = "sheet" in visit and not visit["sheet"].response.is_sent
    if may_still and not visit["writer"].types:
        with suppress(ValidationError):
            answering.decline(visit["invitee"], at=visit["now"])
    return redirect("survey_answer", token)
