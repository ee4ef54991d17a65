"""Forms drawn with the portal's own field template, and fields that take what people write."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext as _

from kit.text.cleaning import LONGEST_MEANT, plain
from kit.text.phones import DIGITS, telephone_part, without_extensions

LONGEST_NOTE = 6  # digits of a number that belongs to the words: «de 9 a 18 horas», «2023»


class Renderer(TemplatesSetting):
    """Draws forms and fields with templates/components/."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"


class PhoneField(forms.CharField):
    """Telephones as people write them, with words beside them; one that was there before is let be."""

    read_as = staticmethod(plain)
    before = None

    def get_bound_field(self, form, field_name):
        bound = super().get_bound_field(form, field_name)
        self.before = bound.initial
        return bound

    def validate(self, value):
        super().validate(value)
        if value and value != self.before and len(value) <= (self.max_length or LONGEST_MEANT):
            self.check(value)

    def check(self, value: str) -> None:
        """ValidationError where nobody could dial: ten digits, or a + and those of another country, at least once."""
        numbers = DIGITS.findall(without_extensions(value))
        whole = [one for one in numbers if telephone_part(one)]
        longest = LONGEST_NOTE if re.search(r"[^\W\d_]", value) else 4
        odd = [one for one in numbers if one not in whole and len(re.sub(r"\D", "", one)) > longest]
        if odd or not whole or re.search(r"[<>@{}]", value):
            raise ValidationError(
                _("Escriba los 10 números del teléfono, por ejemplo 55 1234 5678. Puede llevar +52 o «ext. 12».")
            )


def name_emptiness(form: forms.ModelForm) -> None:
    """Say «Sin dato» in each list of choices where Django draws dashes."""
    for field in form.fields.values():
        if isinstance(field, forms.ModelChoiceField) and field.empty_label == BLANK_CHOICE_DASH[0][1]:
            field.empty_label = _("Sin dato")
        elif isinstance(field, forms.TypedChoiceField) and field.choices[:1] == BLANK_CHOICE_DASH:
            field.choices = [("", _("Sin dato")), *field.choices[1:]]


class KeyField(forms.CharField):
    """An official key: written with its name, with spaces, dashes or in lower case, it is the same key."""

    read_as = staticmethod(plain)

    def to_python(self, value):
        key = re.sub(r"[\s.,:;/_-]+", "", super().to_python(value)).upper()
        return re.sub(r"^(?:RFC(?=.{12,13}$)|CLUNI(?=.{14}$))", "", key)


class WebField(forms.URLField):
    """A web address; one typed without a scheme is https."""

    def __init__(self, **kwargs):
        super().__init__(assume_scheme="https", **kwargs)
