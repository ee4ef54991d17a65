"""The application for adhesion, and its corrections."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from members.fields import APPLIED
from members.forms.record import WRITTEN_AS
from members.models import Application, LegalForm, PrivacyNotice


class ApplicationForm(forms.ModelForm):
    """What an organisation says of itself and who answers for it."""

    class Meta:
        model = Application
        fields = [*APPLIED, "contact_name", "contact_position", "contact_email", "contact_phone"]
        field_classes = WRITTEN_AS
        widgets = {
            "description": forms.Textarea(attrs={"rows": 5}),
            "contact_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "contact_position": forms.TextInput(attrs={"autocomplete": "organization-title"}),
            "contact_email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "contact_phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        }
        labels = {
            "website": _("Sitio web o red social"),
            "contact_name": _("Su nombre"),
            "contact_position": _("Su cargo"),
            "contact_email": _("Su correo electrónico"),
            "contact_phone": _("Su teléfono"),
        }
        help_texts = {
            "rfc": _("El de la organización, 12 caracteres. Si aún no tiene, déjelo vacío."),
            "cluni": _("Si la tiene."),
            "description": _("Dos o tres frases sobre su trabajo con niñas y niños de 0 a 6 años."),
            "contact_email": _("Ahí le escribiremos; nadie más lo verá."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state"].empty_label = _("Elija un estado")
        self.fields["legal_form"].choices = [("", _("Sin dato")), *LegalForm.choices]

    def about_organization(self) -> list[forms.BoundField]:
        return [self[name] for name in self.Meta.fields if not name.startswith("contact_")]

    def about_contact(self) -> list[forms.BoundField]:
        return [self[name] for name in self.Meta.fields if name.startswith("contact_")]

    def clean_contact_email(self):
        return self.cleaned_data["contact_email"].lower()


class ConsentingForm(ApplicationForm):
    """The same with the consent to the notice that stood at the form."""

    notice = forms.ModelChoiceField(PrivacyNotice.objects.all(), to_field_name="version", widget=forms.HiddenInput)
    consent = forms.BooleanField(
        label=_("Leí el aviso de privacidad y estoy de acuerdo en que el Pacto use estos datos para esta solicitud.")
    )

    def __init__(self, *args, notice: PrivacyNotice | None, **kwargs):
        self.current_notice = notice
        super().__init__(*args, initial={"notice": notice.version if notice else ""}, **kwargs)

    def clean_notice(self):
        if self.cleaned_data["notice"] != self.current_notice:
            raise ValidationError(_("El aviso de privacidad cambió mientras escribía: léalo otra vez, por favor."))
        return self.cleaned_data["notice"]


class NewApplicationForm(ConsentingForm):
    """The same with a field that only machines fill in."""

    fax = forms.CharField(required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}))

    def clean(self):
        data = super().clean()
        if data.get("fax"):
            self._refuse_what_nobody_typed()
        return data

    def _refuse_what_nobody_typed(self) -> None:
        """A machine fills it in again; a person, whose browser filled it in, only has to send again."""
        self.data = self.data.copy()
        self.data["fax"] = ""
        self.add_error(
            None,
            _(
                "Todavía no se envió: su navegador llenó por su cuenta una casilla que no se ve. Ya la dejamos vacía; "
                "envíe otra vez, por favor."
            ),
        )

    def validate_constraints(self):
        """A repeated application is no mistake: `admission.submit` finds the first one."""


def correction_form(data, *, instance: Application, notice: PrivacyNotice | None) -> ApplicationForm:
    """The form of an application that is there already; with the consent where a newer notice asks for it."""
    if notice is None:
        return ApplicationForm(data, instance=instance)
    return ConsentingForm(data, instance=instance, notice=notice)
