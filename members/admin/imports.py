"""Member lists brought as files: upload, preview with a verdict a row, confirm, undo."""

import re
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.files.uploads import TableFileField
from kit.office.base import ReadOnlyAdmin
from kit.pages.paging import page_of
from members.importing import requests, summary
from members.models import ImportState, MemberImport, RowDecision
from members.sessions import UNATTENDED

REFRESH_SECONDS = 2
TAB = "filas-"
FIELD = re.compile(r"row-([0-9]{1,18})")


class MemberListForm(forms.ModelForm):
    """The file as it comes."""

    file = TableFileField(
        label=gettext_lazy("Lista de integrantes"),
        help_text=gettext_lazy(
            "CSV o Excel (XLSX, XLSM) de 20 MB como máximo, tal como lo tiene: se reconocen encabezados y acentos. "
            "Primero verá qué cambiaría; nada se guarda hasta que usted lo confirme."
        ),
    )

    class Meta:
        model = MemberImport
        fields = []


@admin.register(MemberImport)
class MemberImportAdmin(ReadOnlyAdmin):
    form = MemberListForm
    list_display = ["file_name", "state", "created_at", "brought_by", "applied_at", "applied_by", "undone_at"]
    list_filter = ["state"]
    list_select_related = ["created_by", "applied_by"]
    ordering = ["-created_at"]
    acts_beside = ("decide", "confirm", "discard", "undo")
    acts = {"decide": "decidir", "confirm": "confirmar", "discard": "descartar", "undo": "deshacer"}

    def get_queryset(self, request):
        return super().get_queryset(request).light()

    def get_fieldsets(self, request, obj=None):
        return [(None, {"fields": ["file"]})]

    def has_add_permission(self, request):
        return request.user.has_perm("members.add_memberimport")

    @admin.display(description=gettext_lazy("subió"), ordering="created_by")
    def brought_by(self, row):
        return row.created_by or _("Desde el servidor")

    def save_model(self, request, obj, form, change):
        file = form.cleaned_data["file"]
        source = requests.bring(file.read(), file_name=file.name, by=request.user)
        obj.pk = source.pk
        obj.file_name = source.file_name

    def add_view(self, request, form_url="", extra_context=None):
        extra = {"title": _("Importar una lista"), "show_save_and_continue": False, "show_save_and_add_another": False}
        return super().add_view(request, form_url, {**extra, **(extra_context or {})})

    def response_add(self, request, obj, post_url_continue=None):
        return HttpResponseRedirect(self.row_url(obj))

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The import as it is: being read, its preview, its result."""
        source = self.get_object(request, object_id)
        if source is None or not self.has_view_permission(request, source):
            raise Http404
        if request.method == "POST":
            return HttpResponseNotAllowed(["GET", "HEAD"])
        response = self.page(
            request, "admin/members/import.html", source, title=source.file_name, **self._shown(request, source)
        )
        if source.is_at_work:
            query = urlencode(request.GET.dict() | {UNATTENDED: 1})
            response["Refresh"] = f"{REFRESH_SECONDS}; url=?{query}"
        return response

    def _shown(self, request, source: MemberImport) -> dict:
        """What the page of an import shows in its state."""
        chosen = request.GET.get("filas", "")
        tabs = {tab.key: tab for tab in summary.tabs(source)}
        if chosen not in tabs:
            raise Http404(_("Ese filtro no existe."))
        page = page_of(summary.filtered(source, chosen), request.GET.get("page"), counting=lambda: tabs[chosen].count)
        page.object_list = list(page.object_list)
        return {
            "tabs": tabs.values(),
            "chosen": chosen,
            "page": page,
            "lines": [(row, summary.differences(row), summary.person(row)) for row in page],
            "may_decide": source.state == ImportState.PREVIEW and any(row.choices for row in page),
            "to_save": source.rows.to_save().count(),
            "is_preview": source.state == ImportState.PREVIEW,
            "is_applied": source.state == ImportState.APPLIED,
            "is_discardable": source.state in requests.DISCARDABLE,
            "columns": summary.columns(source),
            "back": reverse("admin:members_memberimport_changelist"),
            "links": {name: self.act_url(name, source) for name in self.acts},
        }

    def decide(self, request, source):
        """Keep what was chosen on one page of rows, then go where its button leads."""
        if request.method != "POST":
            return HttpResponseRedirect(self.row_url(source))
        wanted = {
            int(found[1]): value
            for name, value in request.POST.items()
            if (found := FIELD.fullmatch(name)) and value in RowDecision.values
        }
        try:
            changed = requests.decide(source, wanted)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return HttpResponseRedirect(self._rows_url(request, source))
        if changed:
            messages.success(request, _("Decisiones guardadas: %(count)s.") % {"count": changed})
        if request.POST.get("then") != "confirm":
            return HttpResponseRedirect(self._rows_url(request, source))
        if source.rows.to_save().exists():
            return HttpResponseRedirect(self.act_url("confirm", source))
        messages.warning(request, _("No hay nada que guardar: todas las filas quedaron fuera o ya dicen lo mismo."))
        return HttpResponseRedirect(self._rows_url(request, source))

    def _rows_url(self, request, source: MemberImport) -> str:
        """The page or the tab of rows that was asked for with the decisions, else where they stood."""
        then = request.POST.get("then", "")
        asked = {"filas": request.POST.get("filas", ""), "page": request.POST.get("page", "")}
        if then.isdecimal():
            asked["page"] = then
        elif then.startswith(TAB):
            asked = {"filas": then.removeprefix(TAB)}
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"{self.row_url(source)}?{query}" if query else self.row_url(source)

    def confirm(self, request, source):
        def act(_data):
            requests.confirm(source, by=request.user)
            return _("Se está guardando. Esta página le dirá cuando termine.")

        lead = _("Se guardarán %(count)s filas de «%(file)s» de una sola vez. Después se puede deshacer completa.")
        lead %= {"count": source.rows.to_save().count(), "file": source.file_name}
        return self.small_page(
            request, source, title=_("Confirmar la importación"), lead=lead, button=_("Guardar"), act=act
        )

    def discard(self, request, source):
        def act(_data):
            requests.discard(source)
            return _("La lista se descartó; el padrón queda como estaba.")

        lead = _("Se borra lo que se leyó de «%(file)s». El padrón no cambia.") % {"file": source.file_name}
        return self.small_page(
            request, source, title=_("Descartar la lista"), lead=lead, button=_("Descartar"), act=act, danger=True
        )

    def undo(self, request, source):
        def act(_data):
            requests.ask_undo(source, by=request.user)
            return _("Se está deshaciendo. Esta página le dirá cuando termine.")

        lead = _(
            "Las organizaciones nuevas salen del padrón y los datos cambiados vuelven a como estaban. Lo que alguien "
            "haya cambiado después, o lo que ya tenga gente o invitaciones, se queda, y se dice cuál."
        )
        return self.small_page(
            request, source, title=_("Deshacer la importación"), lead=lead, button=_("Deshacer"), act=act, danger=True
        )
