"""The questions of one section as a form."""

from django import forms

from surveys.models import Question, QuestionKind
from surveys.reading import Given, read


class AnswerField(forms.Field):
    """An answer to one question; `clean` gives what `reading.read` makes of what was typed."""

    def __init__(self, question: Question):
        self.question = question
        self.is_asked_for = question.is_required
        super().__init__(label=question.wording, help_text=question.help, required=False, widget=widget(question))

    def clean(self, value) -> Given:
        typed = value if isinstance(value, list) else [value or ""]
        return read(self.question, typed)


def widget(question: Question) -> forms.Widget:
    if question.kind == QuestionKind.SEVERAL:
        return forms.CheckboxSelectMultiple(choices=question.choices())
    if question.choices():
        return OneOf(choices=question.choices(), attrs={"class": f"choices choices--{question.kind}"})
    if question.kind == QuestionKind.NUMBER:
        return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    if question.kind == QuestionKind.SHORT:
        return forms.TextInput(attrs={"maxlength": question.longest})
    return forms.Textarea(attrs={"rows": 4, "maxlength": question.longest})


class OneOf(forms.RadioSelect):
    """Radio buttons of which several may come in, so that a forged request is refused instead of read in part."""

    def value_from_datadict(self, data, files, name):
        return data.getlist(name)


class SectionForm(forms.Form):
    """The questions that are shown in a section, with what was answered so far."""

    def __init__(self, data, questions: list[Question], given: dict[int, Given]):
        self.questions = questions
        super().__init__(data, initial={name(question): typed(given.get(question.pk, {})) for question in questions})
        for question in questions:
            self.fields[name(question)] = AnswerField(question)

    def answers(self) -> dict[Question, Given]:
        """What was answered in fields that are right; those that are wrong keep what they had."""
        return {
            question: self.cleaned_data[name(question)]
            for question in self.questions
            if name(question) in self.cleaned_data
        }


def name(question: Question) -> str:
    return f"p{question.pk}"


def typed(given: Given) -> object:
    """What the control shows for an answer."""
    if "c" in given:
        return given["c"]
    return given.get("n", given.get("t", ""))
