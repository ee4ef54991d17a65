"""Pairs that may be one organisation: merge them, or say that they are not."""

from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.office.base import ReadOnlyAdmin
from members import possible_duplicates
from members.models import SuspectedPair

from .organizations import OrganizationAdmin


@admin.register(SuspectedPair)
class SuspectedPairAdmin(ReadOnlyAdmin):
    list_display = ["first", "second", "score", "why", "decide"]
    list_display_links = None
    list_select_related = ["first", "second"]
    search_fields = ["first__search", "second__search"]
    ordering = ["-score", "id"]
    acts_beside = ("dismiss",)
    acts = {"dismiss": "son-distintas"}

    def get_queryset(self, request):
        return super().get_queryset(request).waiting()

    @admin.display(description=gettext_lazy("por qué"))
    def why(self, row):
        return "; ".join(row.reasons)

    @admin.display(description=gettext_lazy("decidir"))
    def decide(self, row):
        office = self.admin_site.get_model_admin(OrganizationAdmin.form.Meta.model)
        merge = f"{office.act_url('merge', row.first)}?other={row.second_id}"
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a>',
            *(merge, _("Fusionar…"), self.act_url("dismiss", row), _("Son distintas…")),
        )

    def dismiss(self, request, row):
        def act(data):
            possible_duplicates.dismiss(row, by=request.user, at=timezone.now())
            return _("Anotado: son organizaciones distintas y no se vuelve a preguntar.")

        title = _("«%(first)s» y «%(second)s» son distintas") % {"first": row.first.name, "second": row.second.name}
        listed = self.list_url()
        return self.small_page(request, row, title=title, button=_("Son distintas"), act=act, back=listed)
