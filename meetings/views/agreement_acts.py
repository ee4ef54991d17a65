"""Each deed on an agreement is a small POST."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kit.days import tell_hints
from kit.editing.pages import DONE, attempt
from kit.once import once
from meetings.agreeing import rights

from .agreements import agreement_of, agreement_page
from .deeds import DEEDS, form_of


@require_POST
@once
def agreement_act(request, slug, year, sequence, *, name):
    now, deed = timezone.now(), DEEDS[name]
    row = agreement_of(request, slug, year, sequence, at=now)
    if not getattr(rights(row, request.user, at=now), deed.right):
        raise Http404(_("Aquí no hay nada que usted pueda ver."))
    form = form_of(name, request.POST, on=timezone.localdate(now))
    status, _done = attempt(form, lambda form: deed.act(row, by=request.user, at=now, **form.cleaned_data))
    if status == DONE:
        messages.success(request, deed.done)
        tell_hints(request, form)
        return redirect(row)
    return agreement_page(request, row, at=now, status=status, bound=(name, form))
