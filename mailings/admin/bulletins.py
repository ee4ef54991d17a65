"""The pages of bulletins and circulars: drafted, edited, read as anybody gets them, approved and sent."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from kit.messages import audiences
from kit.office.history_admin import HistoryAdmin
from kit.pages.paging import page_of
from mailings.bulletins import approving, circulars, running
from mailings.bulletins.drafting import draft
from mailings.bulletins.drawing import for_whatsapp
from mailings.bulletins.readers import organizations_of, readers_of
from mailings.forms.bulletins import AudienceForm, BulletinForm, CircularForm, EntryForm, MonthForm
from mailings.models import Bulletin, Entry
from mailings.outcomes import outcome_of
from members.dual_control import alone_from
from members.models import Organization

from .bulletin_acts import ActPages, moment_in_words
from .bulletin_preview import PreviewPages

READ_ONLY = ["subject", "intro", "short_text"]
PART = ["place", "is_shown", "title", "text"]
MOST = 200  # organisations that are named on a page


class EntryInline(admin.StackedInline):
    model = Entry
    form = EntryForm
    extra = 1

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("picture").defer("picture__content")

    def get_fields(self, request, obj=None):
        """What only a form asks for has nothing to show once it is locked."""
        return (
            PART if obj and obj.is_locked else [tuple(PART[:2]), *PART[2:], "image", "alt", "drop_image", "kept_image"]
        )

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and obj.is_locked)

    def has_add_permission(self, request, obj):
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)


@admin.register(Bulletin)
class BulletinAdmin(ActPages, PreviewPages, HistoryAdmin):
    form = BulletinForm
    change_form_template = "admin/mailings/bulletin.html"
    list_display = ["__str__", "subject", "state"]
    search_fields = ["subject"]
    ordering = ["-drafted_at", "-pk"]
    change_list_template = "admin/mailings/bulletin_list.html"
    inlines = [EntryInline]
    fields = ["subject", "intro", "short_text"]
    acts_beside = ("mail", "preview")
    acts = {
        "preview": "vista-previa",
        "mail": "correo",
        "readers": "quien-lo-recibe",
        "test": "prueba",
        "approve": "aprobar",
        "schedule": "programar",
        "take_back": "quitar-fecha",
        "pause": "pausar",
        "resume": "reanudar",
        "cancel": "cancelar",
        **HistoryAdmin.acts,
    }

    def get_queryset(self, request):
        return running.with_going(super().get_queryset(request))

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and obj.is_locked)

    def get_fields(self, request, obj=None):
        if obj and obj.is_locked:
            return READ_ONLY
        return _circular_fields(obj) if obj and obj.is_circular else self.fields

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj and obj.is_circular:
            kwargs["form"] = CircularForm
        return super().get_form(request, obj, change, **kwargs)

    def get_inlines(self, request, obj):
        """A circular is one text."""
        return [] if obj and obj.is_circular else self.inlines

    def get_urls(self):
        page = self.admin_site.admin_view(self.write_to)
        return [path("escribir/", page, name="mailings_bulletin_write_to"), *super().get_urls()]

    def write_to(self, request):
        """A circular is begun: to whom, and about what."""

        def act(data):
            circular = circulars.begin(**data, at=timezone.now())
            return HttpResponseRedirect(self.row_url(circular))

        if not self.has_add_permission(request):
            raise PermissionDenied
        title, button = _("Escribir a una parte"), _("Escribir el texto")
        lead = _(
            "Elija a quiénes. Después escribe el texto, ve cuántas personas lo reciben y quiénes son, lo lee como una "
            "de ellas y se manda una prueba."
        )
        return self.small_page(
            request, None, title=title, lead=lead, button=button, act=act, form_class=AudienceForm, back=self.list_url()
        )

    @admin.display(description=gettext_lazy("situación"))
    def state(self, row):
        words, moment = situation(row, at=timezone.now()), row.started_at or row.starts_at
        return f"{words} · {moment_in_words(moment)}" if moment and not row.cancelled_at else words

    def add_view(self, request, form_url="", extra_context=None):
        """A new one is not written: it drafts itself, for a month that has none."""

        def act(data):
            bulletin = draft(data["month"], at=timezone.now())
            if bulletin is None:
                raise ValidationError(_("Ese mes ya tiene su boletín."))
            messages.success(request, _("El borrador está listo: revíselo, cambie lo que quiera y guárdelo."))
            return HttpResponseRedirect(self.row_url(bulletin))

        if not self.has_add_permission(request):
            return super().add_view(request, form_url, extra_context)
        title, button = _("Preparar el boletín de un mes"), _("Preparar el borrador")
        lead = _("Se arma solo con lo que pasó en el portal desde el último boletín. Después usted lo edita.")
        return self.small_page(
            request, None, title=title, lead=lead, button=button, act=act, form_class=MonthForm, back=self.list_url()
        )

    def change_view(self, request, object_id, form_url="", extra_context=None):
        extra = {"show_save_and_add_another": False, "show_save_and_continue": False, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, extra)

    def save_model(self, request, obj, form, change):
        approving.edited(obj, by=request.user, at=timezone.now())
        super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        for one in formset.forms:
            if one.instance.pk and one not in formset.deleted_forms:
                one.show_picture()

    def response_post_save_change(self, request, obj):
        return HttpResponseRedirect(self.act_url("preview", obj) if "_preview" in request.POST else self.row_url(obj))

    def acts_now(self, row, *, at):
        labels = {"readers": _("Quién lo recibe")}
        if row.is_locked or row.is_approved:  # else the button beside «Guardar» saves before it shows
            labels = {"preview": _("Vista previa")} | labels
        is_over = running.is_over(row)
        if not row.is_locked:
            labels["test"] = _("Enviarme una prueba")
            if row.prepared_at and not row.is_approved:
                labels["approve"] = _("Aprobar")
            if row.is_approved:
                labels["schedule"] = _("Cambiar la fecha") if row.starts_at else _("Programar")
            if row.starts_at:
                labels["take_back"] = _("Quitar la fecha")
        elif not (row.cancelled_at or is_over):
            labels |= {"resume": _("Reanudar")} if row.paused_at else {"pause": _("Pausar")}
        if not row.cancelled_at:
            labels |= _cancel_label(row, is_over=is_over)
        return labels | super().acts_now(row, at=at)

    def acts_for(self, user, row, *, at):
        """Whoever prepared it is not offered what only a second person may do."""
        labels = super().acts_for(user, row, at=at)
        if not approving.may_approve(row, by=user, at=at):
            labels.pop("approve", None)
        return labels

    def beside(self, request, row, *, at):
        return {
            "evidence": "admin/mailings/_bulletin.html",
            "situation": situation(row, at=at),
            "audience": circulars.in_words(row, at=at) if row.is_circular else "",
            "readers_url": self.act_url("readers", row),
            "may_approve": approving.may_approve(row, by=request.user, at=at),
            "alone_from": row.prepared_at and alone_from(row.prepared_at),
            "whatsapp": for_whatsapp(row),
            "progress": running.progress(row) if row.started_at else None,
        }

    @method_decorator(require_safe)
    def readers(self, request, row):
        """Before it starts, who would get it this moment; from then on, who was written down."""
        now, number = timezone.now(), request.GET.get("page")
        if row.started_at:
            page = page_of(running.deliveries_of(row), number)
            deliveries = [(each, outcome_of(each)) for each in page]
            context = {"page": page, "written": deliveries, "progress": running.progress(row)}
        else:
            people = sorted(readers_of(row, at=now), key=lambda one: not one.reason)
            context = {"page": page_of(people, number), "get_it": sum(not one.reason for one in people)}
        silent = Organization.objects.without_mandate(at=now)
        context["silent"] = silent.filter(pk__in=organizations_of(row, at=now))[:MOST] if row.is_circular else []
        context["without"] = 0 if row.is_circular else silent.count()
        title = _("Quién recibe %s") % row.with_article
        return self.page(request, "admin/mailings/readers.html", row, title=title, **context)


def _circular_fields(row: Bulletin) -> list[str]:
    """With a choice of whom where the audience has parts."""
    audience = audiences.get(row.audience)
    return ["audience_values", "subject", "intro"] if audience and audience.choices else ["subject", "intro"]


def _cancel_label(row: Bulletin, *, is_over: bool) -> dict[str, str]:
    """Of what is over only the archive can lose it, and a circular is in none."""
    if is_over:
        return {} if row.is_circular else {"cancel": _("Quitar del archivo")}
    return {"cancel": _("Cancelar")}


def situation(row: Bulletin, *, at) -> str:
    """Where a row of `running.with_going` stands, in some words."""
    if row.cancelled_at:
        return _("Cancelado")
    if row.paused_at:
        return _("En pausa")
    if row.started_at:
        return _("Está saliendo") if row.is_going else _("Salió")
    if Bulletin.objects.overdue(at=at).filter(pk=row.pk).exists():
        return _("No salió a su hora: decida")
    if row.starts_at:
        return _("Programado")
    if row.is_approved:
        return _("Aprobado, sin fecha")
    return _("Espera a otra persona") if row.prepared_at else _("Borrador")
