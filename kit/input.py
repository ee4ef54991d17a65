"""What no page accepts: text that PostgreSQL cannot keep, and addresses of absurd length."""

from django.core.exceptions import SuspiciousOperation
from django.utils.translation import gettext as _

LONGEST_QUERY = 8 * 1024


class CleanQueryMiddleware:
    """Refuses, with 400, what Django would stumble over: endless addresses, NUL, forms not in UTF-8."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        query = request.META.get("QUERY_STRING", "")
        if len(query) > LONGEST_QUERY:
            raise SuspiciousOperation(_("La dirección es demasiado larga."))
        if "%00" in query or "\x00" in query or "%00" in request.path or "\x00" in request.path:
            raise SuspiciousOperation(_("La dirección contiene caracteres que no se pueden leer."))
        if any("\x00" in value for value in request.COOKIES.values()):
            raise SuspiciousOperation(_("Su navegador envió una cookie que no se puede leer. Bórrela, por favor."))
        if request.encoding and request.encoding.lower() != "utf-8":
            request.encoding = "utf-8"  # else Django refuses the form again while the page of the error is drawn
            raise SuspiciousOperation(_("El formulario no llegó en UTF-8 y no se pudo leer."))
        return self.get_response(request)
