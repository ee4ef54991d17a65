"""What a survey asks, built on its own page: sections and questions are added, put in order and changed there."""

from django.core.exceptions import SuspiciousOperation
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kit.editing.refusals import errors_as_messages
from kit.office.history_admin import HistoryAdmin
from surveys import building
from surveys.access import lock_draft
from surveys.forms.building import QuestionMoveForm, TitleForm
from surveys.models import QuestionKind, Wave

from .questions import add_address, place_in_wave


class BuilderPages(HistoryAdmin):
    """Part of the admin of waves."""

    acts = {"add_section": "agregar-seccion", "move": "mover", **HistoryAdmin.acts}

    def builder(self, wave: Wave) -> dict:
        """What the part of the page below its form shows of a draft."""
        lines = [(section, add_address(section), questions) for section, questions in building.outline(wave)]
        kinds = QuestionKind.choices
        return {"builder": lines, "kinds": kinds, "move_url": self.act_url("move", wave), "wave_id": wave.pk} | {
            "add_section_url": self.act_url("add_section", wave)
        }

    def add_section(self, request, row):
        def act(data):
            with transaction.atomic():
                section = building.add_section(lock_draft(row), data["title"])
            return HttpResponseRedirect(place_in_wave(section))

        title, button = _("Agregar una sección a «%s»") % row, _("Agregar")
        lead = _("Cada sección es una pantalla en el teléfono: de tres a seis preguntas.")
        return self.small_page(request, row, title=title, lead=lead, button=button, act=act, form_class=TitleForm)

    @method_decorator(require_POST)
    def move(self, request, row):
        form = QuestionMoveForm(row, request.POST)
        if not form.is_valid() or not (form.cleaned_data["question"] or form.cleaned_data["section"]):
            raise SuspiciousOperation(_("Eso ya no está en la encuesta. Vuelva a abrir su página."))
        question, section = form.cleaned_data["question"], form.cleaned_data["section"]
        with errors_as_messages(request), transaction.atomic():
            lock_draft(row)
            if question:
                building.move_question(question, by=form.cleaned_data["by"])
                question.refresh_from_db(fields=["section"])
            else:
                building.move_section(section, by=form.cleaned_data["by"])
        return HttpResponseRedirect(place_in_wave(section or question.section))
