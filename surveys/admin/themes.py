"""What open answers may speak of."""

from django.contrib import admin

from kit.office.base import OfficeAdmin
from kit.text.collation import SortKey
from surveys.models import Theme


@admin.register(Theme)
class ThemeAdmin(OfficeAdmin):
    list_display = ["name", "code"]
    search_fields = ["name"]
    ordering = [SortKey("name")]
    prepopulated_fields = {"code": ["name"]}
