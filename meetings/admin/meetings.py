"""Decisions, meetings and notices of every commission, and what the coordination may do about them."""

from django.contrib import admin
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kit.office.base import OfficeAdmin, ReadOnlyAdmin, TurnFilter, VersionedForm
from meetings import noticing, proposing
from meetings.forms.meetings import MeetingForm, OutcomeForm, offered_organizations
from meetings.models import CommissionNotice, Meeting, Proposal
from meetings.tally import tally


class TurnOfProposal(TurnFilter):
    title, parameter_name = gettext_lazy("situación"), "situacion"

    def lookups(self, request, model_admin):
        return [("todas", _("Todas")), ("abiertas", _("Abiertas")), ("por-concluir", _("Cerradas sin resultado"))]

    def queryset(self, request, queryset):
        now = timezone.now()
        narrowed = {"abiertas": queryset.open, "por-concluir": queryset.to_conclude}
        return narrowed[self.value()](at=now) if self.value() in narrowed else queryset


@admin.register(Proposal)
class ProposalAdmin(ReadOnlyAdmin):
    list_display = ["text", "commission", "opened_by", "opened_at", "closes_at", "concluded_at", "ratified_at"]
    list_filter = [TurnOfProposal, "commission"]
    list_select_related = ["commission", "opened_by"]
    search_fields = ["text"]
    ordering = ["-opened_at"]
    fields = [
        *("commission", "text", "opened_at", "opened_by", "closes_at", "outcome", "concluded_at", "concluded_by"),
        *("needs_ratifying", "ratified_at", "ratified_by"),
    ]
    acts = {"close": "cerrar", "conclude": "resultado", "ratify": "ratificar"}

    def acts_now(self, row, *, at):
        if row.concluded_at:
            return {} if row.ratified_at else {"ratify": _("Se ratificó en reunión")}
        return {"close": _("Cerrar ya")} if row.closes_at > at else {"conclude": _("Escribir el resultado")}

    def beside(self, request, row, *, at):
        return {"evidence": "meetings/voices.html", "tally": tally(row, at=at)}

    def _act_page(self, request, row, act, button, done, **more):
        def acted(data):
            act(row, by=request.user, at=timezone.now(), **data)
            return done

        return self.small_page(request, row, title=button, lead=row.text, button=button, act=acted, **more)

    def close(self, request, row):
        button, done = _("Cerrar ya"), _("Ya no recibe respuestas.")
        return self._act_page(request, row, proposing.close_proposal, button, done, danger=True)

    def conclude(self, request, row):
        button, done = _("Escribir el resultado"), _("El resultado quedó escrito.")
        return self._act_page(request, row, proposing.conclude, button, done, form_class=OutcomeForm)

    def ratify(self, request, row):
        return self._act_page(request, row, proposing.ratify, _("Se ratificó en reunión"), _("Quedó ratificada."))


class MeetingOfficeForm(VersionedForm, MeetingForm):
    """The record that the commission wrote, corrected over the version that was opened."""

    def __init__(self, *args, instance, **kwargs):
        now = timezone.now()
        offered = offered_organizations(instance.body.commission, at=now, also=instance)
        super().__init__(*args, instance=instance, offered=offered, today=timezone.localdate(now), **kwargs)
        self.fields["organizations"].widget.can_add_related = False


@admin.register(Meeting)
class MeetingAdmin(OfficeAdmin):
    form = MeetingOfficeForm
    list_display = ["held_on", "body", "is_virtual", "came", "minutes_sent_on", "made_by"]
    list_filter = ["body__commission", "held_on"]
    list_select_related = ["body__commission", "made_by"]
    ordering = ["-held_on"]
    fields = [
        *("body", "held_on", "is_virtual", "organizations", "minutes_sent_on", "link"),
        *("made_at", "made_by"),
    ]
    readonly_fields = ["body", "made_at", "made_by"]

    def has_add_permission(self, request):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(number=Count("organizations"))

    @admin.display(description=gettext_lazy("organizaciones que vinieron"))
    def came(self, row):
        return row.number


@admin.register(CommissionNotice)
class NoticeAdmin(ReadOnlyAdmin):
    list_display = ["subject", "commission", "made_by", "made_at", "failed", "withdrawn_at"]
    list_filter = ["commission"]
    list_select_related = ["commission", "made_by"]
    search_fields = ["subject", "text"]
    ordering = ["-made_at"]
    fields = ["commission", "subject", "text", "made_at", "made_by", "withdrawn_at", "withdrawn_by"]
    acts = {"withdraw": "retirar", "try_again": "reintentar"}

    def get_queryset(self, request):
        return noticing.counted(super().get_queryset(request))

    @admin.display(description=gettext_lazy("sin llegar"))
    def failed(self, row):
        return row.failed

    def acts_now(self, row, *, at):
        if row.withdrawn_at or row.arrived == row.copied:
            return {}
        return {"withdraw": _("Retirar")} | ({"try_again": _("Reintentar")} if row.failed else {})

    def beside(self, request, row, *, at):
        failures = row.copies.filter(failed_at__isnull=False).select_related("user")
        return {"evidence": "meetings/copies.html", "copies": row, "failures": failures}

    def withdraw(self, request, row):
        def act(_data):
            number = noticing.withdraw(row, by=request.user, at=timezone.now())
            sentence = ngettext(
                "Retirado: a %d persona ya no le llega.", "Retirado: a %d personas ya no les llega.", number
            )
            return sentence % number

        lead = _("Ya no se envía a quien falta, y la comisión deja de leerlo. A quien ya le llegó, le llegó.")
        title = _("Retirar «%s»") % row
        return self.small_page(request, row, title=title, lead=lead, button=_("Retirar"), act=act, danger=True)

    def try_again(self, request, row):
        def act(_data):
            number = noticing.try_again(row, by=request.user, at=timezone.now())
            return ngettext("Sale otra vez a %d persona.", "Sale otra vez a %d personas.", number) % number

        lead = _("Si de alguna no se sabe si le llegó, podría recibirlo dos veces.")
        title = _("Reintentar «%s»") % row
        return self.small_page(request, row, title=title, lead=lead, button=_("Reintentar"), act=act)
