"""The questions of one section as a form."""

from django import forms

from surveys.models import Question, QuestionKind, Wave
from surveys.parsing import Given, read


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
    options = {"class": f"options options--{question.kind}"}
    if question.kind == QuestionKind.SEVERAL:
        return forms.CheckboxSelectMultiple(choices=question.choices(), attrs=options)
    if question.choices():
        return OneOf(choices=question.choices(), attrs=options)
    if question.kind == QuestionKind.NUMBER:
        return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    if question.kind == QuestionKind.SHORT:
        return forms.TextInput(attrs={"autocomplete": "off", "data-most": question.longest})
    return forms.Textarea(attrs={"rows": 4, "data-most": question.longest})


class OneOf(forms.RadioSelect):
    """Radio buttons of which several may come in, so that a forged request is refused instead of read in part."""

    def value_from_datadict(self, data, files, name):
        return data.getlist(name)


class ScreenForm(forms.Form):
    """The questions that are shown in a section, with what was answered so far.

    `vistas` are the questions that the page had: what it did not have it cannot take back, so neither two tabs nor a
    broken request undo anything. `solo` is the one that was just answered, when the page sends each by itself.
    """

    def __init__(self, data, questions: list[Question], given: dict[int, Given]):
        self.questions = questions
        super().__init__(data, initial={name(question): typed(given.get(question.pk, {})) for question in questions})
        for question in questions:
            self.fields[name(question)] = AnswerField(question)
        everything = [str(question.pk) for question in questions]
        self.seen = data.getlist("vistas", everything) if data is not None else everything
        self.sent = data.getlist("solo", data.getlist("vistas", _named(data, questions))) if data is not None else []

    @property
    def sent_fields(self) -> list[forms.BoundField]:
        """The fields that this request answers."""
        return [self[name(question)] for question in self.questions if str(question.pk) in self.sent]

    def answers(self) -> dict[Question, Given]:
        """What was answered in fields that are right; those that are wrong keep what they had."""
        self.full_clean()
        return {field.field.question: self.cleaned_data[field.name] for field in self.sent_fields if not field.errors}

    def brought(self, questions: list[Question]) -> list[Question]:
        """Those to be shown now that the page did not have."""
        return [question for question in questions if str(question.pk) not in self.seen]

    def changes(self, questions: list[Question], given: dict[int, Given]) -> dict:
        """What has to change in the page that sent this: fields to put in, each after another, and what to take out."""
        form, before = ScreenForm(None, questions, given), dict(zip(questions, [None, *questions], strict=False))
        insertions = [(before[question], form[name(question)]) for question in self.brought(questions)]
        removals = [question for question in self.questions if str(question.pk) in self.seen and question not in before]
        return {"insertions": insertions, "removals": removals}


def name(question: Question) -> str:
    return f"p{question.pk}"


def _named(data, questions: list[Question]) -> list[str]:
    return [str(question.pk) for question in questions if name(question) in data]


def texts(data, wave: Wave) -> list[tuple[str, str]]:
    """Each question of the wave that was answered here in words, with those words."""
    questions = Question.objects.filter(section__wave=wave).order_by("section__position", "position")
    texts = [(each.wording, data.get(name(each), "")) for each in questions if each.is_text]
    return [(wording, text) for wording, text in texts if text.strip()]


def typed(given: Given) -> object:
    """What the control shows for an answer."""
    if "c" in given:
        return given["c"]
    return given.get("n", given.get("t", ""))
