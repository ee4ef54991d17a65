"""What no page accepts: text that PostgreSQL cannot keep, addresses of absurd length, methods of other trades."""

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpResponseNotAllowed
from django.utils.translation import gettext as _

LONGEST_PATH = 2_000  # the longest of ours, a survey's link with a long survey, has some 300 signs
LONGEST_QUERY = 8 * 1024
LARGEST_BODY = 25 * 1024 * 1024  # a list of 20 MB, the largest that a page takes, with the form around it
ONE_CLICK = b"List-Unsubscribe=One-Click"  # of mail programs (RFC 8058), the same in every charset that they name
METHODS = ["GET", "HEAD", "POST"]


class CleanQueryMiddleware:
    """Refuses what no page knows (405), and with 400 what Django would stumble over.

    Endless addresses, NUL, forms not in UTF-8, files that would fill the disk before a view sees them. A page that
    only looks whether it is a POST would take PUT for a GET.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
            raise RequestDataTooBig
        query = request.META.get("QUERY_STRING", "")
        if len(query) > LONGEST_QUERY or len(request.path) > LONGEST_PATH:
            raise SuspiciousOperation(_("La dirección es demasiado larga."))
        if "%00" in query or "\x00" in query or "%00" in request.path or "\x00" in request.path:
            raise SuspiciousOperation(_("La dirección contiene caracteres que no se pueden leer."))
        if any("\x00" in value for value in request.COOKIES.values()):
            raise SuspiciousOperation(_("Su navegador envió una cookie que no se puede leer. Bórrela, por favor."))
        if request.encoding and request.encoding.lower() != "utf-8":
            request.encoding = "utf-8"  # else Django refuses the form again while the page of the error is drawn
            if request.body == ONE_CLICK:
                return self.get_response(request)
            raise SuspiciousOperation(_("El formulario no llegó en UTF-8 y no se pudo leer."))
        return self.get_response(request)
