"""Error pages in Spanish: what happened, that nothing was lost, what to do."""

import logging
from traceback import walk_tb

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token
from redis.exceptions import RedisError

from kit.forms.once import AlreadySentError

from .returned_form import give_back, returned_fields

log = logging.getLogger(__name__)


@login_not_required
@requires_csrf_token
def bad_request(request, exception=None):
    """Shows our own sentences; Django's are subclasses of SuspiciousOperation, in English."""
    if isinstance(exception, RequestDataTooBig):
        sentence = _("Lo que envió es demasiado grande para esta página. Vuelva atrás: lo que escribió sigue ahí.")
        return _page(request, 413, _("Es demasiado grande"), sentence)
    sentence = str(exception) if type(exception) is SuspiciousOperation else ""
    sentence = sentence or _(
        "La dirección o lo enviado viene incompleto o con caracteres que no entendemos. Vuelva a la página anterior "
        "e inténtelo de nuevo."
    )
    return _page(request, 400, _("Ese enlace está mal escrito"), sentence)


@login_not_required
@requires_csrf_token
def permission_denied(request, exception=None):
    sentence = str(exception or "") or _(
        "Quizá entró con otra cuenta, o su permiso ya terminó. Si debería verla, escriba a la Coordinación."
    )
    return _page(request, 403, _("Esta página no está abierta para usted"), sentence)


@login_not_required
@requires_csrf_token
def page_not_found(request, exception=None):
    """Shows the sentence of our own Http404, never that of a library, in English; gives typed text back."""
    sentence = (_is_ours(exception) and str(exception)) or _(
        "La página no existe, cambió de lugar o no es de su organización. Revise la dirección o empiece desde aquí."
    )
    fields = returned_fields(request) if request.method == "POST" and request.user.is_authenticated else []
    return _page(
        request,
        404,
        _("Aquí no hay nada"),
        sentence,
        typed=[one for one in fields if one.value.strip() and not one.is_carried],
    )


def _is_ours(exception: BaseException | None) -> bool:
    """Whether a module of this tree raised it, not a library that knows nothing of whoever reads."""
    raised_in = list(walk_tb(exception.__traceback__ if exception else None))
    package = raised_in[-1][0].f_globals["__name__"].partition(".")[0] if raised_in else ""
    return bool(package) and (settings.BASE_DIR / package).is_dir()


def too_many_requests(request):
    """For allauth, which finds it by its name in the addresses."""
    sentence = _("Espere unos minutos y vuelva a intentarlo. Su cuenta está a salvo y no perdió nada.")
    return _page(request, 429, _("Demasiados intentos seguidos"), sentence)


@login_not_required
@requires_csrf_token
def server_error(request):
    """Needs neither the database nor a session, which may be what failed."""
    sentence = _("No es por algo que usted hizo. Espere un momento, vuelva a la página anterior e inténtelo de nuevo.")
    return _bare_page(500, _("Algo falló de nuestro lado"), sentence)


class UnavailableMiddleware:
    """What cannot go on is refused for now: while no attempts can be counted nobody logs in, and no query is endless.

    A query past its time (`statement_timeout`), a lock that nobody gives back and a database that is gone are told
    as one.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, AlreadySentError):
            return _already_sent(request, exception.url)
        if not isinstance(exception, RedisError | OperationalError):
            return None
        log.error("No answer at %s: %s: %s", request.path, type(exception).__name__, exception)
        sentence = _("No es por algo que usted hizo, y no se guardó nada. Inténtelo otra vez en un minuto.")
        if isinstance(exception, OperationalError):
            sentence = _("Lo que pidió tarda demasiado en este momento. Inténtelo otra vez en un minuto.")
        page = _bare_page(503, _("Ahora no podemos atender"), sentence)
        page["Retry-After"] = "60"
        return page


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
        sentence = _("Solo responde a un botón de la página de la que salió. No cambió nada.")
        page = _page(request, 405, _("Esta dirección no se abre así"), sentence)
        page["Allow"] = response["Allow"]
        return page

    return answer


def _already_sent(request, url: str) -> HttpResponse:
    """The same form a second time with other words: they are given back, and the way to what the first one made."""
    sentence = _(
        "Lo que decía antes ya quedó guardado, y esto otro no. Si quiere enviarlo también, cópielo en un formulario "
        "nuevo."
    )
    fields = [one for one in returned_fields(request) if one.value.strip() and not one.is_carried]
    return _page(request, 409, _("Este formulario ya se había enviado"), sentence, typed=fields, made=url)


def _bare_page(status: int, title: str, sentence: str) -> HttpResponse:
    """Without anything of the person: what would tell who she is may be what failed."""
    return HttpResponse(render_to_string("500.html", {"title": title, "sentence": sentence}), status=status)


def _page(request, status: int, title: str, sentence: str, **context):
    return render(request, "error.html", {"title": title, "sentence": sentence} | context, status=status)
