"""The record of an organisation as its own people fill it in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kit.editing.forms import VersionedFormMixin
from kit.forms.fields import KeyField, PhoneField, WebField, name_emptiness
from members.fields import Content, RecordPart, holding, in_parts
from members.models import Organization, State

# How the fields of a record may be typed, in whichever form they stand.
WRITTEN_AS = {
    **dict.fromkeys(holding(Content.RFC, Content.CLUNI), KeyField),
    **dict.fromkeys(holding(Content.SITE), WebField),
    **dict.fromkeys([*holding(Content.PHONE), "contact_phone"], PhoneField),
}
SECTIONS = [
    (_("Quiénes son"), in_parts(RecordPart.NAME, RecordPart.TEAM, RecordPart.WORK)),
    (_("Datos legales"), in_parts(RecordPart.LEGAL)),
    (_("Dónde están"), in_parts(RecordPart.PLACE)),
    (_("Contacto, y quién lo ve"), in_parts(RecordPart.CONTACT)),
]


class RecordForm(VersionedFormMixin, forms.ModelForm):
    """Fields that the organisation itself decides; status, version and dates are not among them."""

    working_states = forms.ModelMultipleChoiceField(
        label=_("Otros estados donde trabaja"),
        queryset=State.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices"}),
    )

    class Meta:
        model = Organization
        fields = [name for _legend, names in SECTIONS for name in names]
        field_classes = WRITTEN_AS
        help_texts = {"rfc": _("12 caracteres, por ejemplo ABC010203XY9.")}
        widgets = {
            "description": forms.Textarea(attrs={"rows": 5}),
            "website": forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url"}),
            **dict.fromkeys(holding(Content.PHONE), forms.TextInput(attrs={"inputmode": "tel"})),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name_emptiness(self)

    def sections(self):
        """Legend and fields of each part of the form."""
        return [(legend, [self[name] for name in names]) for legend, names in SECTIONS]


class ContactForm(RecordForm):
    """How others reach the organisation, and who may."""

    working_states = None

    class Meta(RecordForm.Meta):
        fields = [name for name in in_parts(RecordPart.CONTACT) if not name.startswith("address")]
