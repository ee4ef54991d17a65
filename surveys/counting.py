"""Published numbers of a closed wave: counted once, and none of them, nor any sum or difference, below five.

The rule (decision 15). All who answered are divided among the options of a question, "no answer" among them.
Options with fewer than five are joined with a neighbour until each part has five; what cannot be parted is not shown.
A group (a state, a size, a commission) is shown in two halves, and only where `small_groups` allows it. Whose answer
staff typed is known, and hides nobody.
"""

from collections.abc import Collection, Iterable

from .audience import Groups
from .models import Breakdown, Cell, Question, QuestionKind
from .parsing import AnswerValue
from .small_groups import FEWEST, People, showable

NO_ANSWER = None
FAVOURABLE = {QuestionKind.AGREEMENT: {4, 5}, QuestionKind.SCALE: {9, 10}}

Part = tuple[int | None, ...]


def cells(
    question: Question, answers: dict[int, AnswerValue], groups: Groups, *, typed: set[int] = frozenset()
) -> list[Cell]:
    """The cells to publish; `answers` by invitee, an empty one where the invitee left the question."""
    hidden = _bits(answers, answers.keys() - typed or answers.keys())
    if question.kind == QuestionKind.SEVERAL:
        return _several(question, answers, hidden)
    if not question.choices():
        return []
    by_value = _by_value(answers)
    parts = _parts(question, {value: (who & hidden).bit_count() for value, who in by_value.items()})
    if len(parts) < 2:
        return []
    whole = (1 << len(answers)) - 1
    made = _row(question, by_value, parts, whole, Breakdown.ALL, "")
    halves = _halves(question, parts)
    if halves:
        people = {key: _bits(answers, invitees) for key, invitees in groups.items()}
        for breakdown, group in showable(people, whole, [_of(half, by_value) & hidden for half in halves]):
            made += _row(question, by_value, halves, people[breakdown, group], breakdown, group)
    return made


def tells_no_more(question: Question, parts: dict[int, list[Part]]) -> bool:
    """Whether how many met its condition is no news beside the published `parts` of the question it depends on.

    A part that the condition splits would be given back by subtraction: who chose 1 to 3, less who was asked further
    for choosing 1 or 2, are those who chose 3.
    """
    condition, values = question.shown_if, set(question.shown_values)
    if condition is None:
        return True
    if condition.kind == QuestionKind.SEVERAL:
        return tuple(values) in parts[condition.pk]
    split = [part for part in parts[condition.pk] if not set(part) <= values and set(part) & values]
    return parts[condition.pk] != [] and not split


def countable_groups(groups: Groups, respondents: set[int]) -> Groups:
    """The groups of which it may be shown how many answered; of the others no answers may be shown either."""
    people = {key: _bits(sorted(respondents), invitees) for key, invitees in groups.items()}
    whole = (1 << len(respondents)) - 1
    return {key: groups[key] for key in [(Breakdown.ALL, ""), *showable(people, whole, [whole])]}


def _bits(respondents: Iterable[int], invitees: Collection[int]) -> People:
    """The invitees among the respondents, as one number: the order of the respondents gives each of them a bit."""
    return sum(1 << place for place, pk in enumerate(respondents) if pk in invitees)


def _by_value(answers: dict[int, AnswerValue]) -> dict[int | None, People]:
    """Who gave which value; everybody is in exactly one."""
    by_value: dict[int | None, People] = {}
    for place, answer in enumerate(answers.values()):
        value = answer["c"][0] if answer.get("c") else NO_ANSWER
        by_value[value] = by_value.get(value, 0) | 1 << place
    return by_value


def _of(part: Part, by_value: dict[int | None, People]) -> People:
    return sum(by_value.get(value, 0) for value in part)


def _row(question, by_value, parts: list[Part], people: People, breakdown, group) -> list[Cell]:
    base = people.bit_count()
    return [
        Cell(
            question=question,
            breakdown=breakdown,
            group=group,
            place=place,
            options=list(part),
            count=(_of(part, by_value) & people).bit_count(),
            base=base,
        )
        for place, part in enumerate(parts)
    ]


def _parts(question, counts: dict[int | None, int]) -> list[Part]:
    """The options, the rare ones joined: each side of the opinion by itself, or both where a side is too small."""
    good = FAVOURABLE.get(question.kind, set())
    values: list[int | None] = [value for value, _words in question.choices()]
    values += [NO_ANSWER] if NO_ANSWER in counts else []
    sides = [[(value,) for value in values if (value in good) == is_good] for is_good in (False, True)]
    parts = [part for side in sides for part in joined(side, counts)]
    if all(sum(counts.get(value, 0) for value in part) >= FEWEST for part in parts):
        return parts
    return joined([*sides[0], *sides[1]], counts)


def joined(parts: list[Part], counts: dict[int | None, int]) -> list[Part]:
    """The parts, neighbours joined until each has five: the rarest first, with the rarer of its neighbours."""

    def count(place):
        return sum(counts.get(value, 0) for value in parts[place])

    parts = list(parts)
    while len(parts) > 1:
        rarest = min(range(len(parts)), key=count)
        if count(rarest) >= FEWEST:
            break
        other = min((place for place in (rarest - 1, rarest + 1) if 0 <= place < len(parts)), key=count)
        first, last = sorted((rarest, other))
        parts[first : last + 1] = [parts[first] + parts[last]]
    return parts


def _several(question, answers, hidden: People) -> list[Cell]:
    """Each option by itself: shown when five chose it and five did not.

    Where everybody had to choose, all options together exceed the people by those who chose more than one: with fewer
    than five of these (with three options, one would be known for certain) the rarest option is not shown.
    """
    values = [value for value, _words in question.choices()]
    chose = {
        value: _bits(answers, {pk for pk, answer in answers.items() if value in answer.get("c", [])})
        for value in values
    }
    counts = {value: (who & hidden).bit_count() for value, who in chose.items()}
    shown = {value for value in values if FEWEST <= counts[value] <= hidden.bit_count() - FEWEST}
    tells_further = question.is_required and len(shown) == len(values)
    if tells_further and sum(counts.values()) - hidden.bit_count() < FEWEST:
        shown.remove(min(shown, key=counts.get))
    base = {"breakdown": Breakdown.ALL, "base": len(answers)}
    return [
        Cell(question=question, place=place, options=[value], count=chose[value].bit_count(), **base)
        for place, value in enumerate(values)
        if value in shown
    ]


def _halves(question, parts: list[Part]) -> list[Part]:
    """Two parts made of the published ones, the favourable and the rest; none where there is no such thing."""
    good = FAVOURABLE.get(question.kind, set())
    favourable = tuple(value for part in parts if set(part) <= good for value in part)
    rest = tuple(value for part in parts if not set(part) <= good for value in part)
    return [favourable, rest] if favourable and rest else []
