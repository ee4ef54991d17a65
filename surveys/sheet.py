"""A wave's questions as an invitee meets them: one section a screen, only those that are to be seen."""

from dataclasses import dataclass
from math import ceil

from .access import Writer
from .answering import ResponseDraft, paper
from .duration import seconds
from .models import Invitee, Question, Section
from .parsing import answer_in_words, lacking, shown


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
    paper: ResponseDraft
    lacking: list[Question]

    @property
    def missing(self) -> list[tuple[Screen, Question]]:
        """Required questions without an answer, each with its screen."""
        return [(screen, each) for screen in self.screens for each in screen.questions if each in self.lacking]

    @property
    def begun_at(self) -> int:
        """The screen on which to go on: the first on which nothing was answered yet."""
        for screen in self.screens:
            if not any(question.pk in self.paper.given for question in screen.questions):
                return screen.number
        return self.screens[-1].number

    @property
    def review(self) -> list[tuple[Screen, list[tuple[Question, list[str]]]]]:
        """Every screen with its questions and the answers in words."""
        given = self.paper.given
        return [
            (screen, [(q, answer_in_words(q, given.get(q.pk, {}))) for q in screen.questions])
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
    answered = paper(invitee, by)
    questions = Question.objects.filter(section__wave=invitee.wave_id).select_related("section")
    return drawn(list(questions.order_by("section__position", "position")), answered)


def drawn(questions: list[Question], answered: ResponseDraft) -> AnswerSheet:
    """The questions in their screens, as somebody who answered so sees them."""
    sections: dict[Section, list[Question]] = {question.section: [] for question in questions}
    for question in shown(questions, answered.given):
        sections[question.section].append(question)
    seen = [(number, *each) for number, each in enumerate(sections.items(), start=1) if each[1]]
    screens = [Screen(number, place, *each) for place, (number, *each) in enumerate(seen, start=1)]
    return AnswerSheet(screens, answered, lacking(questions, answered.given))
