"""What is wrong with the questions of a wave that is being built, and a further wave made out of a former one."""

from collections import Counter

from django.db import transaction
from django.utils.translation import gettext as _

from .models import WITH_OPTIONS, Question, QuestionKind, Section, Wave, Wording

MOST_QUESTIONS = 80
MOST_IN_A_SECTION = 30


def questions_of(wave: Wave) -> list[Question]:
    """The questions of a wave in the order in which they are asked, with their sections."""
    rows = Question.objects.filter(section__wave=wave).select_related("section")
    return list(rows.order_by("section__position", "position"))


def faults(questions: list[Question]) -> list[tuple[Question, str, str]]:
    """What keeps questions, in their order, from being asked: the field that is wrong, and a sentence that says why."""
    wrong, before = [], {}
    for question in questions:
        if question.kind in WITH_OPTIONS and len(question.options) < 2:
            wrong.append((question, "options", _("Escriba al menos dos opciones.")))
        if question.kind == QuestionKind.SEVERAL and question.is_required and len(question.options) == 2:
            wrong.append((question, "kind", _reveals_both()))
        if question.shown_if_id is not None:
            sentence = _condition_fault(question, before.get(question.shown_if_id))
            if sentence:
                wrong.append((question, "shown_if", sentence))
        if question.pk is not None:
            before[question.pk] = question
    return wrong


def _reveals_both() -> str:
    return _(
        "Es obligatoria y tiene dos opciones: de los números saldría cuántas marcaron las dos, aunque sean pocas. "
        "Use el tipo «Una opción» y escriba «Ambas» como tercera."
    )


def _condition_fault(question: Question, on: Question | None) -> str:
    if on is None:
        return _("Su condición es de una pregunta que no va antes. Elija una que se responda antes que esta.")
    known = {value for value, _words in on.choices()}
    if not question.shown_values or not known.issuperset(question.shown_values):
        return _("Su condición pide una opción que «%s» ya no tiene.") % on
    return ""


def changed_meaning(was: Wording, now: Wording, dependents: list[Question]) -> str:
    """A sentence when an option for which another question is shown would have other words, or none."""
    before, after = dict(was.choices()), dict(now.choices())
    for question in dependents:
        for value in question.shown_values:
            if before.get(value) != after.get(value):
                words = {"option": before.get(value, value), "question": question}
                return _("«%(question)s» se muestra por la opción «%(option)s»: déjela en su lugar.") % words
    return ""


def fault_sentences(wave: Wave) -> list[str]:
    """Sentences that say what the questions of the wave lack before they can be asked."""
    questions = questions_of(wave)
    sentences = [f"«{question}»: {sentence}" for question, _field, sentence in faults(questions)]
    if not questions:
        sentences.append(_("Todavía no tiene preguntas: agregue una sección y escríbalas ahí."))
    if len(questions) > MOST_QUESTIONS:
        sentences.append(
            _("Tiene %(count)s preguntas; caben %(most)s. Nadie responde tantas en un teléfono.")
            % {"count": len(questions), "most": MOST_QUESTIONS}
        )
    repeated = [item for item, times in Counter(q.item_id for q in questions if q.item_id).items() if times > 1]
    sentences += [_("«%s» está dos veces.") % question for question in questions if question.item_id in repeated][:1]
    return sentences


@transaction.atomic
def copy(wave: Wave, *, title: str, slug: str) -> Wave:
    """A draft of the next wave: the same audience, sections and questions, those of the bank word for word."""
    made = Wave(title=title, slug=slug)
    for name in ("survey_id", "text", "minutes", "unit", "is_named"):
        setattr(made, name, getattr(wave, name))
    made.save(force_insert=True)
    for name in ("states", "commissions", "commitments"):
        getattr(made, name).set(getattr(wave, name).all())
    copies: dict[int, Question] = {}
    for section in wave.sections.order_by("position"):
        own = Section.objects.create(wave=made, position=section.position, title=section.title, text=section.text)
        for question in section.questions.order_by("position"):
            copies[question.pk] = _copied(question, own, copies)
    return made


def _copied(question: Question, section: Section, copies: dict[int, Question]) -> Question:
    names = ("position", "item_id", "kind", "wording", "options", "help", "is_required", "lowest", "highest")
    values = {name: getattr(question, name) for name in names}
    on = copies.get(question.shown_if_id)
    if on is not None:
        values |= {"shown_if": on, "shown_values": question.shown_values}
    return Question.objects.create(section=section, **values)


def next_position(section: Section) -> int:
    """Where a further question of the section stands."""
    last = section.questions.order_by("-position").values_list("position", flat=True).first()
    return (last or 0) + 1


def move_section(section: Section, *, by: int) -> None:
    """One place up (-1) or down (1) among the sections of its draft; nothing at the end."""
    rows = list(section.wave.sections.order_by("position"))
    place = rows.index(section)
    if 0 <= place + by < len(rows):
        rows.insert(place + by, rows.pop(place))
        _number(Section, rows)


def move_question(question: Question, *, by: int) -> None:
    """One place up or down in its section, or over its edge to the end of the section beside it that it faces."""
    rows = list(question.section.questions.order_by("position"))
    place = rows.index(question)
    if 0 <= place + by < len(rows):
        rows.insert(place + by, rows.pop(place))
        _number(Question, rows)
        return
    sections = list(question.section.wave.sections.order_by("position"))
    beside = sections.index(question.section) + by
    if 0 <= beside < len(sections):
        rows.remove(question)
        _number(Question, rows)
        others = list(sections[beside].questions.order_by("position"))
        others.insert(0 if by > 0 else len(others), question)
        Question.objects.filter(pk=question.pk).update(section=sections[beside], position=len(others) + MOST_QUESTIONS)
        _number(Question, others)


def _number(model: type[Section] | type[Question], rows: list) -> None:
    for position, row in enumerate(rows, start=1):
        model.objects.filter(pk=row.pk).exclude(position=position).update(position=position)


def add_section(wave: Wave, title: str) -> Section:
    """A further section, the last."""
    last = wave.sections.order_by("-position").values_list("position", flat=True).first() or 0
    return Section.objects.create(wave=wave, position=last + 1, title=title)


def outline(wave: Wave) -> list[tuple[Section, list[tuple[Question, str]]]]:
    """Sections with their questions, and for each on what it is shown, in words."""
    lines: dict[Section, list[tuple[Question, str]]] = {section: [] for section in wave.sections.order_by("position")}
    questions = questions_of(wave)
    by_key = {question.pk: question for question in questions}
    for question in questions:
        lines[question.section].append((question, condition(question, by_key.get(question.shown_if_id))))
    return list(lines.items())


def shown_words(question: Question, on: Question | None) -> list[str]:
    """The options of `on` for which the question is shown."""
    known = dict(on.choices()) if on else {}
    return [str(known.get(value, value)) for value in question.shown_values]


def condition(question: Question, on: Question | None) -> str:
    """When the question is shown, in a sentence; empty when it always is."""
    if on is None:
        return ""
    words = {"on": on, "options": " / ".join(shown_words(question, on))}
    return _("Solo si en «%(on)s» se respondió: %(options)s") % words
