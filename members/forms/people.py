"""Inviting somebody, and what a person says of herself."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kit.forms.fields import PhoneField
from members.models import Invitation, PrivacyNotice, Representation, RepresentationKind, User


class InvitationForm(forms.ModelForm):
    """Whom to invite and as what; the act itself checks the rest."""

    class Meta:
        model = Invitation
        fields = ["email", "name", "kind", "position"]
        help_texts = {
            "email": _("La invitación sirve una sola vez y solo para este correo."),
            "kind": _("Titular y suplente cambian la ficha y las personas; contacto solo consulta."),
        }
        widgets = {
            "email": forms.EmailInput(attrs={"autocomplete": "off"}),
            "kind": forms.RadioSelect,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = RepresentationKind.choices
        self.fields["kind"].initial = RepresentationKind.ALTERNATE


class PersonForm(forms.ModelForm):
    """How a person is called and reached; the address changes in the account's own pages."""

    name = forms.CharField(label=_("Su nombre"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"}))

    class Meta:
        model = User
        fields = ["name", "phone"]
        field_classes = {"phone": PhoneField}
        labels = {"phone": _("Su teléfono")}
        help_texts = {"phone": _("Lo ven las personas de su organización y la Coordinación.")}
        widgets = {"phone": forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"})}


class MandateForm(forms.ModelForm):
    """What a person says of her own mandate."""

    class Meta:
        model = Representation
        fields = ["position", "audience"]
        labels = {"position": _("Su cargo en la organización"), "audience": _("Quién ve su nombre y su cargo")}
        widgets = {"audience": forms.RadioSelect}


class ConsentForm(forms.Form):
    """Read and accepted: the notice that stood on the page, if it is still the current one."""

    notice = forms.CharField(widget=forms.HiddenInput, required=False)
    accepted = forms.BooleanField(
        label=_("Leí el aviso de privacidad y acepto que el Pacto trate mis datos como ahí se dice."),
        error_messages={"required": _("Para seguir hace falta que acepte el aviso de privacidad.")},
    )

    def __init__(self, *args, notice: PrivacyNotice | None, **kwargs):
        super().__init__(*args, initial={"notice": notice.version if notice else ""}, **kwargs)
        self.current = notice
        if notice is None:
            del self.fields["accepted"]

    def clean_notice(self):
        if self.current and self.cleaned_data["notice"] != self.current.version:
            raise ValidationError(_("El aviso de privacidad acaba de cambiar: léalo otra vez, por favor."))
        return self.cleaned_data["notice"]
