"""Waves: built as drafts, opened, followed, closed, and copied as the next."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from commitments.admin.history import HistoryAdmin
from kit.office import ReasonForm, TurnFilter
from surveys import audience, building, hours
from surveys.forms.answering import SectionForm
from surveys.forms.building import ClosingForm, CopyForm, HoursForm, TitleForm, WaveForm, lock
from surveys.models import Finding, FindingState, Question, Wave
from surveys.opening import open_wave, refusals

LOCKED = ["survey", "slug", "named", "unit", "asked_whom"]


def situation(wave: Wave, *, at) -> str:
    """Where the wave stands, in a word or two."""
    if wave.published_at:
        return _("Publicada")
    if wave.closed_at:
        return _("Cerrada")
    if wave.opened_at is None:
        return _("Borrador")
    if at < wave.opens_at:
        return _("Por abrir")
    return _("Abierta") if at < wave.closes_at else _("Por contar")


class TurnOfWave(TurnFilter):
    title, parameter_name = gettext_lazy("situación"), "situacion"

    def lookups(self, request, model_admin):
        turns = [("todas", _("Todas")), ("borradores", _("Borradores")), ("abiertas", _("Abiertas"))]
        return [*turns, ("por-contar", _("Por contar")), ("sin-respuesta", _("Con hallazgos sin respuesta"))]

    def queryset(self, request, queryset):
        now = timezone.now()
        unanswered = Finding.objects.filter(wave=OuterRef("pk"), state=FindingState.OPEN)
        narrowed = {
            "borradores": queryset.drafts,
            "abiertas": lambda: queryset.open(at=now),
            "por-contar": lambda: queryset.to_close(at=now),
            "sin-respuesta": lambda: queryset.filter(Exists(unanswered)),
        }
        return narrowed[self.value()]() if self.value() in narrowed else queryset


@admin.register(Wave)
class WaveAdmin(HistoryAdmin):
    form = WaveForm
    change_form_template = "admin/surveys/wave.html"
    list_display = ["title", "survey", "standing", "named", "closes_at", "turnout"]
    list_filter = [TurnOfWave, "survey"]
    list_select_related = ["survey"]
    search_fields = ["title"]
    prepopulated_fields = {"slug": ["title"]}
    acts = {
        "preview": "vista-previa",
        "open": "abrir",
        "add_section": "agregar-seccion",
        "take_back": "volver-a-borrador",
        "extend": "ampliar",
        "close_now": "cerrar",
        "copy": "copiar",
        "discard": "descartar",
        "invited": "invitadas",
        **HistoryAdmin.acts,
    }

    def get_queryset(self, request):
        answered = Count("invitees", filter=Q(invitees__answered_on__isnull=False))
        return super().get_queryset(request).annotate(asked=Count("invitees"), answered_so_far=answered)

    def get_readonly_fields(self, request, obj=None):
        return LOCKED if obj and obj.is_locked else []

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else self.prepopulated_fields

    def get_fieldsets(self, request, obj=None):
        what = (None, {"fields": ["opened_version", "survey", "title", "slug", "text", "minutes"]})
        if obj and obj.is_locked:
            said = _("Ya se abrió: esto y las preguntas quedan como están, porque cambiarlas falsearía lo respondido.")
            return [
                what,
                (_("Quién responde"), {"fields": ["named", "unit", "asked_whom"], "description": said}),
            ]
        said = _("Sin marcar nada se invita a todas. Con estados y comisiones, a quien cumple ambas cosas.")
        some = {"fields": ["states", "commissions", "commitments"], "description": said, "classes": ["collapse"]}
        return [
            what,
            (_("Quién responde"), {"fields": ["is_named", "unit"]}),
            (_("Invitar solo a algunas"), some),
        ]

    @admin.display(description=gettext_lazy("a quién se invitó"))
    def asked_whom(self, row):
        chosen = [str(each) for name in ("states", "commissions", "commitments") for each in getattr(row, name).all()]
        return ", ".join(chosen) or _("A todas")

    @admin.display(description=gettext_lazy("situación"))
    def standing(self, row):
        return situation(row, at=timezone.now())

    @admin.display(description=gettext_lazy("nombre"), ordering="is_named")
    def named(self, row):
        return _("Con nombre") if row.is_named else _("Anónima")

    @admin.display(description=gettext_lazy("respondieron, hasta anoche"))
    def turnout(self, row):
        return f"{row.answered_so_far} / {row.asked}" if row.asked else "—"

    def response_post_save_add(self, request, obj):
        """What comes next stands on the row's page."""
        return HttpResponseRedirect(self.row_url(obj))

    response_post_save_change = response_post_save_add

    def acts_now(self, row, *, at):
        labels = {"preview": _("Vista previa")}
        if row.opened_at is None and row.closed_at is None:
            labels |= {"open": _("Abrir"), "add_section": _("Agregar una sección"), "discard": _("Descartar")}
        elif row.closed_at is None:
            labels |= {"extend": _("Ampliar el plazo"), "close_now": _("Cerrar ahora")}
            labels |= {"take_back": _("Volver a borrador")}
        return labels | {"copy": _("Copiar como otra ola"), **super().acts_now(row, at=at)}

    def beside(self, request, row, *, at):
        told = {
            "evidence": "admin/surveys/_outline.html",
            "situation": situation(row, at=at),
            "outline": building.outline(row),
        }
        if not row.is_locked:
            told |= {"lacks": refusals(row), "audience_url": self.act_url("invited", row)}
            told["audience"] = audience.in_words(audience.organizations(row, at=at), unit=row.unit, at=at)
        if row.asked:
            told["missing_url"] = reverse("admin:surveys_invitee_changelist") + f"?wave__id__exact={row.pk}"
        return told

    @method_decorator(require_safe)
    def invited(self, request, row):
        """How many would be invited with what is ticked now."""
        ticked = {name: request.GET.getlist(name) for name in ("states", "commissions", "commitments")}
        form = WaveForm(request.GET, instance=row)
        try:
            chosen = {name: form.fields[name].clean(ticked[name]) for name in ticked}
            now = timezone.now()
            told = audience.in_words(audience.chosen(**chosen, at=now), unit=request.GET.get("unit", row.unit), at=now)
        except ValidationError as refusal:
            told = " ".join(refusal.messages)
        return self.page(request, "admin/surveys/audience.html", row, title=row.title, audience=told)

    @method_decorator(require_safe)
    def preview(self, request, row):
        """All screens as who is invited sees them; nothing can be sent from here."""
        screens = []
        for section, questions in building.outline(row):
            form = SectionForm(None, [question for question, _told in questions], {})
            screens.append((section, list(zip(form, [told for _question, told in questions], strict=True))))
        context = {"wave": row, "screens": screens}
        return self.page(request, "surveys/preview.html", row, title=row.title, **context)

    def open(self, request, row):
        now = timezone.now()

        def act(data):
            opens_at = max(data["opens_at"] or now, now)
            number = open_wave(row, by=request.user, at=now, opens_at=opens_at, closes_at=data["closes_at"])
            return ngettext("Abierta: se invitó a %d.", "Abierta: se invitó a %d.", number) % number

        lead = [audience.in_words(audience.organizations(row, at=now), unit=row.unit, at=now)]
        lead.append(
            _("Es CON NOMBRE: la Coordinación verá quién respondió qué.")
            if row.is_named
            else _("Es ANÓNIMA: nadie, tampoco la Coordinación, sabrá quién dijo qué.")
        )
        lead.append(_("Al abrirla quedan fijas las preguntas, a quién se invita y si es anónima."))
        title, button = _("Abrir «%s»") % row, _("Abrir")
        return self.small_page(
            request, row, title=title, lead=" ".join(lead), button=button, act=act, form_class=HoursForm
        )

    def take_back(self, request, row):
        def act(_data):
            hours.take_back(row)
            return _("Es borrador otra vez. Los enlaces que se hayan mandado ya no abren nada.")

        title, button = _("Volver a borrador «%s»") % row, _("Volver a borrador")
        lead = _("Solo se puede mientras nadie haya empezado a responder.")
        return self.small_page(request, row, title=title, lead=lead, button=button, act=act, danger=True)

    def extend(self, request, row):
        def act(data):
            hours.extend(row, at=timezone.now(), closes_at=data["closes_at"])
            return _("El cierre se movió. Quien tiene su enlace puede responder hasta entonces.")

        title, button = _("Ampliar el plazo de «%s»") % row, _("Ampliar el plazo")
        lead = _("Por ahora cierra el %s.") % _moment(row.closes_at) if row.closes_at else ""
        return self.small_page(request, row, title=title, lead=lead, button=button, act=act, form_class=ClosingForm)

    def close_now(self, request, row):
        def act(data):
            number = hours.close_now(row, at=timezone.now(), reason=data["reason"])
            told = ngettext("Cerrada: respondió %d.", "Cerrada: respondieron %d.", number) % number
            return told if number >= 5 or row.is_named else told + " " + _("Con menos de cinco no se guarda nada.")

        title, button = _("Cerrar ahora «%s»") % row, _("Cerrar ahora")
        lead = _(
            "Se cuenta en este momento y nadie más puede responder; no se abre otra vez. Hasta anoche habían "
            "respondido %(answered)s de %(asked)s. Si es anónima, con menos de cinco no se guarda ninguna respuesta, "
            "y lo capturado en papel o por teléfono no cuenta para esos cinco."
        ) % {"answered": row.answered_so_far, "asked": row.asked}
        return self.small_page(
            request, row, title=title, lead=lead, button=button, act=act, form_class=ReasonForm, danger=True
        )

    def add_section(self, request, row):
        made = []

        def act(data):
            with transaction.atomic():
                made.append(building.add_section(lock(row), data["title"]))
            return _("La sección está lista para sus preguntas.")

        title, button = _("Agregar una sección a «%s»") % row, _("Agregar")
        lead = _("Cada sección es una pantalla en el teléfono: de tres a seis preguntas.")
        page = self.small_page(request, row, title=title, lead=lead, button=button, act=act, form_class=TitleForm)
        return HttpResponseRedirect(self.row_url(made[0])) if made else page

    def copy(self, request, row):
        made = []

        def act(data):
            made.append(building.copy(row, **data))
            return _("Es un borrador con las mismas preguntas; las del banco, palabra por palabra.")

        title, button = _("Copiar «%s» como otra ola") % row, _("Copiar")
        page = self.small_page(request, row, title=title, button=button, act=act, form_class=CopyForm)
        return HttpResponseRedirect(self.row_url(made[0])) if made else page

    def discard(self, request, row):
        def act(_data):
            with transaction.atomic():
                draft = lock(row)
                Question.objects.filter(section__wave=draft).update(shown_if=None, shown_values=[])
                draft.delete()
            return _("El borrador se descartó.")

        title = _("Descartar «%s»") % row
        lead = _("Se borran sus secciones y preguntas. Lo que es del banco sigue en el banco.")
        back = self.list_url() if request.method == "POST" else None
        return self.small_page(
            request, row, title=title, lead=lead, button=_("Descartar"), act=act, back=back, danger=True
        )


def _moment(at) -> str:
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")
