"""The record of an organisation as its own people fill it in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.forms import CleanTextMixin, KeyField, VersionMixin, name_emptiness
from members.models import Organization, State

SECTIONS = [
    (_("Quiénes son"), ["name", "acronym", "kind", "description", "website"]),
    (_("Datos legales"), ["legal_name", "legal_form", "rfc", "cluni", "donee"]),
    (_("Dónde están"), ["state", "municipality", "working_states"]),
    (
        _("Contacto, y quién lo ve"),
        ["email", "email_audience", "phone", "phone_audience", "address", "address_audience"],
    ),
]


class RecordForm(VersionMixin, CleanTextMixin, forms.ModelForm):
    """Fields that the organisation itself decides; status, version and dates are not among them."""

    rfc = KeyField(label="RFC", max_length=12, required=False, help_text=_("12 caracteres, por ejemplo ABC010203XY9."))
    cluni = KeyField(label="CLUNI", max_length=16, required=False)
    website = forms.URLField(
        label=_("Sitio web"),
        max_length=300,
        required=False,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url"}),
    )
    working_states = forms.ModelMultipleChoiceField(
        label=_("Otros estados donde trabaja"),
        queryset=State.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices"}),
    )

    class Meta:
        model = Organization
        fields = [name for _legend, names in SECTIONS for name in names]
        widgets = {
            "description": forms.Textarea(attrs={"rows": 5}),
            "phone": forms.TextInput(attrs={"inputmode": "tel"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name_emptiness(self)

    def sections(self):
        """Legend and fields of each part of the form."""
        return [(legend, [self[name] for name in names]) for legend, names in SECTIONS]
