"""A wave's questions as an invitee meets them: one section a screen, only those that are to be seen."""

from dataclasses import dataclass
from math import ceil

from .access import Writer
from .answering import ResponseDraft, response_of
from .duration import seconds
from .models import Invitee, Question, Section
from .parsing import answer_in_words, missing_questions, shown


@dataclass(frozen=True)
class Screen:
    """A section with the questions of it that are shown.

    `number` counts all sections and stays, whatever other answers hide or show; `place` counts those that are seen.
    """

    number: int
    place: int
    section: Section
    questions: list[Question]


@dataclass(frozen=True)
class AnswerSheet:
    """All screens, and what was answered so far."""

    screens: list[Screen]
    response: ResponseDraft
    missing_questions: list[Question]

    @property
    def missing(self) -> list[tuple[Screen, Question]]:
        """Required questions without an answer, each with its screen."""
        rows = [(screen, each) for screen in self.screens for each in screen.questions]
        return [(screen, each) for screen, each in rows if each in self.missing_questions]

    @property
    def begun_at(self) -> int:
        """The screen on which to go on: the first on which nothing was answered yet."""
        for screen in self.screens:
            if not any(question.pk in self.response.answers for question in screen.questions):
                return screen.number
        return self.screens[-1].number

    @property
    def review(self) -> list[tuple[Screen, list[tuple[Question, list[str]]]]]:
        """Every screen with its questions and the answers in words."""
        answers = self.response.answers
        return [
            (screen, [(q, answer_in_words(q, answers.get(q.pk, {}))) for q in screen.questions])
            for screen in self.screens
        ]

    def screen(self, number: int) -> Screen | None:
        return next((screen for screen in self.screens if screen.number == number), None)

    def before(self, number: int) -> Screen | None:
        return next((screen for screen in reversed(self.screens) if screen.number < number), None)

    def after(self, number: int) -> Screen | None:
        return next((screen for screen in self.screens if screen.number > number), None)

    def minutes_from(self, number: int, *, of: int) -> int:
        """About how long it takes from this screen on, where the first page says that the whole takes `of` minutes."""
        ahead, whole = (
            sum(seconds(each) for screen in self.screens if screen.number >= start for each in screen.questions)
            for start in (number, 0)
        )
        return max(1, ceil(of * ahead / whole))


def sheet(invitee: Invitee, by: Writer) -> AnswerSheet:
    """What this invitee has to answer now, as whoever writes for it sees it; two queries."""
    questions = Question.objects.filter(section__wave=invitee.wave_id).select_related("section")
    return sheet_with(list(questions.order_by("section__position", "position")), response_of(invitee, by))


def sheet_with(questions: list[Question], response: ResponseDraft) -> AnswerSheet:
    """The questions in their screens, as somebody who answered so sees them."""
    sections: dict[Section, list[Question]] = {question.section: [] for question in questions}
    for question in shown(questions, response.answers):
        sections[question.section].append(question)
    seen = [(number, *each) for number, each in enumerate(sections.items(), start=1) if each[1]]
    screens = [Screen(number, place, *each) for place, (number, *each) in enumerate(seen, start=1)]
    return AnswerSheet(screens, response, missing_questions(questions, response.answers))
