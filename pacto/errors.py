"""Error pages in Spanish: what happened, that nothing was lost, what to do."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token

from .typed import give_back


@login_not_required
@requires_csrf_token
def bad_request(request, exception=None):
    """Shows our own sentences; Django's are subclasses of SuspiciousOperation, in English."""
    if isinstance(exception, RequestDataTooBig):
        sentence = _("Lo que envió es demasiado grande para esta página. Vuelva atrás: lo que escribió sigue ahí.")
        return render(request, "400.html", {"sentence": sentence}, status=413)
    sentence = str(exception) if type(exception) is SuspiciousOperation else ""
    return render(request, "400.html", {"sentence": sentence}, status=400)


@login_not_required
@requires_csrf_token
def permission_denied(request, exception=None):
    return render(request, "403.html", {"sentence": str(exception or "")}, status=403)


@login_not_required
@requires_csrf_token
def page_not_found(request, exception=None):
    """Shows the sentence of a view's own Http404, never Django's English or the model's name."""
    sentence = exception.args[0] if exception and exception.args and isinstance(exception.args[0], str) else ""
    sentence = "" if sentence.startswith("No ") and "matches" in sentence else sentence
    return render(request, "404.html", {"sentence": sentence}, status=404)


@login_not_required
@requires_csrf_token
def server_error(request):
    """Needs neither the database nor a session, which may be what failed."""
    return HttpResponseServerError(render_to_string("500.html"))


@login_not_required
def csrf_failure(request, reason=""):
    """A form from before the session changed: what was typed is shown and can be sent again."""
    return give_back(request, ended=False)


def explain_method(get_response):
    """Middleware: an address that only takes the button of a form says so, instead of a blank page."""

    def answer(request):
        response = get_response(request)
        if response.status_code != 405 or response.content:
            return response
        page = render(request, "405.html", status=405)
        page["Allow"] = response["Allow"]
        return page

    return answer
