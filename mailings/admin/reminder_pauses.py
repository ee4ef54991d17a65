"""The reminders on one screen: what each reminder does, how it goes, how it reads, and its switch."""

from functools import partial

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _

from kit.messages import reminders
from kit.office.base import ReadOnlyAdmin
from kit.pages.paging import page_of
from mailings.models import ReminderPause
from mailings.reminders import overview

PAGES = {"preview": "como-se-lee", "switch_off": "apagar", "switch_on": "encender"}


@admin.register(ReminderPause)
class ReminderPauseAdmin(ReadOnlyAdmin):
    """The list shows the reminders themselves; a row is one time that somebody switched one off."""

    fields = ["reminder", "made_at", "made_by", "ended_at", "ended_by"]

    def get_urls(self):
        own = [
            path(
                f"<slug:reminder>/{address}/",
                self.admin_site.admin_view(partial(self._page, name=name)),
                name=f"mailings_reminderpause_{name}",
            )
            for name, address in PAGES.items()
        ]
        return own + super().get_urls()

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return self._render(request, "reminder_list", _("Recordatorios"), lines=overview.lines(at=timezone.now()))

    def _page(self, request, reminder, *, name):
        if not self.has_view_permission(request):
            raise PermissionDenied
        if reminder not in reminders:
            raise Http404(_("No hay ninguna regla con ese nombre."))
        return getattr(self, name)(request, reminders[reminder])

    def preview(self, request, reminder):
        now = timezone.now()
        title = _("%(reminder)s: cómo se lee y quién lo recibe hoy") % {"reminder": reminder.title}
        page = page_of(overview.readers_today(reminder, at=now), request.GET.get("page"))
        return self._render(
            request, "reminder_preview", title, shown=overview.preview(reminder, at=now), reminder=reminder, page=page
        )

    def switch_off(self, request, reminder):
        def act(data):
            overview.switch_off(reminder, by=request.user, at=timezone.now())
            return _("Apagada: %(reminder)s.") % {"reminder": reminder.title}

        lead = _("Desde este momento no se envía nada de esta regla, tampoco lo que ya estaba por salir.")
        title = _("Apagar: %(reminder)s") % {"reminder": reminder.title}
        return self._small(request, title=title, lead=lead, button=_("Apagar"), act=act)

    def switch_on(self, request, reminder):
        def act(data):
            overview.switch_on(reminder, by=request.user, at=timezone.now())
            return _("Encendida: %(reminder)s.") % {"reminder": reminder.title}

        lead = _("Sale lo que todavía tenga sentido decir; lo que se pasó de su momento se cierra sin enviarse.")
        title = _("Encender: %(reminder)s") % {"reminder": reminder.title}
        return self._small(request, title=title, lead=lead, button=_("Encender"), act=act)

    def _small(self, request, **texts):
        return self.small_page(request, None, back=self.list_url(), **texts)

    def _render(self, request, template: str, title: str, **context):
        return self.page(request, f"admin/mailings/{template}.html", None, title=title, back=self.list_url(), **context)
