"""Themes and tone of the open answers of a page, saved at once."""

from django import forms
from django.contrib.postgres.forms import SimpleArrayField
from django.utils.translation import gettext_lazy as _

from kit.text.collation import SortKey
from surveys.models import Answer, NamedAnswer, Theme, Tone

A_PAGE = 25


class ShownForm(forms.Form):
    """Which answers were on the page."""

    answers = SimpleArrayField(forms.UUIDField(), max_length=A_PAGE, widget=forms.HiddenInput)


class CodeForm(forms.Form):
    """Tone and themes of one answer; `themes` are (key, name) of all."""

    tone = forms.ChoiceField(
        label=_("Tono"), choices=[*Tone.choices, ("", _("Sin clasificar"))], required=False, widget=forms.RadioSelect
    )
    themes = forms.TypedMultipleChoiceField(
        label=_("Temas"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data, answer: Answer | NamedAnswer, themes: list[tuple[int, str]]):
        self.answer = answer
        initial = {"tone": answer.tone, "themes": [theme.pk for theme in answer.themes.all()]}
        super().__init__(data, prefix=str(answer.pk), initial=initial)
        self.fields["themes"].choices = themes

    def code(self) -> tuple[str, set[int]]:
        return self.cleaned_data["tone"], set(self.cleaned_data["themes"])


def code_forms(data, answers) -> list[CodeForm]:
    """One for each answer, in their order; two queries."""
    themes = list(Theme.objects.order_by(SortKey("name")).values_list("pk", "name"))
    return [CodeForm(data, each, themes) for each in answers.prefetch_related("themes")]
