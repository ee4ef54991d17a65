"""What no page accepts: text that PostgreSQL cannot keep, and addresses of absurd length."""

from django.core.exceptions import SuspiciousOperation
from django.utils.translation import gettext as _

LONGEST_QUERY = 8 * 1024


class CleanQueryMiddleware:
    """Refuses, with 400, an address whose query is too long or holds NUL."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        query = request.META.get("QUERY_STRING", "")
        if len(query) > LONGEST_QUERY:
            raise SuspiciousOperation(_("La dirección es demasiado larga."))
        if "%00" in query or "\x00" in query or "%00" in request.path or "\x00" in request.path:
            raise SuspiciousOperation(_("La dirección contiene caracteres que no se pueden leer."))
        return self.get_response(request)
