"""Merges that were made, and taking one back."""

from django.contrib import admin, messages
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.office.base import ReadOnlyAdmin
from members import merging
from members.models import Merge


@admin.register(Merge)
class MergeAdmin(ReadOnlyAdmin):
    list_display = ["absorbed", "kept", "merged_at", "merged_by", "undone_at"]
    list_select_related = ["absorbed", "kept", "merged_by"]
    search_fields = ["absorbed__search", "kept__search"]
    ordering = ["-merged_at"]
    fields = ["absorbed", "kept", "merged_at", "merged_by", "moved_line", "filled_line", "undone_at", "undone_by"]
    acts = {"undo": "deshacer"}

    @admin.display(description=gettext_lazy("pasó a la que permanece"))
    def moved_line(self, row):
        return _("%(count)s registros") % {"count": sum(len(rows) for rows in row.moved.values())}

    @admin.display(description=gettext_lazy("se completó"))
    def filled_line(self, row):
        fields = (Merge.kept.field.related_model._meta.get_field(name.removesuffix("_id")) for name in row.filled)
        return ", ".join(str(field.verbose_name) for field in fields) or "—"

    def acts_now(self, row, *, at):
        return {} if row.undone_at else {"undo": _("Deshacer la fusión")}

    def undo(self, request, row):
        def act(data):
            for sentence in merging.undo(row, by=request.user, at=timezone.now()):
                messages.warning(request, sentence)
            return _("«%(absorbed)s» vuelve a ser un registro aparte.") % {"absorbed": row.absorbed.name}

        lead = _(
            "Lo que pasó a «%(kept)s» vuelve a «%(absorbed)s»; lo que haya cambiado desde entonces se queda como está "
            "y se dice."
        ) % {"kept": row.kept.name, "absorbed": row.absorbed.name}
        return self.small_page(
            request, row, title=_("Deshacer la fusión"), lead=lead, button=_("Deshacer"), act=act, danger=True
        )
