"""What opens without a login: answering once for an agreement, and the personal calendar."""

from contextlib import contextmanager

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
from meetings.models import Agreement, CalendarFeed


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
    row, earlier = answering.opened(token, at=now)
    data = request.POST if request.method == "POST" and not earlier else None
    form = AnswerForm(data, on=timezone.localdate(now))
    status, _answered = attempt(form, lambda form: answering.answer_by_link(token, at=now, **form.cleaned_data))
    if status == DONE:
        tell_hints(request, form)
        return redirect("agreement_answer", token=token)
    if status == REFUSED:
        row, earlier = answering.opened(token, at=now)
    context = {"agreement": row, "earlier": earlier, "form": form}
    status = CONFLICT if request.method == "POST" and earlier else status
    return render(request, "meetings/agreement_answer.html", context, status=status)


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
            messages.success(request, _("El calendario quedó cerrado: su dirección ya no abre nada."))
        else:
            had_one = CalendarFeed.objects.filter(user=request.user).exists()
            calendars.renew(request.user, at=timezone.now())
            sentence = _("Esta es la dirección de su calendario.")
            messages.success(request, sentence + (" " + _("La anterior ya no sirve.") if had_one else ""))
        return redirect("my_calendar")
    feed = CalendarFeed.objects.filter(user=request.user).select_related("user").first()
    address = calendars.feed_link(feed) if feed else ""
    return render(request, "meetings/my_calendar.html", {"feed": feed, "address": address})
