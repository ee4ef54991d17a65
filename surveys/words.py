"""What people wrote or counted: open answers by theme and tone, and where most numbers lie.

The rule of five holds here too. Tones part all who were asked, those who wrote nothing among them, and rare parts are
joined; a theme is shown when five speak of it and five of those who wrote do not.
"""

from dataclasses import dataclass, field
from math import floor, log10

from django.contrib.postgres.fields import ArrayField
from django.db import transaction
from django.db.models import Aggregate, Count, FloatField
from django.utils.translation import gettext as _

from .counting import FEWEST, joined
from .models import Answer, NamedAnswer, Question, QuestionKind, Tone, Wave

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


@dataclass
class Words:
    """Of one question: tones and themes of what was written, or low, middle and high of the numbers."""

    tones: list[Share] = field(default_factory=list)
    themes: list[Share] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    is_enough: bool = False
    waiting: int = 0


def words(wave: Wave, asked: dict[Question, int | None]) -> dict[int, Words]:
    """Question → what was written or counted there; two queries, one of a named wave.

    `asked` says how many were asked each, None where that may not be told.
    """
    open_ones = {each.pk: each for each in asked if each.is_text or each.kind == QuestionKind.NUMBER}
    rows = (NamedAnswer if wave.is_named else Answer).objects.filter(question__in=open_ones)
    by = ["question"] if wave.is_named else ["question", "tone"]
    written: dict[int, dict[str, int]] = {}
    found = {}
    for row in (
        rows.order_by().values(*by).annotate(texts=Count("pk"), numbers=Count("number"), parts=Quarters("number"))
    ):
        question = open_ones[row["question"]]
        if question.is_text:
            written.setdefault(question.pk, {})[row.get("tone", UNCODED)] = row["texts"]
        elif row["numbers"] >= QUARTERS * FEWEST:
            found[question.pk] = Words(numbers=[rough(number) for number in row["parts"]])
    if wave.is_named or not written:
        return found
    speaking = _speaking(written)
    for pk, tones in written.items():
        base = asked[open_ones[pk]]
        found[pk] = _tallied(tones, speaking.get(pk, []), base=wave.answered if base is None else base)
        if base is None:
            found[pk].tones = []
    return found


def _speaking(questions) -> dict[int, list[tuple[str, int]]]:
    """Question → name of each theme and how many speak of it, the most named first."""
    rows = Answer.themes.through.objects.filter(answer__question__in=questions).values_list(
        "answer__question", "theme__name"
    )
    found: dict[int, list[tuple[str, int]]] = {}
    for question, name, count in rows.annotate(count=Count("pk")).order_by("-count", "theme__name"):
        found.setdefault(question, []).append((name, count))
    return found


def _tallied(tones: dict[str, int], themes: list[tuple[str, int]], *, base: int) -> Words:
    texts = sum(tones.values())
    if texts < FEWEST:
        return Words()
    base = max(base, texts)
    counts = tones | {SILENT: base - texts}
    parts = [(tone,) for tone in Tone.values] + [(other,) for other in (UNCODED, SILENT) if counts.get(other)]
    parts = joined(parts, counts) if texts > tones.get(UNCODED, 0) else []
    return Words(
        tones=[
            Share(_label(part), sum(counts.get(each, 0) for each in part), base) for part in parts if len(parts) > 1
        ],
        themes=[Share(name, count, base) for name, count in themes if FEWEST <= count <= texts - FEWEST],
        is_enough=True,
        waiting=tones.get(UNCODED, 0),
    )


def _label(part) -> str:
    said = dict(Tone.choices) | {UNCODED: _("Sin clasificar"), SILENT: _("No escribió")}
    return " + ".join(str(said[each]) for each in part)


def rough(number: float) -> int:
    """Two figures of it are enough, and are nobody's own."""
    size = 10 ** max(0, floor(log10(number)) - 1) if number >= 1 else 1
    return round(number / size) * size


def open_answers(question: Question):
    """What was written, in the order of random keys; nothing of fewer than five."""
    rows = Answer.objects.filter(question=question).exclude(text="")
    return rows if rows.count() >= FEWEST else rows.none()


def voices(wave: Wave) -> dict[int, list[str]]:
    """Question → all that was said at an assembly, word for word; nothing of any other wave."""
    found: dict[int, list[str]] = {}
    if wave.is_baseline:
        rows = Answer.objects.filter(question__section__wave=wave).exclude(text="")
        for question, text in rows.values_list("question", "text"):
            found.setdefault(question, []).append(text)
    return found


@transaction.atomic
def code(answers: dict[Answer, tuple[str, set[int]]]) -> None:
    """Give each of these answers its tone and its themes (keys), and no others."""
    through = Answer.themes.through
    for answer, (tone, _themes) in answers.items():
        answer.tone = tone
    Answer.objects.bulk_update(answers, ["tone"])
    through.objects.filter(answer__in=answers).delete()
    through.objects.bulk_create(
        through(answer=answer, theme_id=theme) for answer, (_tone, themes) in answers.items() for theme in themes
    )
