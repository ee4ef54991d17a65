"""The coordination builds a survey: waves, sections with their questions, the bank, and the acts on a wave."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commissions.models import Commission
from kit.office.base import VersionedForm
from kit.text.days import MomentInput
from surveys.access import lock_draft
from surveys.building import changed_meaning
from surveys.models import Item, Question, Section, Survey, Wave

from .questions import WORDING, LinesField, WordingMixin

USUAL = timedelta(days=14)


class SurveyForm(VersionedForm):
    class Meta:
        model = Survey
        fields = ["name", "slug", "purpose"]
        help_texts = {
            "name": gettext_lazy("Lo que se pregunta una y otra vez. Cada vez es una encuesta."),
            "slug": gettext_lazy("Sin acentos ni espacios: percepcion."),
            "purpose": gettext_lazy("Lo leen quienes responden y quienes ven los resultados."),
        }


class ItemForm(WordingMixin, VersionedForm):
    options = LinesField(label=gettext_lazy("Opciones"))

    class Meta:
        model = Item
        fields = ["code", "kind", "wording", "options"]
        widgets = {"wording": WORDING}

    def clean(self):
        data = super().clean()
        self.check_options(data)
        if self.instance.pk and "options" in data and "kind" in data:
            was, now = Item.objects.get(pk=self.instance.pk), Item(kind=data["kind"], options=data["options"])
            sentence = changed_meaning(was, now, list(Question.objects.filter(shown_if__item=was)))
            if sentence:
                self.add_error("options", sentence)
        return data


class WaveForm(VersionedForm):
    """What a wave says and whom it asks; its hours are given when it is opened."""

    is_named = forms.TypedChoiceField(
        label=gettext_lazy("¿Con nombre?"),
        choices=[
            (False, gettext_lazy("ANÓNIMA: nadie, tampoco la Coordinación, sabrá quién dijo qué")),
            (True, gettext_lazy("CON NOMBRE: la Coordinación verá quién respondió qué")),
        ],
        coerce=lambda value: value == "True",
        initial=False,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Wave
        fields = [
            "survey",
            "slug",
            "title",
            "text",
            "minutes",
            "is_named",
            "unit",
            "states",
            "commissions",
            "commitments",
        ]
        help_texts = {
            "survey": gettext_lazy("Las encuestas de una misma serie se comparan entre sí."),
            "title": gettext_lazy("Como lo leerá quien responde. Por ejemplo: Percepción 2027."),
            "slug": gettext_lazy(
                "El final de la dirección de sus resultados, sin acentos ni espacios: percepcion-2027."
            ),
            "text": gettext_lazy(
                "Lo primero que lee quien responde: para qué se pregunta y qué se hará con lo que diga."
            ),
        }
        widgets = {
            "unit": forms.RadioSelect,
            "states": forms.CheckboxSelectMultiple,
            "commissions": forms.CheckboxSelectMultiple,
            "commitments": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "commissions" in self.fields:
            self.fields["commissions"].queryset = Commission.objects.open()
            for name in ("survey", "states", "commissions", "commitments"):
                self.fields[name].widget.can_add_related = self.fields[name].widget.can_change_related = False
                self.fields[name].widget.can_view_related = False

    def clean_minutes(self):
        minutes = self.cleaned_data["minutes"]
        if not 1 <= minutes <= 60:
            raise ValidationError(_("Escriba de 1 a 60 minutos."))
        return minutes


class SectionOfficeForm(VersionedForm):
    """One screen."""

    class Meta:
        model = Section
        fields = ["title", "text"]

    def clean(self):
        lock_draft(self.instance.wave)
        return super().clean()


class QuestionMoveForm(forms.Form):
    """Which section or question of a draft goes one place up or down."""

    section = forms.ModelChoiceField(Section.objects.all(), required=False)
    question = forms.ModelChoiceField(Question.objects.all(), required=False)
    by = forms.TypedChoiceField(choices=[("-1", ""), ("1", "")], coerce=int)

    def __init__(self, wave: Wave, data):
        super().__init__(data)
        self.fields["section"].queryset = wave.sections.all()
        self.fields["question"].queryset = Question.objects.filter(section__wave=wave).select_related("section__wave")


class TitleForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Título"), max_length=160)


class CopyForm(TitleForm):
    slug = forms.SlugField(
        label=gettext_lazy("Final de su página web"),
        max_length=80,
        help_text=gettext_lazy("Por ejemplo: percepcion-2027."),
    )

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if Wave.objects.filter(slug=slug).exists():
            raise ValidationError(_("Ya hay una encuesta con esa página."))
        return slug


def usual_closing():
    """The end of the day in two weeks."""
    return (timezone.localtime() + USUAL).replace(hour=23, minute=59, second=0, microsecond=0)


class HoursForm(forms.Form):
    opens_at = forms.DateTimeField(
        label=gettext_lazy("Recibe respuestas desde"),
        required=False,
        widget=MomentInput,
        help_text=gettext_lazy("Vacío: desde ahora. Hora del centro de México."),
    )
    closes_at = forms.DateTimeField(label=gettext_lazy("Hasta"), widget=MomentInput, initial=usual_closing)


class ClosingForm(forms.Form):
    closes_at = forms.DateTimeField(
        label=gettext_lazy("Nuevo cierre"), widget=MomentInput, help_text=gettext_lazy("Hora del centro de México.")
    )
