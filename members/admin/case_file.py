"""The case file: all that the office knows of an organisation or a person, on one page, with what can be done."""

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from kit.office.base import ReasonForm
from kit.registries.case_files import CaseFileSubject, case_file
from kit.registries.navigation import Link
from kit.text.days import DayInput
from members import account_closing, address_requests
from members.call_notes import note_call
from members.models import AddressRequest, CallNote, Organization, SuspectedPair, User
from members.record_facts import Fact, record_facts


class CaseFilePage:
    """Part of the admin of organisations and of people: their own page in the office."""

    acts = {"case_file": "expediente"}
    own_page = "case_file"
    subject: CaseFileSubject

    @method_decorator(require_safe)
    def case_file(self, request, row):
        now = timezone.now()
        labels = self.acts_for(request.user, row, at=now)
        context = {
            "sections": case_file(self.subject, row, at=now),
            "acts": [Link(label, self.act_url(name, row)) for name, label in labels.items()],
            "edit_url": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[row.pk]),
            "back": self.list_url(),
            **self.head(row),
        }
        return self.page(request, "admin/members/case_file.html", row, title=str(row), **context)

    def get_search_results(self, request, queryset, search_term):
        """Also by what only the office looks for: a telephone, a key, a place."""
        rows, may_repeat = super().get_search_results(request, queryset, search_term)
        return rows | queryset.looked_for(search_term), may_repeat

    def head(self, row) -> dict:
        """What stands above the sections: `badge`, `tone`, `reached` (how one reaches it) and `facts`."""
        raise NotImplementedError


class CallForm(forms.ModelForm):
    """When, with whom and about what."""

    class Meta:
        model = CallNote
        fields = ["called_on", "person", "text"]
        widgets = {"called_on": DayInput(years_ahead=None), "text": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["called_on"].initial = timezone.localdate()


class OrganizationCaseFile(CaseFilePage):
    """Part of the admin of organisations."""

    acts = CaseFilePage.acts | {"note_call": "registrar-llamada"}
    subject = CaseFileSubject.ORGANIZATION

    def head(self, row: Organization) -> dict:
        return {
            "badge": row.get_status_display(),
            "tone": "ok" if row.is_member else "off",
            "reached": [value for value in (row.phone, row.email, row.website) if value],
            "facts": record_facts(row),
            "public_url": row.get_absolute_url() if row.is_member else "",
            "pairs": SuspectedPair.objects.waiting().of(row).select_related("first", "second")[:10],
        }

    def note_call(self, request, row):
        def act(data):
            note = note_call(row, by=request.user, at=timezone.now(), **data)
            return _("Quedó anotada la llamada con %(person)s.") % {"person": note.person}

        title = _("Registrar una llamada con «%(name)s»") % {"name": row.name}
        lead = _("También vale para un mensaje o una visita. Se lee en el expediente; no se puede cambiar después.")
        return self.small_page(request, row, title=title, lead=lead, button=_("Anotar"), act=act, form_class=CallForm)


class NewAddressForm(forms.Form):
    email = forms.EmailField(label=gettext_lazy("Correo nuevo"))


class PersonCaseFile(CaseFilePage):
    """Part of the admin of people."""

    acts = CaseFilePage.acts | {
        "new_address": "correo-nuevo",
        "withdraw_address": "correo-nuevo/retirar",
        "close_account": "cerrar-cuenta",
        "open_account": "abrir-cuenta",
    }
    subject = CaseFileSubject.PERSON

    def head(self, row: User) -> dict:
        roles = self.roles(row)
        return {
            "badge": roles if row.is_active else _("No puede entrar"),
            "tone": "ok" if row.is_active else "off",
            "reached": [value for value in (row.phone, row.email) if value],
            "facts": [Fact(str(_("Nombre")), [(row.name or str(_("Sin dato")), "")])],
        }

    def acts_now(self, row, *, at):
        if not row.is_active:
            return {"open_account": _("Abrir su cuenta")}
        if self._coordinates(row, at=at):
            return {}
        acts = {"new_address": _("Cambió de correo"), "close_account": _("Cerrar su cuenta")}
        if AddressRequest.objects.waiting(at=at).filter(user=row).exists():
            acts |= {"withdraw_address": _("Retirar el correo nuevo")}
        return acts

    def new_address(self, request, row):
        def act(data):
            address_requests.ask(row, email=data["email"], by=request.user, at=timezone.now())
            return _("Le escribimos a %(email)s. Cuando oprima el botón de ese correo, entra con él.") % data

        lead = _(
            "Al correo nuevo le llega un enlace; hasta que la persona lo confirme desde ahí, nada cambia. Después "
            "entra con ese correo, su contraseña de antes se borra, y desde %(email)s se puede deshacer durante siete "
            "días. "
            "Sus representaciones y comisiones siguen igual."
        ) % {"email": row.email}
        title = _("%(person)s cambió de correo") % {"person": row}
        return self.small_page(
            request,
            row,
            title=title,
            lead=lead,
            button=_("Escribir al correo nuevo"),
            act=act,
            form_class=NewAddressForm,
        )

    def withdraw_address(self, request, row):
        def act(_data):
            address_requests.withdraw(row, at=timezone.now())
            return _("El enlace que se envió ya no vale, y su correo sigue siendo %(email)s.") % {"email": row.email}

        lead = _("El enlace que se envió al correo nuevo deja de servir.")
        title = _("Retirar el correo nuevo de %(person)s") % {"person": row}
        return self.small_page(request, row, title=title, lead=lead, button=_("Retirar"), act=act)

    def close_account(self, request, row):
        def act(data):
            account_closing.close_account(row, by=request.user, reason=data["reason"], at=timezone.now())
            return _("%(person)s ya no puede entrar.") % {"person": row}

        lead = _(
            "Se cierran sus sesiones y sus enlaces, y no puede volver a entrar hasta que se abra otra vez. Sus "
            "representaciones se conservan: si solo dejó una organización, termine esa representación."
        )
        title = _("Cerrar la cuenta de %(person)s") % {"person": row}
        return self.small_page(
            request, row, title=title, lead=lead, button=_("Cerrar"), act=act, form_class=ReasonForm, danger=True
        )

    def open_account(self, request, row):
        def act(data):
            account_closing.open_account(row, reason=data["reason"])
            return _("%(person)s puede entrar otra vez.") % {"person": row}

        lead = _("Vuelve a entrar con su correo, y con las representaciones que no han terminado.")
        title = _("Abrir la cuenta de %(person)s") % {"person": row}
        return self.small_page(request, row, title=title, lead=lead, button=_("Abrir"), act=act, form_class=ReasonForm)
