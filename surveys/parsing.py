"""What a form sends, as an answer: `{"c": [values]}`, `{"n": number}` or `{"t": text}`; nothing when left empty."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kit.text.cleaning import clean_text, plain

from .models import Question, QuestionKind

AnswerValue = dict[str, list[int] | int | str]


def read(question: Question, typed: list[str]) -> AnswerValue:
    """The answer in what was typed; `ValidationError` with a sentence for what is none."""
    typed = [each.strip() for each in typed if each.strip()]
    if not typed:
        return {}
    if question.is_text:
        text = _text(question, typed[0])
        return {"t": text} if text else {}
    if question.kind == QuestionKind.NUMBER:
        return {"n": _number(question, typed[0])}
    return {"c": _choices(question, typed)}


def _text(question, typed: str) -> str:
    typed = clean_text(typed, lines=True).replace("\r\n", "\n").strip()
    if len(typed) > question.longest:
        raise ValidationError(
            _("Su texto tiene %(long)s caracteres; caben %(most)s. Acórtelo, por favor.")
            % {"long": len(typed), "most": question.longest}
        )
    return typed


def _number(question, typed: str) -> int:
    digits = plain(typed).replace(",", "").replace(" ", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 9):
        raise ValidationError(_("Escriba un número entero, sin letras ni decimales."))
    number = int(digits)
    if question.lowest is not None and number < question.lowest:
        raise ValidationError(_("Escriba %(lowest)s o más.") % {"lowest": question.lowest})
    if question.highest is not None and number > question.highest:
        raise ValidationError(_("Escriba %(highest)s o menos.") % {"highest": question.highest})
    return number


def _choices(question, typed: list[str]) -> list[int]:
    known = {str(value): value for value, _words in question.choices()}
    chosen = sorted({known[each] for each in typed if each in known})
    if len(chosen) != len(set(typed)) or (len(chosen) > 1 and question.kind != QuestionKind.SEVERAL):
        raise ValidationError(_("Esa opción no existe en esta pregunta. Elija una de la lista."))
    return chosen


def meets(question: Question, answers: dict[int, AnswerValue]) -> bool:
    """Whether the condition of the question holds; true where it has none."""
    chosen = answers.get(question.shown_if_id, {}).get("c", [])
    return question.shown_if_id is None or not set(chosen).isdisjoint(question.shown_values)


def shown(questions: list[Question], answers: dict[int, AnswerValue]) -> list[Question]:
    """Those questions, in order, whose condition holds; one whose condition is hidden is hidden too."""
    seen, result = {None}, []
    for question in questions:
        if question.shown_if_id in seen and meets(question, answers):
            seen.add(question.pk)
            result.append(question)
    return result


def missing_questions(questions: list[Question], answers: dict[int, AnswerValue]) -> list[Question]:
    """Required questions that are shown and have no answer."""
    return [question for question in shown(questions, answers) if question.is_required and not answers.get(question.pk)]


def answer_in_words(question: Question, answer: AnswerValue) -> list[str]:
    """The answer in words, one each of what was chosen; nothing when there is none."""
    if "c" in answer:
        return [str(words) for value, words in question.choices() if value in answer["c"]]
    return [str(answer[key]) for key in ("n", "t") if key in answer]
