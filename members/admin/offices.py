"""Who serves in the coordination and on the board, from when to when, and what waits for a second person."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.office.base import OfficeAdmin, ReasonForm, TurnFilter
from kit.registries.areas import OfficeArea
from members import offices
from members.dual_control import is_second
from members.models import EndProposal, Office, OfficeKind, User

from .terms import TermColumns


class AppointForm(forms.ModelForm):
    """A person is named by her address; in the coordination from tomorrow, or when a second person confirms it."""

    email = forms.EmailField(label=gettext_lazy("Correo electrónico"))
    name = forms.CharField(label=gettext_lazy("Nombre"), max_length=150, required=False)

    class Meta:
        model = Office
        fields = ["kind", "position"]
        help_texts = {
            "kind": gettext_lazy(
                "Un cargo en la Coordinación empieza cuando otra persona lo confirma, o en 24 horas si nadie objeta; "
                "se avisa por correo a toda la Coordinación."
            )
        }

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean(self):
        data = super().clean()
        now = timezone.now()
        people = User.objects.reached_at(data.get("email", ""))
        if Office.objects.not_ended(at=now).filter(user__in=people, kind=data.get("kind")).exists():
            raise ValidationError(_("Esa persona ya tiene ese cargo, o espera a tenerlo."))
        return data


class TurnOfOffice(TurnFilter):
    title, parameter_name = gettext_lazy("situación"), "situacion"

    def lookups(self, request, model_admin):
        return [("todos", _("Todos")), ("esperan", _("Esperan a otra persona"))]

    def queryset(self, request, queryset):
        return queryset.waiting_for_another(at=timezone.now()) if self.value() == "esperan" else queryset


class PairActs:
    """Part of the admin of offices: what one person begins and a second one ends."""

    acts_beside = ("confirm", "object_to", "end", "propose_end", "confirm_end", "withdraw_end")
    acts = {
        "confirm": "confirmar",
        "object_to": "objetar",
        "end": "terminar",
        "propose_end": "proponer-terminar",
        "confirm_end": "confirmar-terminar",
        "withdraw_end": "retirar-propuesta",
    }

    def acts_for(self, user, row, *, at):
        if row.is_waiting(at=at):
            may_confirm = user.pk != row.user_id and is_second(user.pk, to=row.given_by_id, at=at)
            label = _("Cancelar el nombramiento") if row.given_by_id == user.pk else _("Objetar")
            return ({"confirm": _("Confirmar")} if may_confirm else {}) | {"object_to": label}
        if not row.is_active(at=at):
            return {}
        if row.kind == OfficeKind.BOARD or row.user_id == user.pk:
            return {"end": _("Terminar el cargo")}
        proposal = row.end_proposals.open().select_related("office").first()
        if proposal is None:
            return {"propose_end": _("Proponer que termine")}
        may_confirm = offices.may_confirm_end(proposal, by=user, at=at)
        withdrawal = {"withdraw_end": _("Retirar la propuesta")} if proposal.proposed_by_id == user.pk else {}
        return ({"confirm_end": _("Confirmar que termina")} if may_confirm else {}) | withdrawal

    def confirm(self, request, row):
        def act(_data):
            offices.confirm(row, by=request.user, at=timezone.now())
            return _("%(person)s es de la Coordinación desde ahora.") % {"person": row.user}

        lead = _("Confirme solo si sabe quién es y que debe estar: tendrá los mismos derechos que usted.")
        title = _("Confirmar el nombramiento de %(person)s") % {"person": row.user}
        return self.small_page(request, row, title=title, lead=lead, button=_("Confirmar"), act=act)

    def object_to(self, request, row):
        def act(data):
            offices.object_to(row, by=request.user, reason=data["reason"], at=timezone.now())
            return _("%(person)s no entra a la Coordinación.") % {"person": row.user}

        lead = _("El nombramiento no empieza, y se avisa a toda la Coordinación con su motivo.")
        title = _("Objetar el nombramiento de %(person)s") % {"person": row.user}
        return self.small_page(
            request, row, title=title, lead=lead, button=_("Objetar"), act=act, form_class=ReasonForm, danger=True
        )

    def end(self, request, row):
        def act(_data):
            offices.end(row, by=request.user, at=timezone.now())
            return _("El cargo de %(person)s terminó.") % {"person": row.user}

        lead = _("Sus derechos y sus sesiones terminan en este momento; el cargo queda en la historia.")
        title = _("Terminar el cargo de %(person)s") % {"person": row.user}
        back = "/" if row.user_id == request.user.pk and row.kind == OfficeKind.COORDINATION else None
        danger = {"button": _("Terminar"), "act": act, "danger": True}
        return self.small_page(request, row, title=title, lead=lead, back=back, **danger)

    def propose_end(self, request, row):
        def act(data):
            offices.propose_end(row, by=request.user, reason=data["reason"], at=timezone.now())
            return _("Quedó propuesto: termina cuando otra persona lo confirme.")

        lead = _(
            "Nadie saca sola a otra persona: lo confirma una segunda. Se avisa a toda la Coordinación y a quien lo "
            "ocupa."
        )
        title = _("Proponer que termine el cargo de %(person)s") % {"person": row.user}
        return self.small_page(
            request, row, title=title, lead=lead, button=_("Proponer"), act=act, form_class=ReasonForm
        )

    def confirm_end(self, request, row):
        def act(_data):
            offices.confirm_end(row, by=request.user, at=timezone.now())
            return _("El cargo de %(person)s terminó.") % {"person": row.user}

        lead = _("Sus derechos y sus sesiones terminan en este momento; el cargo queda en la historia.")
        title = _("Confirmar que termina el cargo de %(person)s") % {"person": row.user}
        return self.small_page(request, row, title=title, lead=lead, button=_("Terminar"), act=act, danger=True)

    def withdraw_end(self, request, row):
        def act(_data):
            offices.withdraw_end(row, by=request.user, at=timezone.now())
            return _("La propuesta quedó retirada.")

        title = _("Retirar la propuesta de terminar el cargo de %(person)s") % {"person": row.user}
        return self.small_page(request, row, title=title, button=_("Retirar"), act=act)


@admin.register(Office)
class OfficesAdmin(PairActs, TermColumns, OfficeAdmin):
    area = OfficeArea.PEOPLE
    list_display = ["user", "state", "kind", "position", "since", "until"]
    list_filter = [TurnOfOffice, "kind"]
    list_select_related = ["user"]
    search_fields = ["user__name", "user__email"]
    ordering = ["kind", "-term"]

    def get_queryset(self, request):
        proposed = EndProposal.objects.open().filter(office=OuterRef("pk"))
        return super().get_queryset(request).annotate(is_end_proposed=Exists(proposed))

    def has_change_permission(self, request, obj=None):
        return False

    @admin.display(description=gettext_lazy("situación"))
    def state(self, row):
        now = timezone.now()
        if row.objected_at:
            return _("Objetado")
        if row.is_waiting(at=now):
            return _("Espera a otra persona")
        if row.is_end_proposed:
            return _("Se propone que termine")
        return _("Vigente") if row.is_active(at=now) else _("Terminó")

    def get_fields(self, request, obj=None):
        if obj is None:
            return ["email", "name", "kind", "position"]
        return ["user", "kind", "position", "state", "since", "until", "given_by", "confirmed_by", "ended_by"]

    def get_readonly_fields(self, request, obj=None):
        return [] if obj is None else ["since", "until", "state", "confirmed_by"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        return super().get_form(request, obj, change, **(kwargs if obj else {**kwargs, "form": AppointForm}))

    def beside(self, request, row, *, at):
        proposal = row.end_proposals.open().select_related("proposed_by").first()
        context = {"proposal": proposal, "is_waiting": row.is_waiting(at=at), "begins": row.started_at}
        return {"evidence": "admin/members/_office.html", **context}

    def save_model(self, request, obj, form, change):
        data = form.cleaned_data
        office = offices.appoint(
            data["email"], name=data["name"], kind=obj.kind, position=obj.position, by=request.user, at=timezone.now()
        )
        obj.pk, obj.user, obj.term, obj._state.adding = office.pk, office.user, office.term, False
        if office.is_waiting(at=timezone.now()):
            moment = date_format(timezone.localtime(office.started_at), "DATETIME_FORMAT").lower()
            sentence = _("Empieza cuando otra persona lo confirme, o el %(moment)s si nadie objeta.")
            messages.info(request, sentence % {"moment": moment})
