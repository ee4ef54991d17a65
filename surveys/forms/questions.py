"""The questions of a section, all on one page: their words, options, bounds and conditions."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kit.office.base import OfficeForm
from kit.text.cleaning import clean_text
from surveys.building import changed_meaning, faults, questions_of, shown_words
from surveys.models import WITH_OPTIONS, Item, Question, QuestionKind

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
    """A question; one of the bank brings its own words, and its condition is written in the words of the options."""

    place = forms.IntegerField(label=gettext_lazy("Lugar"), required=False, min_value=1, max_value=99)
    options = LinesField(
        label=gettext_lazy("Opciones"),
        help_text=gettext_lazy("Una por línea; solo para «Una opción» y «Varias opciones»."),
    )
    shown_words = LinesField(
        label=gettext_lazy("se respondió"),
        help_text=gettext_lazy("Una o varias opciones con sus palabras, una por línea. Por ejemplo: Poco de acuerdo."),
    )

    class Meta:
        model = Question
        fields = ["item", "kind", "wording", "options", "is_required", "help", "lowest", "highest", "shown_if"]
        widgets = {"wording": WORDING}
        labels = {"shown_if": gettext_lazy("solo se muestra si en")}
        help_texts = {
            "item": gettext_lazy(
                "Una pregunta ya escrita, igual en cada ola. Si elige una, deje vacías la pregunta y las opciones."
            )
        }

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        for name, choices in zip(("shown_if", "item"), offered, strict=True):
            field = self.fields[name]
            field.choices = choices
            field.widget.can_add_related = field.widget.can_change_related = field.widget.can_view_related = False
        if self.instance.pk:
            self.initial |= {
                "place": self.instance.position,
                "shown_words": shown_words(self.instance, self.instance.shown_if),
            }
        if self.instance.item_id:
            self.initial |= {"wording": "", "options": []}

    def clean(self):
        data = super().clean()
        item = data.get("item")
        if item is not None:
            data |= {"kind": item.kind, "wording": item.wording, "options": item.options}
        elif not data.get("wording") and "wording" not in self.errors:
            self.add_error("wording", _("Escriba la pregunta, o elija una del banco."))
        self.check_options(data)
        self._check_bounds(data)
        self.instance.shown_values = self._shown_values(data)
        return data

    def _check_bounds(self, data: dict) -> None:
        lowest, highest = data.get("lowest"), data.get("highest")
        if data.get("kind") != QuestionKind.NUMBER and (lowest, highest) != (None, None):
            self.add_error("lowest", _("Solo una pregunta de número lleva mínimo y máximo."))
        if lowest is not None and highest is not None and highest < lowest:
            self.add_error("highest", _("El máximo va después del mínimo."))

    def _shown_values(self, data: dict) -> list[int]:
        on, words = data.get("shown_if"), data.get("shown_words") or []
        if on is None or not words:
            if on is not None or words:
                self.add_error("shown_words", _("La condición necesita la pregunta y al menos una de sus opciones."))
            return []
        known = {words.casefold(): value for value, words in _choices(on)}
        unknown = [each for each in words if each.casefold() not in known]
        if unknown:
            names = {"word": unknown[0], "question": on, "known": "; ".join(label for _value, label in _choices(on))}
            self.add_error(
                "shown_words",
                _("«%(word)s» no es una opción de «%(question)s». Escriba una de estas: %(known)s.") % names,
            )
            return []
        return sorted({known[each.casefold()] for each in words})


def _choices(question: Question) -> list[tuple[int, str]]:
    return [(value, str(words)) for value, words in question.choices()]


class QuestionFormSet(forms.BaseInlineFormSet):
    """The questions of one section, put in the order of their places."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = questions_of(self.instance.wave)
        nothing = ("", "—")
        earlier = [(q.pk, f"{q.section.position}.{q.position} {q}") for q in self.questions if q.choices()]
        bank = [(item.pk, str(item)) for item in Item.objects.all()]
        self.offered = [nothing, *earlier], [nothing, *bank]

    def get_form_kwargs(self, index):
        return super().get_form_kwargs(index) | {"offered": self.offered}

    def clean(self):
        super().clean()
        if any(self.errors):
            return
        rows = [form for form in self.forms if form not in self.deleted_forms]
        rows = [form for form in rows if form.instance.pk or form.has_changed()]
        self.ordered = sorted(rows, key=lambda form: form.cleaned_data.get("place") or 100)
        for place, form in enumerate(self.ordered, start=1):
            form.instance.position = place
            self._check_dependents(form)
        self._check_faults()

    def _check_dependents(self, form: QuestionForm) -> None:
        """What others are shown for keeps its words: a condition never comes to mean something else by itself."""
        was = next((question for question in self.questions if question.pk == form.instance.pk), None)
        if was is None:
            return
        sentence = changed_meaning(was, form.instance, [q for q in self.questions if q.shown_if_id == was.pk])
        if sentence:
            form.add_error("options", sentence)

    def _check_faults(self) -> None:
        """Whether each question can be asked, and its condition looks back, as they will stand once this is saved."""
        others = [q for q in self.questions if q.section_id != self.instance.pk]
        before = [q for q in others if q.section.position < self.instance.position]
        forms_of = {id(form.instance): form for form in self.ordered}
        for question, field, sentence in faults([*before, *(form.instance for form in self.ordered)]):
            if id(question) in forms_of:
                forms_of[id(question)].add_error(field, sentence)
