"""A section of a wave that is being built: one page with its questions."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.office.base import OfficeAdmin
from surveys.access import lock_draft
from surveys.building import MOST_IN_A_SECTION, outline, place_section
from surveys.forms.building import SectionOfficeForm
from surveys.forms.questions import QuestionForm, QuestionFormSet
from surveys.models import Question, Section


class QuestionInline(admin.StackedInline):
    model = Question
    form = QuestionForm
    formset = QuestionFormSet
    extra = 1
    max_num = MOST_IN_A_SECTION
    fieldsets = [
        (None, {"fields": [("place", "is_required"), "item", "kind", "wording", "options"]}),
        (
            gettext_lazy("Ayuda, límites y condición"),
            {
                "classes": ["collapse"],
                "fields": ["help", ("lowest", "highest"), "shown_if", "shown_words"],
            },
        ),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("shown_if", "item")

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, validate_max=True, **kwargs)


def _is_only_read(request, section: Section | None) -> bool:
    """A section of an open wave; what was typed while it was opened comes back refused by the form, and not lost."""
    return section is not None and section.wave.is_locked and request.method != "POST"


@admin.register(Section)
class SectionAdmin(OfficeAdmin):
    """Not listed by itself: one comes from the wave and goes back to it."""

    form = SectionOfficeForm
    list_display = ["title", "wave", "position"]
    list_filter = ["wave"]
    fields = ["place", "title", "text"]
    acts = {"discard": "quitar"}

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("wave")

    def has_module_permission(self, request):
        return False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not _is_only_read(request, obj)

    def get_fields(self, request, obj=None):
        return ["position", "title", "text"] if _is_only_read(request, obj) else self.fields

    def get_inlines(self, request, obj):
        return [] if obj is None or _is_only_read(request, obj) else [QuestionInline]

    def beside(self, request, row, *, at):
        own = [each for each in outline(row.wave) if each[0] == row] if row.wave.is_locked else []
        return {"evidence": "admin/surveys/_section.html", "wave_url": self._wave_url(row), "outline": own}

    def acts_now(self, row, *, at):
        return {} if row.wave.is_locked else {"discard": _("Quitar la sección")}

    def _wave_url(self, row) -> str:
        return reverse("admin:surveys_wave_change", args=[row.wave_id])

    def response_post_save_change(self, request, obj):
        return HttpResponseRedirect(self._wave_url(obj))

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        for formset in formsets:
            for place, one in enumerate(formset.ordered, start=1):
                Question.objects.filter(pk=one.instance.pk).exclude(position=place).update(position=place)
        place_section(form.instance, form.cleaned_data["place"])

    def discard(self, request, row):
        def act(_data):
            with transaction.atomic():
                lock_draft(row.wave)
                needed = Question.objects.filter(shown_if__section=row).exclude(section=row).first()
                if needed:
                    raise ValidationError(_("«%s» depende de una pregunta de esta sección.") % needed)
                row.questions.update(shown_if=None, shown_values=[])
                Section.objects.filter(pk=row.pk).delete()
            return _("La sección y sus preguntas se quitaron.")

        title = _("Quitar «%s»") % row
        lead = _("Se quitan también sus preguntas. Lo que es del banco sigue en el banco.")
        back = self._wave_url(row) if request.method == "POST" else None
        return self.small_page(
            request, row, title=title, lead=lead, button=_("Quitar"), act=act, back=back, danger=True
        )
