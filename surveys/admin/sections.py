"""A section of a survey that is being built: its title, and what it says before its questions."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.office.base import OfficeAdmin
from surveys.access import lock_draft
from surveys.building import outline
from surveys.forms.building import SectionOfficeForm
from surveys.models import Question, Section

from .questions import place_in_wave


def _is_only_read(request, section: Section | None) -> bool:
    """A section of an open wave; what was typed while it was opened comes back refused by the form, and not lost."""
    return section is not None and section.wave.is_locked and request.method != "POST"


@admin.register(Section)
class SectionAdmin(OfficeAdmin):
    """Not listed by itself: one comes from the wave and goes back to it."""

    form = SectionOfficeForm
    list_display = ["title", "wave", "position"]
    list_filter = ["wave"]
    fields = ["title", "text"]
    acts = {"discard": "quitar"}

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("wave")

    def has_module_permission(self, request):
        return False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not _is_only_read(request, obj)

    def beside(self, request, row, *, at):
        own = [each for each in outline(row.wave) if each[0] == row] if row.wave.is_locked else []
        return {"evidence": "admin/surveys/_back.html", "wave_url": place_in_wave(row), "outline": own}

    def acts_now(self, row, *, at):
        return {} if row.wave.is_locked else {"discard": _("Quitar la sección")}

    def response_post_save_change(self, request, obj):
        return HttpResponseRedirect(place_in_wave(obj))

    def discard(self, request, row):
        def act(_data):
            with transaction.atomic():
                lock_draft(row.wave)
                needed = Question.objects.filter(shown_if__section=row).exclude(section=row).first()
                if needed:
                    raise ValidationError(
                        _("«%s» depende de una pregunta de esta sección: cambie antes su condición.") % needed
                    )
                row.questions.update(shown_if=None, shown_values=[])
                Section.objects.filter(pk=row.pk).delete()
            return _("La sección y sus preguntas se quitaron.")

        title = _("Quitar «%s»") % row
        lead = _("Se quitan también sus preguntas. Lo que es del banco sigue en el banco.")
        back = reverse("admin:surveys_wave_change", args=[row.wave_id]) if request.method == "POST" else None
        return self.small_page(
            request, row, title=title, lead=lead, button=_("Quitar"), act=act, back=back, danger=True
        )
