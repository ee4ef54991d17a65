"""The office's pages of files that people bring: upload, preview with a verdict a row, confirm, undo."""

import re
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from kit.files.export import download
from kit.office.base import ReadOnlyAdmin
from kit.pages.headers import UNATTENDED
from kit.pages.paging import page_of

from . import summary
from .background import BackgroundImport
from .forms import ImportForm
from .importers import Importer
from .states import DISCARDABLE, ImportState, RowDecision

REFRESH_SECONDS = 2
TAB = "filas-"
FIELD = re.compile(r"row-([0-9]{1,18})")


class ImportAdmin(ReadOnlyAdmin):
    """Files, their upload and their page, whatever becomes of their rows."""

    add_title = gettext_lazy("Importar una lista")
    list_filter = ["state"]
    list_select_related = ["created_by"]
    ordering = ["-created_at"]

    def get_queryset(self, request):
        return super().get_queryset(request).light()

    def has_add_permission(self, request):
        return request.user.has_perm(f"{self.opts.app_label}.add_{self.opts.model_name}")

    def add_view(self, request, form_url="", extra_context=None):
        extra = {"title": self.add_title, "show_save_and_continue": False, "show_save_and_add_another": False}
        return super().add_view(request, form_url, {**extra, **(extra_context or {})})

    def response_add(self, request, obj, post_url_continue=None):
        return HttpResponseRedirect(self.row_url(obj))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The file as it is; what is done to it has pages of its own."""
        source = self.get_object(request, object_id)
        if source is None or not self.has_view_permission(request, source):
            raise Http404
        if request.method == "POST":
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return self.file_page(request, source)

    def file_page(self, request, source):
        """The page of one file."""
        raise NotImplementedError

    def act_urls(self, source) -> dict[str, str]:
        """Name of an act → its address."""
        return {name: self.act_url(name, source) for name in self.acts}


class BackgroundImportAdmin(ImportAdmin):
    """Files that a worker reads, applies and undoes.

    importer: what the app says of them
    target: where its rows go, with its article
    row_title: what a row is
    undo_lead: what undoing does
    """

    importer: Importer
    target = gettext_lazy("lo guardado")
    row_title = gettext_lazy("Qué es")
    undo_lead = gettext_lazy("Lo nuevo se borra y lo cambiado vuelve a como estaba, salvo lo que alguien tocó después.")
    form = ImportForm
    change_list_template = "admin/imports/import_list.html"
    list_display = ["file_name", "state", "created_at", "brought_by", "applied_at", "applied_by", "undone_at"]
    list_select_related = ["created_by", "applied_by"]
    acts_beside = ("decide", "confirm", "discard", "undo")
    acts = {"decide": "decidir", "confirm": "confirmar", "discard": "descartar", "undo": "deshacer"}

    def get_fieldsets(self, request, obj=None):
        return [(None, {"fields": ["file"]})]

    @admin.display(description=gettext_lazy("subió"), ordering="created_by")
    def brought_by(self, row):
        return row.created_by or _("Desde el servidor")

    def save_model(self, request, obj, form, change):
        file = form.cleaned_data["file"]
        source = self.model.objects.bring(file.read(), file_name=file.name, by=request.user)
        obj.pk, obj.file_name = source.pk, source.file_name

    def row_link(self, row) -> str:
        """Address of the page of what a row became or would change; "" where there is none."""
        return ""

    def further_links(self, source) -> list[tuple[str, str]]:
        """Label and address of what comes next."""
        return []

    def get_urls(self):
        view = self.admin_site.admin_view(require_safe(self.model_file))
        name = f"{self.opts.app_label}_{self.opts.model_name}_model_file"
        return [path("modelo/", view, name=name), *super().get_urls()]

    def model_file(self, request):
        """An empty list with the titles of every column that is understood."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        titles = [titles[0] for titles in self.importer.columns.spellings.values()]
        return download([], header=titles, name="modelo", file_format="xlsx")

    def file_page(self, request, source):
        shown = self._shown(request, source)
        response = self.page(request, "admin/imports/import.html", source, title=source.file_name, **shown)
        if source.is_at_work:
            query = urlencode(request.GET.dict() | {UNATTENDED: 1})
            response["Refresh"] = f"{REFRESH_SECONDS}; url=?{query}"
        return response

    def _shown(self, request, source: BackgroundImport) -> dict:
        """What the page of a file shows in its state."""
        chosen = request.GET.get("filas", "")
        tabs = {tab.key: tab for tab in summary.tabs(source)}
        if chosen not in tabs:
            raise Http404(_("Ese filtro no existe."))
        rows = summary.rows_of_tab(source, chosen).select_related(*self.importer.foreign_keys or [None])
        page = page_of(rows, request.GET.get("page"), counting=lambda: tabs[chosen].count)
        page.object_list = list(page.object_list)
        is_preview = source.state == ImportState.PREVIEW
        return {
            "tabs": tabs.values(),
            "chosen": chosen,
            "page": page,
            "lines": [
                (row, self.row_link(row), self.importer.differences(row), self.importer.asides(row)) for row in page
            ],
            "may_decide": is_preview and any(row.choices for row in page),
            "to_save": source.rows.to_save().count(),
            "is_preview": is_preview,
            "is_applied": source.state == ImportState.APPLIED,
            "is_discardable": source.state in DISCARDABLE,
            "columns": self.importer.column_titles(source),
            "row_title": self.row_title,
            "target": self.target,
            "back": self.list_url(),
            "links": self.act_urls(source),
            "further": self.further_links(source),
        }

    def decide(self, request, source):
        """Keep what was chosen on one page of rows, then go where its button leads."""
        if request.method != "POST":
            return HttpResponseRedirect(self.row_url(source))
        back = HttpResponseRedirect(self._rows_url(request, source))
        try:
            changed = source.decide(_decisions(request.POST))
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return back
        if changed:
            messages.success(request, _("Decisiones guardadas: %(count)s.") % {"count": changed})
        if request.POST.get("then") != "confirm":
            return back
        if source.rows.to_save().exists():
            return HttpResponseRedirect(self.act_url("confirm", source))
        messages.warning(request, _("No hay nada que guardar: todas las filas quedaron fuera o ya dicen lo mismo."))
        return back

    def _rows_url(self, request, source: BackgroundImport) -> str:
        """The page or the tab of rows that the button leads to, else where the decisions stood."""
        then = request.POST.get("then", "")
        place = {"filas": request.POST.get("filas", ""), "page": request.POST.get("page", "")}
        if then.isdecimal():
            place["page"] = then
        elif then.startswith(TAB):
            place = {"filas": then.removeprefix(TAB)}
        query = urlencode({name: value for name, value in place.items() if value})
        return f"{self.row_url(source)}?{query}" if query else self.row_url(source)

    def confirm(self, request, source):
        def act(_data):
            source.confirm(by=request.user)
            return _("Se está guardando. Esta página le dirá cuando termine.")

        lead = _("Se guardarán %(count)s filas de «%(file)s» de una sola vez. Después se puede deshacer completa.")
        lead %= {"count": source.rows.to_save().count(), "file": source.file_name}
        title = _("Confirmar la importación")
        return self.small_page(request, source, title=title, lead=lead, button=_("Guardar"), act=act)

    def discard(self, request, source):
        def act(_data):
            source.discard()
            return _("La lista se descartó; %(target)s queda como estaba.") % {"target": self.target}

        lead = _("Se borra lo que se leyó de «%(file)s». %(target)s no cambia.")
        lead %= {"file": source.file_name, "target": capfirst(self.target)}
        title = _("Descartar la lista")
        return self.small_page(request, source, title=title, lead=lead, button=_("Descartar"), act=act, danger=True)

    def undo(self, request, source):
        def act(_data):
            source.ask_undo(by=request.user)
            return _("Se está deshaciendo. Esta página le dirá cuando termine.")

        title, lead = _("Deshacer la importación"), self.undo_lead
        return self.small_page(request, source, title=title, lead=lead, button=_("Deshacer"), act=act, danger=True)


def _decisions(data) -> dict[int, str]:
    """Key of a row → its decision, of a form that was sent."""
    return {
        int(match[1]): value
        for name, value in data.items()
        if (match := FIELD.fullmatch(name)) and value in RowDecision.values
    }
