"""Member lists brought as files."""

from django.contrib import admin

from kit.office import ReadOnlyAdmin
from members.models import MemberImport


@admin.register(MemberImport)
class MemberImportAdmin(ReadOnlyAdmin):
    list_display = ["file_name", "state", "created_at", "created_by", "applied_at", "applied_by", "undone_at"]
    list_filter = ["state"]
    list_select_related = ["created_by", "applied_by"]
    fields = [*list_display, "progress", "problem", "undone_by"]
    ordering = ["-created_at"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("content", "report")
