"""Who took the registry out, when and why."""

from django.contrib import admin

from kit.office.base import ReadOnlyAdmin
from members.models import Export


@admin.register(Export)
class ExportAdmin(ReadOnlyAdmin):
    list_display = ["created_at", "created_by", "reason", "file_format", "rows", "filters"]
    list_filter = ["file_format", "created_at"]
    list_select_related = ["created_by"]
    fields = ["created_at", "created_by", "reason", "file_format", "rows", "filters"]
    ordering = ["-created_at"]
