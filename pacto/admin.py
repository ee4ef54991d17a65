"""The coordination's office: Django's admin behind allauth's login, with work queues on its index."""

from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from kit.background.task_health import task_statuses
from kit.forms.once import once
from kit.office.base import OfficeAdmin
from kit.registries import queues
from kit.registries.areas import areas
from kit.registries.office_search import find_all

LAST_ACTS = 10


class PactoAdminSite(admin.AdminSite):
    site_title = gettext_lazy("Coordinación del Pacto")
    site_header = gettext_lazy("Coordinación")
    index_title = gettext_lazy("Lo que espera")
    index_template = "admin/office_index.html"
    site_url = "/"
    enable_nav_sidebar = False

    def register(self, model_or_iterable, admin_class=None, **options):
        """Only our own pages: those of the libraries would let staff take over or lock out other people's accounts."""
        if admin_class and issubclass(admin_class, OfficeAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def get_app_list(self, request, app_label=None):
        """Made where a page shows it: Django asks for it on every page of the office, for a sidebar that is off."""
        return SimpleLazyObject(lambda: super(PactoAdminSite, self).get_app_list(request, app_label))

    def get_urls(self):
        """Without what no page uses: Django's detour to a row's public page, and its search in any table."""
        unused = {"view_on_site", "autocomplete"}
        urls = [pattern for pattern in super().get_urls() if getattr(pattern, "name", "") not in unused]
        return [path("buscar/", self.admin_view(require_safe(self.search)), name="search"), *urls]

    def admin_view(self, view, cacheable=False):
        """Each form of the office that carries a key does what it says once, one that adds a row by its words too."""
        is_adding = getattr(getattr(view, "func", view), "__name__", "") == "add_view"
        return super().admin_view(once(view, by_words=is_adding), cacheable)

    def login(self, request, extra_context=None):
        """The admin has no login of its own; staff without a second factor are sent to set one up."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.GET.get("next") or reverse("admin:index"))
        if request.user.owes_second_factor:
            messages.warning(request, _("Para entrar a la Coordinación active primero la verificación en dos pasos."))
            return redirect("mfa_index")
        if not request.user.is_staff:
            messages.info(request, _("Esa página es de la Coordinación; su cuenta no la abre."))
        return HttpResponseRedirect(reverse("home"))

    def logout(self, request, extra_context=None):
        """Going out is the portal's own page, which asks first."""
        return redirect("account_logout")

    def password_change(self, request, extra_context=None):
        """The password is changed where every member changes it."""
        return redirect("account_change_password")

    def password_change_done(self, request, extra_context=None):
        return redirect("account_change_password")

    def index(self, request, extra_context=None):
        """What waits for the coordination and how the periodic work goes, above the list of everything."""
        now = timezone.now()
        waiting = queues.waiting(at=now)
        context = {
            "waiting": queues.by_age(waiting),
            "empty": [queue for queue in waiting if not queue.count],
            "task_statuses": task_statuses(at=now),
            "areas": areas(self),
            "last_acts": LogEntry.objects.select_related("user", "content_type")[:LAST_ACTS],
        }
        return super().index(request, context | (extra_context or {}))

    def search(self, request):
        """Whatever the office knows by those words; where it is one thing alone, its page."""
        typed = request.GET.get("q", "").strip()
        groups = find_all(typed)
        results = [result for group in groups for result in group.results]
        if len(results) == 1:
            return HttpResponseRedirect(results[0].url)
        title = _("Lo que hay con «%(text)s»") % {"text": typed} if typed else _("Buscar")
        context = {**self.each_context(request), "title": title, "typed": typed, "groups": groups}
        return TemplateResponse(request, "admin/search.html", context)
