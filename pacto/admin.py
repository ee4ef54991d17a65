"""The coordination's office: Django's admin behind allauth's login, with work queues on its index."""

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class PactoAdminSite(admin.AdminSite):
    site_title = gettext_lazy("Coordinación del Pacto")
    site_header = gettext_lazy("Coordinación")
    index_title = gettext_lazy("Lo que espera")
    site_url = "/"
    enable_nav_sidebar = True

    def has_permission(self, request):
        """Living staff only, with a second factor where one is required."""
        return super().has_permission(request) and (not settings.STAFF_MFA_REQUIRED or request.user.has_second_factor())

    def login(self, request, extra_context=None):
        """The admin has no login of its own; staff without a second factor are sent to set one up."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
        if request.user.is_staff and not self.has_permission(request):
            messages.warning(request, _("Para entrar a la Coordinación active primero la verificación en dos pasos."))
            return redirect("mfa_index")
        return HttpResponseRedirect(reverse("home"))
