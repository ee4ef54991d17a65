"""A question of a survey that is being built: its words, options, bounds, and for whom it is shown."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.office.base import OfficeForm
from kit.text.cleaning import clean_text
from surveys.access import lock_draft
from surveys.building import MOST_IN_A_SECTION, changed_meaning, faults, next_position, questions_of
from surveys.models import WITH_OPTIONS, Item, Question, QuestionKind, Section

LONGEST_OPTION, MOST_OPTIONS = 160, 30
WORDING = forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})


class LinesField(forms.CharField):
    """A list, one a line."""

    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", gettext_lazy("Una por línea."))
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": 4}), **kwargs)

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def has_changed(self, initial, data):
        return _lines(self.prepare_value(initial) or "") != _lines(data or "")

    def clean(self, value) -> list[str]:
        lines = _lines(clean_text(super().clean(value), lines=True))
        if len(lines) > MOST_OPTIONS:
            raise ValidationError(_("Caben %(most)s opciones.") % {"most": MOST_OPTIONS})
        seen = set()
        for line in lines:
            if len(line) > LONGEST_OPTION:
                raise ValidationError(
                    _("«%(start)s…» es muy larga: caben %(most)s caracteres.")
                    % {"start": line[:30], "most": LONGEST_OPTION}
                )
            if line.casefold() in seen:
                raise ValidationError(_("«%s» está dos veces.") % line)
            seen.add(line.casefold())
        return lines


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


class WordingMixin:
    """A form with `kind` and `options`, which must agree, and `wording`, which is one line however wide its box."""

    def clean_wording(self) -> str:
        return " ".join(clean_text(self.cleaned_data["wording"], lines=True).split())

    def check_options(self, data: dict) -> None:
        kind, options = data.get("kind"), data.get("options")
        if kind is None or options is None:
            return
        if kind in WITH_OPTIONS and len(options) < 2:
            self.add_error("options", _("Escriba al menos dos opciones, una por línea."))
        if kind not in WITH_OPTIONS and options:
            self.add_error("options", _("Este tipo de pregunta no lleva opciones propias: bórrelas o cambie el tipo."))


class QuestionForm(WordingMixin, OfficeForm):
    """A question of a draft; one of the bank brings its own words, and a condition is chosen among earlier options.

    `section` is that of a new one, which is asked last there.
    """

    section: Section | None = None
    options = LinesField(
        label=gettext_lazy("Opciones"),
        help_text=gettext_lazy("Una por línea; solo para «Una opción» y «Varias opciones»."),
    )
    conditions = forms.MultipleChoiceField(
        label=gettext_lazy("Solo se muestra a quien respondió"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Sin marcar nada se muestra siempre. Marque opciones de una sola pregunta."),
    )

    class Meta:
        model = Question
        fields = ["item", "kind", "wording", "options", "is_required", "help", "lowest", "highest"]
        widgets = {"wording": WORDING}
        help_texts = {
            "item": gettext_lazy(
                "Una pregunta ya escrita, igual cada vez. Si elige una, deje vacías la pregunta y las opciones."
            )
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.section_id is None and self.section:
            self.instance.section, self.instance.position = self.section, next_position(self.section)
        self.questions = questions_of(self.instance.section.wave)
        self.fields["conditions"].choices = [(str(on), _options(on)) for on in self._earlier() if on.choices()]
        self.initial["conditions"] = [f"{self.instance.shown_if_id}:{value}" for value in self.instance.shown_values]
        if "item" in self.fields:  # not where it is only read
            item = self.fields["item"]
            item.choices = [("", "—"), *((row.pk, str(row)) for row in Item.objects.all())]
            item.widget.can_add_related = item.widget.can_change_related = item.widget.can_view_related = False
        if self.instance.item_id:
            self.initial |= {"wording": "", "options": []}

    def _earlier(self) -> list[Question]:
        """Those that are asked before this one."""
        own = self.instance.section.position, self.instance.position
        return [question for question in self.questions if (question.section.position, question.position) < own]

    def clean(self):
        data = super().clean()
        lock_draft(self.instance.section.wave)
        item = data.get("item")
        if item is not None:
            data |= {"kind": item.kind, "wording": item.wording, "options": item.options}
        elif not data.get("wording") and "wording" not in self.errors:
            self.add_error("wording", _("Escriba la pregunta, o elija una del banco."))
        self.check_options(data)
        self._check_bounds(data)
        self._take_condition(data.get("conditions") or [])
        return data

    def _check_bounds(self, data: dict) -> None:
        lowest, highest = data.get("lowest"), data.get("highest")
        if data.get("kind") != QuestionKind.NUMBER and (lowest, highest) != (None, None):
            self.add_error("lowest", _("Solo una pregunta de número lleva mínimo y máximo."))
        if lowest is not None and highest is not None and highest < lowest:
            self.add_error("highest", _("El máximo va después del mínimo."))

    def _take_condition(self, chosen: list[str]) -> None:
        """Of one earlier question the options for which this one is shown."""
        pairs = [tuple(map(int, each.split(":"))) for each in chosen]
        if len({on for on, _value in pairs}) > 1:
            self.add_error("conditions", _("Marque opciones de una sola pregunta."))
            return
        self.instance.shown_if_id = pairs[0][0] if pairs else None
        self.instance.shown_values = sorted(value for _on, value in pairs)

    def full_clean(self):
        super().full_clean()
        if self.is_bound and not self.errors:
            self._check_dependents()
            self._check_faults()

    def _check_dependents(self) -> None:
        """What others are shown for keeps its words: a condition never comes to mean something else by itself."""
        was = next((question for question in self.questions if question.pk == self.instance.pk), None)
        dependents = [question for question in self.questions if was and question.shown_if_id == was.pk]
        if was and (sentence := changed_meaning(was, self.instance, dependents)):
            self.add_error("options", sentence)

    def _check_faults(self) -> None:
        """Whether it can be asked where it stands; and whether a screen holds one more."""
        if self.instance.pk is None and self.instance.section.questions.count() >= MOST_IN_A_SECTION:
            self.add_error(None, _("Caben %s preguntas en una sección: agregue otra.") % MOST_IN_A_SECTION)
        for question, field, sentence in faults([*self._earlier(), self.instance]):
            if question is self.instance:
                self.add_error("conditions" if field == "shown_if" else field, sentence)


def _options(question: Question) -> list[tuple[str, str]]:
    return [(f"{question.pk}:{value}", str(words)) for value, words in question.choices()]
