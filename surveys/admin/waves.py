"""Waves: built as drafts, followed, and copied as the next."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from surveys import audience, building
from surveys.access import lock_draft
from surveys.forms.answering import ScreenForm
from surveys.forms.building import CopyForm, WaveForm
from surveys.models import Question, Wave
from surveys.opening import refusals

from .builder import BuilderPages
from .deadlines import DeadlinesAdmin
from .turns import TurnOfWave, situation

LOCKED = ["survey", "slug", "named", "unit", "invited_groups"]


@admin.register(Wave)
class WaveAdmin(DeadlinesAdmin, BuilderPages):
    form = WaveForm
    change_form_template = "admin/surveys/wave.html"
    list_display = ["title", "survey", "state", "named", "closes_at", "turnout"]
    list_filter = [TurnOfWave, "survey"]
    list_select_related = ["survey"]
    search_fields = ["title"]
    prepopulated_fields = {"slug": ["title"]}
    acts_beside = ("invited", "add_section", "move")
    acts = {
        "preview": "vista-previa",
        "copy": "copiar",
        "discard": "descartar",
        "invited": "invitadas",
        **DeadlinesAdmin.acts,
        **BuilderPages.acts,
    }

    def get_queryset(self, request):
        responses = Count("invitees", filter=Q(invitees__answered_on__isnull=False))
        return super().get_queryset(request).annotate(invited_count=Count("invitees"), responses_so_far=responses)

    def get_readonly_fields(self, request, obj=None):
        return LOCKED if obj and obj.is_locked else []

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else self.prepopulated_fields

    def get_fieldsets(self, request, obj=None):
        what = (None, {"fields": ["survey", "title", "slug", "text", "minutes"]})
        if obj and obj.is_locked:
            lead = _("Ya se abrió: esto y las preguntas quedan como están, porque cambiarlas falsearía lo respondido.")
            return [
                what,
                (_("Quién responde"), {"fields": ["named", "unit", "invited_groups"], "description": lead}),
            ]
        lead = _("Sin marcar nada se invita a todas. Con estados y comisiones, a quien cumple ambas cosas.")
        some = {"fields": ["states", "commissions", "commitments"], "description": lead, "classes": ["collapse"]}
        return [
            what,
            (_("Quién responde"), {"fields": ["is_named", "unit"]}),
            (_("Invitar solo a algunas"), some),
        ]

    @admin.display(description=gettext_lazy("a quién se invitó"))
    def invited_groups(self, row):
        chosen = [str(each) for name in ("states", "commissions", "commitments") for each in getattr(row, name).all()]
        return ", ".join(chosen) or _("A todas")

    @admin.display(description=gettext_lazy("situación"))
    def state(self, row):
        return situation(row, at=timezone.now())

    @admin.display(description=gettext_lazy("respuestas"), ordering="is_named")
    def named(self, row):
        return _("Con nombre") if row.is_named else _("Anónima")

    @admin.display(description=gettext_lazy("respondieron, hasta anoche"))
    def turnout(self, row):
        return f"{row.responses_so_far} / {row.invited_count}" if row.invited_count else "—"

    def response_post_save_add(self, request, obj):
        """What comes next stands on the row's page."""
        return HttpResponseRedirect(self.row_url(obj))

    response_post_save_change = response_post_save_add

    def acts_now(self, row, *, at):
        labels = {"preview": _("Vista previa")}
        if row.opened_at is None and row.closed_at is None:
            labels |= {"open": _("Abrir"), "discard": _("Descartar")}
        elif row.closed_at is None:
            labels |= {"extend": _("Ampliar el plazo"), "close_now": _("Cerrar ahora")}
            labels |= {"take_back": _("Volver a borrador")}
        return labels | {"copy": _("Copiar como otra encuesta"), **super().acts_now(row, at=at)}

    def beside(self, request, row, *, at):
        context = {"situation": situation(row, at=at)}
        if row.is_locked:
            context |= {"evidence": "admin/surveys/_outline.html", "outline": building.outline(row)}
        else:
            context |= self.builder(row)
            context |= {"refusals": refusals(row), "audience_url": self.act_url("invited", row)}
            context["audience"] = audience.in_words(audience.organizations(row, at=at), unit=row.unit, at=at)
        if row.invited_count:
            context["missing_url"] = reverse("admin:surveys_invitee_changelist") + f"?wave__id__exact={row.pk}"
        return context

    @method_decorator(require_safe)
    def invited(self, request, row):
        """How many would be invited with what is ticked now."""
        ticked = {name: request.GET.getlist(name) for name in ("states", "commissions", "commitments")}
        form = WaveForm(request.GET, instance=row)
        try:
            chosen = {name: form.fields[name].clean(ticked[name]) for name in ticked}
            now = timezone.now()
            unit = request.GET.get("unit", row.unit)
            sentence = audience.in_words(audience.chosen(**chosen, at=now), unit=unit, at=now)
        except ValidationError as refusal:
            sentence = " ".join(refusal.messages)
        return self.page(request, "admin/surveys/audience.html", row, title=row.title, audience=sentence)

    @method_decorator(require_safe)
    def preview(self, request, row):
        """All screens as who is invited sees them; nothing can be sent from here."""
        screens = []
        for section, questions in building.outline(row):
            form = ScreenForm(None, [question for question, _condition in questions], {})
            screens.append((section, list(zip(form, [condition for _question, condition in questions], strict=True))))
        context = {"wave": row, "screens": screens}
        return self.page(request, "surveys/preview.html", row, title=row.title, **context)

    def copy(self, request, row):
        def act(data):
            copy = building.copy(row, **data)
            messages.success(request, _("Es un borrador con las mismas preguntas; las del banco, palabra por palabra."))
            return HttpResponseRedirect(self.row_url(copy))

        title, button = _("Copiar «%s» como otra encuesta") % row, _("Copiar")
        return self.small_page(request, row, title=title, button=button, act=act, form_class=CopyForm)

    def discard(self, request, row):
        def act(_data):
            with transaction.atomic():
                draft = lock_draft(row)
                Question.objects.filter(section__wave=draft).update(shown_if=None, shown_values=[])
                draft.delete()
            return _("El borrador se descartó.")

        title = _("Descartar «%s»") % row
        lead = _("Se borran sus secciones y preguntas. Lo que es del banco sigue en el banco.")
        back = self.list_url() if request.method == "POST" else None
        return self.small_page(
            request, row, title=title, lead=lead, button=_("Descartar"), act=act, back=back, danger=True
        )
