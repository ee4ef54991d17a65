"""The commissions themselves: made, described, given organisations and somebody who leads, closed."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import ManyToManyField
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commissions import closing, handing_over, joining
from commissions.case_files import commission_sections
from commissions.forms.seats import MandateField
from commissions.models import Commission, FocalPoint, FocalPointKind, Origin
from commissions.public_profile import seats
from kit.office.base import OfficeAdmin, ReasonForm, VersionedForm
from kit.text.collation import SortKey
from members.models import Organization, Representation

MOST_NAMES = 8


class AddSeatForm(forms.Form):
    """An organisation by its name; where several share the words, by the address of its page, which is only its own."""

    organization = forms.CharField(
        label=gettext_lazy("Organización"),
        help_text=gettext_lazy("Su nombre o sus siglas, sin cuidar acentos. Basta una parte."),
    )

    def clean_organization(self):
        words, members = self.cleaned_data["organization"], Organization.objects.active()
        matches = list(members.filter(slug=words) or members.matching(words)[:MOST_NAMES])
        if not matches:
            raise ValidationError(_("Ninguna organización integrante se llama así."))
        if len(matches) > 1:
            names = "; ".join(f"{row} ({row.slug})" for row in matches)
            raise ValidationError(_("Varias se llaman así. Escriba lo que va entre paréntesis: %s.") % names)
        return matches[0]


class AppointmentForm(forms.Form):
    """Whom the commission chose, or the coordination; `instead_of` is the one whom this page showed."""

    mandate = MandateField(queryset=Representation.objects.none(), label=gettext_lazy("Persona"))
    origin = forms.ChoiceField(label=gettext_lazy("Cómo"), choices=Origin.choices[:2])
    note = forms.CharField(label=gettext_lazy("Acta o motivo"), max_length=500)
    instead_of = forms.IntegerField(required=False, widget=forms.HiddenInput)


def appointment_form(commission: Commission, kind: str, *, at) -> type[AppointmentForm]:
    """The form for that commission: the people of its organisations, and who holds the role now."""
    inside = seats(commission, at=at).values("organization")
    people = Representation.objects.effective(at=at).filter(organization__in=inside)
    people = people.select_related("user", "organization").order_by("organization__sort_key", SortKey("user__name"))
    now = FocalPoint.objects.active(at=at).filter(commission=commission, kind=kind)

    class Form(AppointmentForm):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, initial={"instead_of": now.values_list("pk", flat=True).first()}, **kwargs)
            self.fields["mandate"].queryset = people

    return Form


class LackingFilter(admin.SimpleListFilter):
    title, parameter_name = gettext_lazy("qué le falta"), "falta"

    def lookups(self, request, model_admin):
        return FocalPointKind.choices

    def queryset(self, request, queryset):
        return queryset.without(self.value(), at=timezone.now()) if self.value() else queryset


@admin.register(Commission)
class CommissionAdmin(OfficeAdmin):
    list_display = ["number", "name", "created_at", "closed_at"]
    list_display_links = ["number", "name"]
    list_filter = [LackingFilter]
    search_fields = ["name"]
    form = VersionedForm
    fields = ["number", "name", "slug", "description", "commitments"]
    prepopulated_fields = {"slug": ["name"]}
    formfield_overrides = OfficeAdmin.formfield_overrides | {
        ManyToManyField: {"widget": forms.CheckboxSelectMultiple},
    }
    acts = {
        "name_titular": "nombrar-punto-focal",
        "name_alternate": "nombrar-suplente",
        "add_seat": "agregar-organizacion",
        "close": "cerrar",
        "reopen": "volver-a-abrir",
    }

    def acts_now(self, row, *, at):
        if row.closed_at:
            return {"reopen": _("Volver a abrirla")}
        return {
            "name_titular": _("Nombrar punto focal"),
            "name_alternate": _("Nombrar suplente"),
            "add_seat": _("Agregar una organización"),
            "close": _("Cerrar la comisión"),
        }

    def beside(self, request, row, *, at):
        sections = commission_sections(row, at=at)
        return {"evidence": "admin/members/_sections.html", "sections": sections, "is_evidence_first": True}

    def name_titular(self, request, row):
        return self._name(request, row, FocalPointKind.TITULAR)

    def name_alternate(self, request, row):
        return self._name(request, row, FocalPointKind.ALTERNATE)

    def _name(self, request, row, kind):
        now = timezone.now()

        def act(data):
            mandate = data["mandate"]
            made = handing_over.appoint(
                row,
                mandate.user,
                mandate.organization,
                kind=kind,
                origin=data["origin"],
                note=data["note"],
                by=request.user,
                at=now,
                instead_of=data["instead_of"],
            )
            return _("%(person)s tiene desde ahora el papel de %(kind)s.") % {
                "person": made.user,
                "kind": FocalPointKind(kind).label.lower(),
            }

        holder = FocalPoint.objects.active(at=now).filter(commission=row, kind=kind).select_related("user").first()
        lead = _("Hoy nadie tiene este papel.")
        if holder:
            lead = _("Hoy lo tiene %s. Su papel termina en este momento; seguirá leyendo el expediente.") % holder.user
        title = _("Nombrar %(kind)s de %(commission)s") % {
            "kind": FocalPointKind(kind).label.lower(),
            "commission": row,
        }
        if not seats(row, at=now).exists():
            lead = _(
                "Todavía no participa ninguna organización: agregue primero una, y aquí aparece quién la representa."
            )
        form_class = appointment_form(row, kind, at=now)
        return self.small_page(
            request, row, title=title, lead=lead, button=_("Nombrar"), act=act, form_class=form_class
        )

    def add_seat(self, request, row):
        def act(data):
            organization = data["organization"]
            now = timezone.now()
            joining.add_seat(row, organization, delegate=None, intention="contribute", by=request.user, at=now)
            return _("%s ya es parte de la comisión. Falta que diga quién es su persona delegada.") % organization

        title = _("Agregar una organización a %s") % row
        return self.small_page(request, row, title=title, button=_("Agregar"), act=act, form_class=AddSeatForm)

    def close(self, request, row):
        def act(data):
            closing.close(row, by=request.user, reason=data["reason"], at=timezone.now())
            return _("La comisión cerró. Su historia se queda, y se puede volver a abrir.")

        now = timezone.now()
        leaders = FocalPoint.objects.effective(at=now).filter(commission=row).select_related("user")
        lead = _(
            "Participan %(seats)s organizaciones y la coordina: %(leaders)s. Desde que cierre nadie puede escribir en "
            "ella ni entrar; lo que hizo se sigue leyendo y sus acuerdos abiertos quedan como están. Se puede volver a "
            "abrir."
        ) % {
            "seats": seats(row, at=now).count(),
            "leaders": ", ".join(str(one.user) for one in leaders) or _("nadie"),
        }
        title = _("Cerrar %s") % row
        return self.small_page(
            request, row, title=title, lead=lead, button=_("Cerrar"), act=act, form_class=ReasonForm, danger=True
        )

    def reopen(self, request, row):
        def act(data):
            closing.reopen(row, reason=data["reason"])
            return _("La comisión está abierta otra vez.")

        lead = _(
            "Cerró por este motivo: %s Vuelven sus organizaciones y quien la coordinaba, si su encargo no terminó."
        )
        title = _("Volver a abrir %s") % row
        return self.small_page(
            request,
            row,
            title=title,
            lead=lead % row.close_reason,
            button=_("Abrirla"),
            act=act,
            form_class=ReasonForm,
        )
