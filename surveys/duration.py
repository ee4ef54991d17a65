"""How long a survey takes on a telephone: the longest way through it, nothing skipped."""

from math import ceil

from .models import Question, QuestionKind

# Reading: slower than the 238 words a minute of Brysbaert (2019), for thought. Typing: Palin et al. (2019), on a phone.
READ, TYPED = 200 / 60, 36 / 60
DECIDING = {QuestionKind.SEVERAL: 7.0, QuestionKind.NUMBER: 8.0}
OTHERS = 3.5
WRITTEN = {QuestionKind.SHORT: 5, QuestionKind.LONG: 20}
AROUND = 45.0  # seconds to read the first page, to look it over and to send it
SCREEN = 3.0


def seconds(question: Question) -> float:
    """To read it, to decide and to tap; in a text, to write some words."""
    words = " ".join([question.wording, question.help, *question.options]).split()
    answering = WRITTEN[question.kind] / TYPED if question.is_text else DECIDING.get(question.kind, OTHERS)
    return len(words) / READ + answering


def minutes(questions: list[Question], *, around: float = 0) -> int:
    """Whole minutes for these questions in their screens, with so many seconds around them; at least one."""
    screens = {question.section_id for question in questions}
    return max(1, ceil((around + sum(map(seconds, questions)) + SCREEN * len(screens)) / 60))
