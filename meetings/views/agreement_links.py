"""What opens without a login: answering once for an agreement, and the personal calendar."""

import re
from contextlib import contextmanager
from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kit.editing.pages import CONFLICT, DONE, REFUSED, attempt
from kit.pages import links
from kit.text.days import tell_hints
from meetings import answering, calendars
from meetings.forms.agreements import AnswerForm
from meetings.models import Agreement, AnswerKind, CalendarFeed

MORE_TIME = timedelta(days=14)  # as it is proposed


@contextmanager
def _while_it_opens():
    """Also what ends between looking and pressing is told in a sentence."""
    try:
        yield
    except (links.BadLinkError, Agreement.DoesNotExist) as error:
        sentence = _(
            "Este enlace ya no sirve: el acuerdo se cerró, o hoy le toca a otra persona. No se guardó nada. Si todavía "
            "le toca, entre al portal y respóndalo en «Mis acuerdos»."
        )
        raise Http404(sentence) from error


@links.opened_by_link
@require_http_methods(["GET", "HEAD", "POST"])
@_while_it_opens()
def agreement_answer(request, token):
    now = timezone.now()
    link = answering.opened(token, at=now)
    form = _answer_form(request, link, on=timezone.localdate(now))
    read = request.POST.get("read", "")
    status, _answered = attempt(
        form, lambda form: answering.answer_by_link(token, at=now, read=read, **form.cleaned_data)
    )
    if status == DONE:
        tell_hints(request, form)
        return redirect("agreement_answer", token=token)
    if status == REFUSED:
        link = answering.opened(token, at=now)
    if form.is_bound and read != _key(link.earlier):
        status = CONFLICT
    context = {"agreement": link.agreement, "earlier": link.earlier, "link": link, "form": form}
    context |= {"read": _key(link.earlier), "is_changing": form.is_bound or answering.BUTTON in request.GET}
    return render(request, "meetings/agreement_answer.html", context, status=status)


def _key(answer) -> str:
    return str(answer.pk) if answer else ""


def _answer_form(request, link, *, on) -> AnswerForm:
    """Filled in with what her button said, or with what she answered and may still correct."""
    kind, earlier = answering.BUTTONS.get(request.GET.get(answering.BUTTON), ""), link.earlier
    only_done = bool(earlier) and not link.correctable_until
    initial = {"until": max(on, link.agreement.due_on or on) + MORE_TIME}
    if link.correctable_until:
        initial |= {"kind": earlier.kind, "text": earlier.text} | ({"until": earlier.until} if earlier.until else {})
    data = request.POST if request.method == "POST" else None
    return AnswerForm(data, on=on, kind=AnswerKind.DONE if only_done else kind, only_done=only_done, initial=initial)


@links.opened_by_link
@require_safe
def agreement_feed(request, token):
    now = timezone.now()
    try:
        user = calendars.owner_of(token, at=now)
    except (links.BadLinkError, CalendarFeed.DoesNotExist) as error:
        raise Http404(_("Este calendario ya no existe.")) from error
    return HttpResponse(calendars.calendar(user, at=now), content_type="text/calendar; charset=utf-8")


@require_http_methods(["GET", "HEAD", "POST"])
def my_calendar(request):
    if request.method == "POST":
        if "close" in request.POST:
            calendars.close_calendar(request.user)
            messages.success(request, _("Su calendario quedó desactivado: la dirección ya no abre nada."))
        else:
            had_one = CalendarFeed.objects.filter(user=request.user).exists()
            calendars.renew(request.user, at=timezone.now())
            sentence = _("Esta es la dirección de su calendario.")
            messages.success(request, sentence + (" " + _("La anterior ya no sirve.") if had_one else ""))
        return redirect("my_calendar")
    feed = CalendarFeed.objects.filter(user=request.user).select_related("user").first()
    address = calendars.feed_link(feed) if feed else ""
    webcal = re.sub(r"^https?:", "webcal:", address)
    return render(request, "meetings/my_calendar.html", {"feed": feed, "address": address, "webcal": webcal})
