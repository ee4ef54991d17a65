"""Forms drawn with the portal's own field template, and text cleaned of signs that deceive the eye."""

import re
import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext as _

from kit.webaddresses import refuse_user_part

UNSEEN = re.compile("[\u200b-\u200d\u2060-\u2065\ufeff]")
DECEIVING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
EXTENSION = re.compile(r"[\s,]*\b(?:ext|extensi[oó]n|x|int)\b\.?:?\s*\d{1,6}$", re.IGNORECASE)
NUMBER = re.compile(r"(?:\+?521?|01|04[45])?\d{10}|\+(?!52)[1-9]\d{7,14}")


class Renderer(TemplatesSetting):
    """Draws forms and fields with templates/components/."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"


def clean_text(value: str, *, lines: bool = False) -> str:
    """NFC without signs of no width; ValidationError for what deceives the eye or cannot be kept.

    Only a text of several `lines` may hold line ends and tabs.
    """
    allowed = "\r\n\t" if lines else ""
    if any(unicodedata.category(sign) in ("Cs", "Cc") and sign not in allowed for sign in value):
        raise ValidationError(_("El texto contiene caracteres que no se pueden guardar aquí. Escríbalo sin copiarlo."))
    if DECEIVING.search(value):
        raise ValidationError(_("El texto contiene signos invisibles que lo voltean. Escríbalo sin copiarlo."))
    return UNSEEN.sub("", unicodedata.normalize("NFC", value))


class PhoneField(forms.CharField):
    """Telephones with ten digits, or of another country with its +; perhaps with an extension, several by commas."""

    def check(self, value: str) -> None:
        """ValidationError for what nobody could dial."""
        for part in re.split(r"[,;/]+(?!\s*(?i:ext|int|x))", value):
            if not NUMBER.fullmatch(re.sub(r"[\s().-]", "", EXTENSION.sub("", part.strip()))):
                raise ValidationError(
                    _("Escriba los 10 números del teléfono, por ejemplo 55 1234 5678. Puede llevar +52 o «ext. 12».")
                )


class CleanTextMixin:
    """Cleans every text of a form with `clean_text`; a telephone that was there before is let be."""

    def clean(self):
        data = super().clean() or self.cleaned_data
        for name, value in list(data.items()):
            if isinstance(value, str):
                field = self.fields.get(name)
                try:
                    data[name] = clean_text(value, lines=isinstance(field and field.widget, forms.Textarea))
                    if isinstance(field, PhoneField) and value and name in self.changed_data:
                        field.check(data[name])
                except ValidationError as error:
                    self.add_error(name, error)
        return data


def name_emptiness(form: forms.ModelForm) -> None:
    """Say «Sin dato» in each list of choices where Django draws dashes."""
    for field in form.fields.values():
        if isinstance(field, forms.ModelChoiceField) and field.empty_label == BLANK_CHOICE_DASH[0][1]:
            field.empty_label = _("Sin dato")
        elif isinstance(field, forms.TypedChoiceField) and field.choices[:1] == BLANK_CHOICE_DASH:
            field.choices = [("", _("Sin dato")), *field.choices[1:]]


class KeyField(forms.CharField):
    """An official key: written with spaces, dashes or in lower case, it is the same key."""

    def to_python(self, value):
        return re.sub(r"[\s.-]+", "", super().to_python(value)).upper()


class WebField(forms.URLField):
    """A web address; one typed without a scheme is https, and one with a user part is refused."""

    default_validators = [*forms.URLField.default_validators, refuse_user_part]

    def __init__(self, **kwargs):
        super().__init__(assume_scheme="https", **kwargs)
