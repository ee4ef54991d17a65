"""Error pages in Spanish: what happened, that nothing was lost, what to do."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token


@login_not_required
@requires_csrf_token
def bad_request(request, exception=None):
    return render(request, "400.html", {"sentence": str(exception or "")}, status=400)


@login_not_required
@requires_csrf_token
def permission_denied(request, exception=None):
    return render(request, "403.html", status=403)


@login_not_required
@requires_csrf_token
def page_not_found(request, exception=None):
    sentence = exception.args[0] if exception and exception.args and isinstance(exception.args[0], str) else ""
    return render(request, "404.html", {"sentence": sentence}, status=404)


@login_not_required
@requires_csrf_token
def server_error(request):
    return render(request, "500.html", status=500)


@login_not_required
def csrf_failure(request, reason=""):
    """A form from before the session changed: what was typed is shown back so that it can be copied."""
    typed = [(name, value) for name, value in request.POST.items() if name != "csrfmiddlewaretoken" and value]
    hidden = ("password", "code", "credential")
    typed = [(name, value) for name, value in typed if not any(word in name for word in hidden)]
    return render(request, "403_csrf.html", {"typed": typed, "reason": _("La página se abrió hace mucho.")}, status=403)
