"""Taking the list, as it is filtered, out as a file: always with a reason, always recorded."""

import tempfile
from contextlib import ExitStack

from django import forms
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.files.export import CONTENT_TYPES
from members import exporting
from members.models import Export


class ExportForm(forms.ModelForm):
    """What for, and for which program."""

    class Meta:
        model = Export
        fields = ["reason", "file_format"]
        widgets = {"file_format": forms.RadioSelect}
        help_texts = {"reason": gettext_lazy("Queda en la historia de cada organización que va en el archivo.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file_format"].choices = [("xlsx", _("Libro de Excel (XLSX)")), ("csv", _("Texto (CSV)"))]
        self.fields["file_format"].initial = "xlsx"


class ExportPage:
    """Part of the admin of organisations."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.export)
        return [path("exportar/", view, name="members_organization_export"), *super().get_urls()]

    def export(self, request):
        """The address carries the filters and the search of the list."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        listed = reverse("admin:members_organization_changelist")
        try:
            changes = self.get_changelist_instance(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(listed)
        lead = _("El archivo lleva las %(count)s organizaciones de la lista, con sus filtros y su búsqueda.")
        return self.small_page(
            request,
            None,
            title=_("Exportar organizaciones"),
            lead=lead % {"count": changes.result_count},
            button=_("Descargar"),
            act=lambda data: self._file(request, changes.get_queryset(request), data),
            form_class=ExportForm,
            back=f"{listed}?{request.GET.urlencode()}",
        )

    def _file(self, request, organizations, data: dict):
        with ExitStack() as stack:
            file = stack.enter_context(tempfile.TemporaryFile())
            shared = {"filters": request.GET.urlencode(), "by": request.user, "at": timezone.now()}
            record = exporting.export(organizations, file=file, **shared, **data)
            file.seek(0)
            stack.pop_all()  # the response closes it
        return FileResponse(
            file,
            as_attachment=True,
            filename=exporting.file_name(record),
            content_type=CONTENT_TYPES[record.file_format],
        )
