"""Rows whose history matters: what changed, who changed it, and why."""

import pghistory
from django import forms
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from pghistory.models import Events

from kit.office.base import OfficeAdmin, OfficeForm
from kit.office.history import in_words
from kit.pages.paging import page_of


class ReasonedForm(OfficeForm):
    """Asks why where a change alters what everybody has already read; `weighty` names such fields."""

    change_reason = forms.CharField(
        label=gettext_lazy("Motivo del cambio"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Queda en la historia. Hace falta si cambia algo que ya se publicó."),
    )
    weighty: tuple[str, ...] = ()

    def is_public(self) -> bool:
        """Whether what this row says is already before everybody's eyes."""
        raise NotImplementedError

    def clean(self):
        data = super().clean()
        names = [name for name in self.weighty if name in self.changed_data]
        if names and not data.get("change_reason") and self.is_public():
            labels = ", ".join(f"«{self.fields[name].label}»" for name in names)
            self.add_error("change_reason", _("Diga por qué cambia %(fields)s.") % {"fields": labels.lower()})
        return data


class HistoryAdmin(OfficeAdmin):
    """Audited rows: each has a page with its history, where the reasons given for a change stand."""

    acts = {"timeline": "historia"}

    def acts_now(self, row, *, at):
        return {"timeline": _("Historia")}

    def save_model(self, request, obj, form, change):
        reason = form.cleaned_data.get("change_reason")
        if not reason:
            super().save_model(request, obj, form, change)
            return
        with pghistory.context(reason=reason):
            super().save_model(request, obj, form, change)

    @method_decorator(require_safe)
    def timeline(self, request, row):
        events = Events.objects.tracks(row).order_by("-pgh_created_at", "-pgh_id")
        page = page_of(events, request.GET.get("page"), size=30)
        page.object_list = in_words(page.object_list)
        title = _("Historia de «%(name)s»") % {"name": row}
        return self.page(request, "admin/timeline.html", row, title=title, page=page)
