"""Asking to join, a seat in the commission, and the data of who leads."""

from django import forms
from django.utils.translation import gettext_lazy as _

from commissions.models import FocalPoint, Intention, Seat
from kit.editing.forms import VersionedFormMixin
from kit.forms.fields import PhoneField
from kit.text.collation import SortKey
from members.models import Representation, User

INTENDED = _("Coordinar es una intención: a quien coordina la elige la comisión.")


class MandateField(forms.ModelChoiceField):
    """A person of an organisation: both in one choice."""

    def label_from_instance(self, mandate: Representation) -> str:
        return f"{mandate.user} · {mandate.organization}"


class JoinForm(forms.Form):
    """Whom the organisation sends, and what it comes for."""

    mandate = MandateField(
        queryset=Representation.objects.none(),
        label=_("Quién irá por su organización"),
        help_text=_("Su nombre lo verán las y los integrantes de la comisión."),
        empty_label=None,
    )
    intention = forms.ChoiceField(
        label=_("Cómo quieren participar"),
        choices=Intention,
        initial=Intention.CONTRIBUTE,
        widget=forms.RadioSelect,
        help_text=INTENDED,
    )
    text = forms.CharField(
        label=_("Qué les gustaría aportar"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args, mandates, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mandate"].queryset = mandates


class DecisionForm(forms.Form):
    """Whether an organisation is let in; the act asks for the reason where it is not."""

    decision = forms.ChoiceField(choices=[("accept", _("Aceptar")), ("decline", _("No aceptar"))])
    reason = forms.CharField(label=_("Si no, diga por qué"), max_length=500, required=False)


class SeatForm(VersionedFormMixin, forms.ModelForm):
    """Who goes for the organisation from now on, and what it comes for."""

    class Meta:
        model = Seat
        fields = ["delegate", "intention"]
        labels = {"intention": _("Cómo quieren participar")}
        help_texts = {"delegate": _("Su nombre lo verán las y los integrantes de la comisión."), "intention": INTENDED}
        widgets = {"intention": forms.RadioSelect}

    def __init__(self, *args, at, **kwargs):
        super().__init__(*args, **kwargs)
        people = Representation.objects.effective(at=at).filter(organization=self.instance.organization_id)
        self.fields["delegate"].queryset = User.objects.filter(pk__in=people.values("user")).order_by(
            SortKey("name"), "email"
        )
        self.fields["delegate"].empty_label = _("Por ahora nadie")
        self.fields["intention"].choices = Intention.choices


class FocalPointForm(VersionedFormMixin, forms.ModelForm):
    """What the assembly's sheet asks of a focal point and an alternate."""

    class Meta:
        model = FocalPoint
        fields = ["position", "office_phone", "mobile", "email", "may_pass_on"]
        field_classes = {"office_phone": PhoneField, "mobile": PhoneField}
        help_texts = {"mobile": _("Lo ven las y los integrantes de la comisión y la Coordinación.")}
        widgets = {
            "office_phone": forms.TextInput(attrs={"inputmode": "tel"}),
            "mobile": forms.TextInput(attrs={"inputmode": "tel"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True
