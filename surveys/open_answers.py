"""What people wrote or counted: open answers by theme and tone, and where most numbers lie.

The rule of five holds here too. Tones part all who were asked, those who wrote nothing among them, and rare parts are
joined; a theme is shown when five speak of it and five of those who wrote do not. The coordination, which reads a
wave with names word for word, is told its tones and themes whole.
"""

from dataclasses import dataclass, field
from math import floor, log10

from django.contrib.postgres.fields import ArrayField
from django.db import transaction
from django.db.models import Aggregate, Count, FloatField
from django.utils.translation import gettext as _

from .counting import joined
from .models import Answer, NamedAnswer, Question, QuestionKind, Tone, Wave
from .small_groups import FEWEST

UNCODED, SILENT = "", None
QUARTERS = 4


class Quarters(Aggregate):
    """The numbers that part all numbers in four."""

    template = "percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = ArrayField(FloatField())


@dataclass(frozen=True)
class Share:
    """So many of all who answered."""

    label: str
    count: int
    base: int

    @property
    def share(self) -> int:
        return round(100 * self.count / self.base)


@dataclass(frozen=True)
class OpenAnswerSummary:
    """Of one question: tones and themes of what was written, or low, middle and high of the numbers."""

    tones: list[Share] = field(default_factory=list)
    themes: list[Share] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    is_enough: bool = False
    waiting: int = 0


def summaries(wave: Wave, bases: dict[Question, int | None], *, whole: bool = False) -> dict[int, OpenAnswerSummary]:
    """Question → what was written or counted there; two queries.

    `bases` says how many were asked each, None where that may not be shown; `whole` shows few, too.
    """
    questions = {
        question.pk: question for question in bases if question.is_text or question.kind == QuestionKind.NUMBER
    }
    rows = _answers(wave).filter(question__in=questions).order_by().values("question", "tone")
    rows = list(rows.annotate(texts=Count("pk"), numbers=Count("number"), quarters=Quarters("number")))
    numbers = [row for row in rows if not questions[row["question"]].is_text]
    summary = {row["question"]: _rough_numbers(row) for row in numbers if whole or row["numbers"] >= QUARTERS * FEWEST}
    tones: dict[int, dict[str, int]] = {}
    for row in rows:
        if questions[row["question"]].is_text:
            tones.setdefault(row["question"], {})[row["tone"]] = row["texts"]
    themes = _speaking(wave, tones) if tones else {}
    for pk, counts in tones.items():
        summary[pk] = _text_summary(wave, counts, themes.get(pk, []), base=bases[questions[pk]], whole=whole)
    return summary


def _rough_numbers(row: dict) -> OpenAnswerSummary:
    """Between which numbers the middle half lies, where there are enough to part in four."""
    quarters = row["quarters"] if row["numbers"] >= QUARTERS else []
    return OpenAnswerSummary(numbers=[rough(number) for number in quarters])


def _answers(wave: Wave):
    return (NamedAnswer if wave.is_named else Answer).objects


def _speaking(wave: Wave, questions) -> dict[int, list[tuple[str, int]]]:
    """Question → name of each theme and how many speak of it, the most named first."""
    rows = _answers(wave).filter(question__in=questions, themes__isnull=False).values_list("question", "themes__name")
    by_question: dict[int, list[tuple[str, int]]] = {}
    for question, name, count in rows.annotate(count=Count("pk")).order_by("-count", "themes__name"):
        by_question.setdefault(question, []).append((name, count))
    return by_question


def _text_summary(
    wave: Wave, tones: dict[str, int], themes: list[tuple[str, int]], *, base: int | None, whole: bool
) -> OpenAnswerSummary:
    """Tones and themes of so many texts; no tones where `base`, how many were asked, may not be shown."""
    texts, uncoded = sum(tones.values()), tones.get(UNCODED, 0)
    if texts < FEWEST and not whole:
        return OpenAnswerSummary()
    everybody = max(wave.answered if base is None else base, texts)
    countable = range(1, texts + 1) if whole else range(FEWEST, texts - FEWEST + 1)
    has_tones = base is not None and texts > uncoded
    return OpenAnswerSummary(
        tones=_tones(tones | {SILENT: everybody - texts}, everybody, whole=whole) if has_tones else [],
        themes=[Share(name, count, everybody) for name, count in themes if count in countable],
        is_enough=True,
        waiting=uncoded,
    )


def _tones(counts: dict[str | None, int], base: int, *, whole: bool) -> list[Share]:
    parts = [(tone,) for tone in Tone.values] + [(other,) for other in (UNCODED, SILENT) if counts.get(other)]
    parts = parts if whole else joined(parts, counts)
    shares = [Share(_label(part), sum(counts.get(each, 0) for each in part), base) for part in parts]
    return shares if len(shares) > 1 else []


def _label(part) -> str:
    words = dict(Tone.choices) | {UNCODED: _("Sin clasificar"), SILENT: _("No escribió")}
    return " + ".join(str(words[each]) for each in part)


def rough(number: float) -> int:
    """Two figures of it are enough, and are nobody's own."""
    size = 10 ** max(0, floor(log10(number)) - 1) if number >= 1 else 1
    return round(number / size) * size


def open_answers(question: Question):
    """What was written, in the order of random keys and nothing of fewer than five; all of it where there are names."""
    wave = question.section.wave
    rows = _answers(wave).filter(question=question).exclude(text="")
    if wave.is_named:
        rows = rows.select_related("invitee__organization", "invitee__user")
        return rows.order_by("invitee__organization__sort_key", "pk")
    return rows if rows.count() >= FEWEST else rows.none()


def statements(wave: Wave) -> dict[int, list[str]]:
    """Question → all that was said at an assembly, word for word; nothing of any other wave."""
    by_question: dict[int, list[str]] = {}
    if wave.is_baseline:
        rows = Answer.objects.filter(question__section__wave=wave).exclude(text="")
        for question, text in rows.values_list("question", "text"):
            by_question.setdefault(question, []).append(text)
    return by_question


@transaction.atomic
def code(answers: dict[Answer | NamedAnswer, tuple[str, set[int]]]) -> None:
    """Give each of these answers its tone and its themes (keys), and no others."""
    for answer, (tone, themes) in answers.items():
        answer.tone = tone
        answer.save(update_fields=["tone"])
        answer.themes.set(themes)
