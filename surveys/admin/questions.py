"""A question of a survey that is being built: one comes from the survey's page and goes back to it."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kit.office.base import OfficeAdmin, is_key
from surveys.access import lock_draft
from surveys.forms.questions import QuestionForm
from surveys.models import Question, Section

IN = "seccion"


def _section_of(request) -> Section | None:
    """The section of a draft in which the address asks for a question."""
    key = request.GET.get(IN, "")
    rows = Section.objects.filter(wave__opened_at__isnull=True, wave__closed_at__isnull=True).select_related("wave")
    return rows.filter(pk=key).first() if is_key(key) else None


def add_address(section: Section) -> str:
    """Where a question is added to that section."""
    return f"{reverse('admin:surveys_question_add')}?{IN}={section.pk}"


def place_in_wave(section: Section) -> str:
    """The section on the page of its survey."""
    return reverse("admin:surveys_wave_change", args=[section.wave_id]) + f"#section-{section.pk}"


@admin.register(Question)
class QuestionAdmin(OfficeAdmin):
    form = QuestionForm
    list_display = ["wording", "section", "kind"]
    list_filter = ["kind"]
    list_select_related = ["section__wave"]
    search_fields = ["wording"]
    acts = {"discard": "quitar"}
    fieldsets = [
        (None, {"fields": ["item", "kind", "wording", "options", "is_required"]}),
        (_("Ayuda, límites y condición"), {"fields": ["help", ("lowest", "highest"), "conditions"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("section__wave", "item", "shown_if")

    def has_module_permission(self, request):
        return False

    def has_add_permission(self, request):
        return super().has_add_permission(request) and _section_of(request) is not None

    def has_change_permission(self, request, obj=None):
        """Of an open survey it is only read; what was typed while it was opened comes back refused, and not lost."""
        is_read = obj is not None and obj.section.wave.is_locked and request.method != "POST"
        return super().has_change_permission(request, obj) and not is_read

    def get_fieldsets(self, request, obj=None):
        if self.has_change_permission(request, obj):
            return self.fieldsets
        return [(None, {"fields": ["kind", "wording", "options", "is_required", "help"]})]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        if obj is None:
            form.section = _section_of(request)
        return form

    def acts_now(self, row, *, at):
        return {} if row.section.wave.is_locked else {"discard": _("Quitar la pregunta")}

    def beside(self, request, row, *, at):
        return {"evidence": "admin/surveys/_back.html", "wave_url": place_in_wave(row.section)}

    def response_add(self, request, obj, post_url_continue=None):
        super().response_add(request, obj, post_url_continue)  # says that it was added
        is_more = "_addanother" in request.POST
        return HttpResponseRedirect(add_address(obj.section) if is_more else place_in_wave(obj.section))

    def response_post_save_change(self, request, obj):
        return HttpResponseRedirect(place_in_wave(obj.section))

    def discard(self, request, row):
        def act(_data):
            with transaction.atomic():
                lock_draft(row.section.wave)
                if needed := Question.objects.filter(shown_if=row).first():
                    raise ValidationError(_("«%s» depende de esta pregunta: cambie antes su condición.") % needed)
                Question.objects.filter(pk=row.pk).delete()
            return _("La pregunta se quitó.")

        title, lead = _("Quitar «%s»") % row, _("Lo que es del banco sigue en el banco.")
        back = place_in_wave(row.section) if request.method == "POST" else None
        return self.small_page(
            request, row, title=title, lead=lead, button=_("Quitar"), act=act, back=back, danger=True
        )
