"""A wave's questions as an invitee meets them: one section a screen, only those that are to be seen."""

from dataclasses import dataclass

from .answering import Paper, paper
from .models import Invitee, Question, Section
from .reading import lacking, shown


@dataclass(frozen=True)
class Screen:
    """A section with the questions of it that are shown; `number` counts from 1 over those that have any."""

    number: int
    section: Section
    questions: list[Question]


@dataclass(frozen=True)
class Sheet:
    """All screens, and what was answered so far."""

    screens: list[Screen]
    paper: Paper
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
        return len(self.screens)


def sheet(invitee: Invitee) -> Sheet:
    """What this invitee has to answer now; two queries."""
    answered = paper(invitee)
    asked = Question.objects.filter(section__wave=invitee.wave_id).select_related("section")
    return drawn(list(asked.order_by("section__position", "position")), answered)


def drawn(questions: list[Question], answered: Paper) -> Sheet:
    """The questions in their screens, as somebody who answered so sees them."""
    sections: dict[Section, list[Question]] = {}
    for question in shown(questions, answered.given):
        sections.setdefault(question.section, []).append(question)
    screens = [Screen(number, section, sections[section]) for number, section in enumerate(sections, start=1)]
    return Sheet(screens, answered, lacking(questions, answered.given))
