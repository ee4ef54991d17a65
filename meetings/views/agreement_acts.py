"""Each act on an agreement is a small POST."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kit.editing.pages import DONE, attempt
from kit.editing.undo import say_done
from kit.forms.once import once
from kit.pages.back import back_to
from kit.text.days import tell_hints
from meetings.access import agreement_access

from .agreement_actions import AGREEMENT_ACTIONS, form_of
from .agreements import agreement_of, agreement_page


@require_POST
@once
def agreement_act(request, slug, year, sequence, *, name):
    now, action = timezone.now(), AGREEMENT_ACTIONS[name]
    row = agreement_of(request, slug, year, sequence, at=now)
    if not getattr(agreement_access(row, request.user, at=now), action.right):
        raise Http404(_("Aquí no hay nada que usted pueda ver."))
    form = form_of(name, request.POST, on=timezone.localdate(now))
    status, result = attempt(form, lambda form: action.act(row, by=request.user, at=now, **form.cleaned_data))
    if status == DONE:
        say_done(request, action.done, action.undo(result, form.cleaned_data))
        tell_hints(request, form)
        return redirect(back_to(request, row))
    return agreement_page(request, row, at=now, status=status, bound=(name, form))
