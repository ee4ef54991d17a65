"""Whoever thinks that somebody reads her mail closes every link that it held."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.links import close_links


@require_POST
def links_close(request):
    close_links(request.user, at=timezone.now())
    messages.success(request, _("Listo: los enlaces de los correos que ha recibido ya no abren nada."))
    return redirect("usersessions_list")
