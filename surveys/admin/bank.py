"""The surveys, and the bank of questions that stay word for word the same from wave to wave."""

from django.contrib import admin
from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.office.history_admin import HistoryAdmin
from surveys.forms.building import ItemForm, SurveyForm
from surveys.models import Item, Question, Survey


@admin.register(Survey)
class SurveyAdmin(HistoryAdmin):
    form = SurveyForm
    list_display = ["name", "waves_made"]
    fields = ["name", "slug", "purpose"]
    prepopulated_fields = {"slug": ["name"]}

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(number=Count("waves"))

    @admin.display(description=gettext_lazy("olas"))
    def waves_made(self, row):
        return row.number


@admin.register(Item)
class ItemAdmin(HistoryAdmin):
    form = ItemForm
    list_display = ["wording", "code", "kind", "is_asked"]
    list_filter = ["kind"]
    search_fields = ["wording", "code"]
    fields = ["code", "kind", "wording", "options"]
    prepopulated_fields = {"code": ["wording"]}

    def get_queryset(self, request):
        opened = Question.objects.filter(item=OuterRef("pk"), section__wave__opened_at__isnull=False)
        return super().get_queryset(request).annotate(was_opened=Exists(opened))

    @admin.display(description=gettext_lazy("ya se preguntó"), boolean=True)
    def is_asked(self, row):
        return row.was_opened

    def has_change_permission(self, request, obj=None):
        """What was asked stays as it was asked."""
        return super().has_change_permission(request, obj) and not getattr(obj, "was_opened", False)

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else self.prepopulated_fields

    def get_fieldsets(self, request, obj=None):
        description = ""
        if getattr(obj, "was_opened", False):
            description = _(
                "Ya se preguntó: sus palabras no cambian, para que las olas se puedan comparar. Haga otra pregunta."
            )
        return [(None, {"fields": self.fields, "description": description})]
