"""What a closed wave says in numbers: read from what was counted at the closing, and nothing counted anew.

Only what a person wrote and its themes are tallied here, by the same rule: no number, nor any difference, below five.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Func, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from .counting import FAVOURABLE, tells_no_more
from .models import Breakdown, Cell, NamedAnswer, Question, QuestionKind, Turnout, Wave
from .open_answers import OpenAnswerSummary, Share, summaries
from .small_groups import FEWEST

Key = tuple[str, str]
EVERYBODY: Key = (Breakdown.ALL, "")


@dataclass(frozen=True)
class Bar(Share):
    """How many gave any of these values."""

    values: tuple


@dataclass(frozen=True)
class FavourableChange:
    """The favourable share of the same item in the wave before, and by how many points it moved."""

    wave: Wave
    before: int
    points: int


@dataclass
class QuestionResult:
    """One question: the bars of everybody and of each group that may be shown, and what was written."""

    question: Question
    rows: dict[Key, list[Bar]] = field(default_factory=dict)
    change: FavourableChange | None = None
    words: OpenAnswerSummary | None = None

    @property
    def bars(self) -> list[Bar]:
        return self.rows.get(EVERYBODY, [])

    @property
    def favourable(self) -> int | None:
        """Per cent who agree (4 and 5), or who give 9 or 10; None where that may not be told apart."""
        return favourable(self.question.kind, self.bars)

    @property
    def joined(self) -> list[str]:
        """The labels of bars that stand for several options."""
        return [bar.label for bar in self.bars if len(bar.values) > 1]


@dataclass(frozen=True)
class GroupTurnout:
    """How many of a group were invited and answered; `response_count` is None where it may not be shown."""

    breakdown: str
    group: str
    invited_count: int
    response_count: int | None
    is_apart: bool
    """Whether some question may be shown of it apart."""

    @property
    def label(self) -> str:
        return self.group or _("Sin dato")

    @property
    def share(self) -> int | None:
        is_known = self.response_count is not None and self.invited_count
        return round(100 * self.response_count / self.invited_count) if is_known else None


@dataclass(frozen=True)
class Results:
    """All that may be shown of a wave."""

    wave: Wave
    questions: list[QuestionResult]
    turnout: list[GroupTurnout]
    shown: set[Key]
    """The groups of which some question may be shown apart."""
    is_whole: bool = False
    """Whether every number is told, to the coordination of a wave with names, which reads who said what anyway."""

    @cached_property
    def invited_count(self) -> int | None:
        return next((row.invited_count for row in self.turnout if row.breakdown == Breakdown.ALL), None)

    @property
    def has_numbers(self) -> bool:
        return self.wave.response_count >= (1 if self.is_whole else FEWEST)

    @property
    def groups(self) -> dict[str, list[GroupTurnout]]:
        """By what they are grouped → the groups, the least heard first; those that may not be shown before all."""
        by_title: dict[str, list[GroupTurnout]] = {}
        ordered = sorted(self.turnout, key=_fewest_respondents)
        for breakdown in (Breakdown.STATE, Breakdown.SIZE, Breakdown.COMMISSION):
            if rows := [row for row in ordered if row.breakdown == breakdown]:
                by_title[breakdown.label] = rows
        return by_title

    @property
    def former(self) -> Wave | None:
        """The wave that this one is compared with, the latest of them."""
        return max((each.change.wave for each in self.questions if each.change), key=_when, default=None)


def results(wave: Wave, *, readable: Iterable[Wave], groups: Q | None = None, whole: bool = False) -> Results:
    """The results; `readable` are the waves it may be compared with, `groups` narrows the groups that are read.

    `whole` tells of a wave with names every option by itself, however few chose it.
    """
    questions = Question.objects.filter(section__wave=wave).select_related("section", "section__wave", "shown_if")
    made = {each.pk: QuestionResult(each) for each in questions.order_by("section__position", "position")}
    items = {each.question.item_id: each for each in made.values() if each.question.item_id}
    of_these = Q(question__in=made) & (Q() if groups is None else Q(breakdown=Breakdown.ALL) | groups)
    before = Q(question__item__in=items, breakdown=Breakdown.ALL, question__section__wave__in=_former(wave, readable))
    former: dict[int, dict[Wave, list[Bar]]] = {}
    for cell in Cell.objects.filter(of_these | before).select_related("question__section__wave"):
        question = cell.question
        if question.pk in made:
            made[question.pk].rows.setdefault((cell.breakdown, cell.group), []).append(_bar(question, cell))
        else:
            former.setdefault(question.item_id, {}).setdefault(question.section.wave, []).append(_bar(question, cell))
    if whole:
        _count_whole(wave, made)
    for each in made.values():
        each.rows.get(EVERYBODY, []).sort(key=_as_worded(each.question))
    for item, waves in former.items():
        items[item].change = _change(items[item], waves)
    bases = {each.question: _base(each.question, made, wave) for each in made.values()}
    for question, summary in summaries(wave, bases, whole=whole).items():
        made[question].words = summary
    turnout = Turnout.objects.filter(wave=wave).values_list("breakdown", "group", "invited_count", "response_count")
    shown = Cell.objects.filter(question__in=made).exclude(breakdown=Breakdown.ALL).order_by()
    shown = set(shown.values_list("breakdown", "group").distinct())
    return Results(
        wave, list(made.values()), [GroupTurnout(*row, (row[0], row[1]) in shown) for row in turnout], shown, whole
    )


def _count_whole(wave: Wave, made: dict[int, QuestionResult]) -> None:
    """Each option with whoever chose it; one query."""
    rows = NamedAnswer.objects.filter(question__in=made).annotate(value=Func("chosen", function="unnest"))
    counted: dict[int, dict[int | None, int]] = {}
    for question, value, count in rows.values_list("question", "value").annotate(count=Count("pk")).order_by():
        counted.setdefault(question, {})[value] = count
    for pk, counts in counted.items():
        question = made[pk].question
        values = [value for value, _words in question.choices()]
        if question.kind != QuestionKind.SEVERAL and (left := wave.response_count - sum(counts.values())) > 0:
            counts[None] = left
            values.append(None)
        made[pk].rows[EVERYBODY] = [
            Bar(label(question, (value,)), counts.get(value, 0), wave.response_count, (value,)) for value in values
        ]


def _base(question: Question, made: dict[int, QuestionResult], wave: Wave) -> int | None:
    """How many who answered were asked this; None where that would tell of few."""
    if question.shown_if_id is None:
        return wave.response_count
    bars = made[question.shown_if_id].bars
    if not tells_no_more(question, {question.shown_if_id: [bar.values for bar in bars]}):
        return None
    return sum(bar.count for bar in bars if set(bar.values) <= set(question.shown_values))


def favourable(kind: str, bars: list[Bar]) -> int | None:
    good = FAVOURABLE.get(kind, set())
    those = [bar for bar in bars if set(bar.values) <= good]
    if not good or {value for bar in those for value in bar.values} != good:
        return None
    return round(100 * sum(bar.count for bar in those) / those[0].base)


def _as_worded(question: Question):
    """Where a bar stands: with the first of its options, and who said nothing last, whatever was joined with what."""
    places = {value: place for place, (value, _words) in enumerate(question.choices())}
    return lambda bar: min(places.get(value, len(places)) for value in bar.values)


def _former(wave: Wave, readable):
    return readable.filter(survey=wave.survey_id, closed_at__lt=wave.closed_at).values("pk")


def _fewest_respondents(row: GroupTurnout) -> tuple:
    return row.share is not None, row.share or 0, -row.invited_count, row.group


def _when(wave: Wave):
    return wave.closed_at


def _change(result: QuestionResult, waves: dict[Wave, list[Bar]]) -> FavourableChange | None:
    latest = max(waves, key=_when)
    now, before = result.favourable, favourable(result.question.kind, waves[latest])
    return None if now is None or before is None else FavourableChange(latest, before, now - before)


def _bar(question: Question, cell: Cell) -> Bar:
    values = tuple(cell.options)
    return Bar(label(question, values, is_half=cell.breakdown != Breakdown.ALL), cell.count, cell.base, values)


def label(question: Question, values: tuple, *, is_half: bool = False) -> str:
    """The options in words; the halves of a group are those in favour and the rest."""
    if is_half:
        if not set(values) <= FAVOURABLE[question.kind]:
            return _("Las demás respuestas")
        return _("De acuerdo o muy de acuerdo") if question.kind == QuestionKind.AGREEMENT else _("9 o 10")
    words = dict(question.choices()) | {None: _("Sin respuesta")}
    chosen = [value for value in values if value is not None]
    if question.kind == QuestionKind.SCALE and len(chosen) > 2:
        rest = [str(words[None])] if None in values else []
        return " + ".join([_("%(first)s a %(last)s") % {"first": min(chosen), "last": max(chosen)}, *rest])
    return " + ".join(str(words[value]) for value in values)
