"""Published numbers of a closed wave: counted once, and none of them, nor any difference of two, below five.

The rule (decision 0010). All who answered are divided among the options of a question, "no answer" among them.
Options with fewer than five are joined with a neighbour until each part has five; what cannot be parted is not shown.
A group (a state, a size, a commission) is shown in two halves, and only whole: both its halves, and both halves of
everybody else, have five; the same holds for what one shown group leaves of another that contains it.
"""

from collections import Counter

from .audience import Groups
from .models import Breakdown, Cell, Question, QuestionKind
from .reading import Given

FEWEST = 5
NO_ANSWER = None
FAVOURABLE = {QuestionKind.AGREEMENT: {4, 5}, QuestionKind.SCALE: {9, 10}}

Part = tuple[int | None, ...]
People = int
"""A set of those who answered, one bit each: differences of large sets are then as cheap as they are many."""


def cells(question: Question, answers: dict[int, Given], groups: Groups) -> list[Cell]:
    """The cells to publish; `answers` by invitee, an empty one where the invitee left the question."""
    if question.kind == QuestionKind.SEVERAL:
        return _several(question, answers)
    if not question.choices():
        return []
    said = _said(answers)
    parts = _parts(question, said)
    if len(parts) < 2:
        return []
    whole = (1 << len(answers)) - 1
    made = _row(question, said, parts, whole, Breakdown.ALL, "")
    halves = _halves(question, parts)
    if halves:
        bits = {invitee: 1 << place for place, invitee in enumerate(answers)}
        people = {key: sum(bits.get(pk, 0) for pk in invitees) for key, invitees in groups.items()}
        for breakdown, group in _showable(people, whole, [_of(half, said) for half in halves]):
            made += _row(question, said, halves, people[breakdown, group], breakdown, group)
    return made


def tells_no_more(question: Question, parts: dict[int, list[Part]]) -> bool:
    """Whether how many met its condition is no news beside the published `parts` of the question it depends on.

    A part that the condition splits would be given back by subtraction: who chose 1 to 3, less who was asked further
    for choosing 1 or 2, are those who chose 3.
    """
    asked, values = question.shown_if, set(question.shown_values)
    if asked is None:
        return True
    if asked.kind == QuestionKind.SEVERAL:
        return len(values) == 1
    return all(set(part) <= values or not set(part) & values for part in parts[asked.pk])


def heard(groups: Groups, answered: set[int]) -> Groups:
    """The groups of which it may be shown how many answered; of the others no answers may be shown either."""
    bits = {invitee: 1 << place for place, invitee in enumerate(sorted(answered))}
    people = {key: sum(bits.get(pk, 0) for pk in invitees) for key, invitees in groups.items()}
    whole = (1 << len(bits)) - 1
    return {key: groups[key] for key in [(Breakdown.ALL, ""), *_showable(people, whole, [whole])]}


def _said(answers: dict[int, Given]) -> dict[int | None, People]:
    """Who gave which value; everybody is in exactly one."""
    said: dict[int | None, People] = {}
    for place, given in enumerate(answers.values()):
        value = given["c"][0] if given.get("c") else NO_ANSWER
        said[value] = said.get(value, 0) | 1 << place
    return said


def _of(part: Part, said: dict[int | None, People]) -> People:
    return sum(said.get(value, 0) for value in part)


def _row(question, said, parts: list[Part], people: People, breakdown, group) -> list[Cell]:
    base = people.bit_count()
    return [
        Cell(
            question=question,
            breakdown=breakdown,
            group=group,
            place=place,
            options=list(part),
            count=(_of(part, said) & people).bit_count(),
            base=base,
        )
        for place, part in enumerate(parts)
    ]


def _parts(question, said) -> list[Part]:
    """The options, the rare ones joined: each side of the opinion by itself, or both where a side is too small."""
    counts = {value: who.bit_count() for value, who in said.items()}
    good = FAVOURABLE.get(question.kind, set())
    values: list[int | None] = [value for value, _words in question.choices()]
    values += [NO_ANSWER] if NO_ANSWER in said else []
    sides = [[(value,) for value in values if (value in good) == is_good] for is_good in (False, True)]
    parts = [part for side in sides for part in joined(side, counts)]
    if all(_of(part, said).bit_count() >= FEWEST for part in parts):
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


def _several(question, answers) -> list[Cell]:
    """Each option by itself: shown when five chose it and five did not."""
    base = len(answers)
    chosen = Counter(value for given in answers.values() for value in given.get("c", []))
    return [
        Cell(question=question, breakdown=Breakdown.ALL, place=place, options=[value], count=chosen[value], base=base)
        for place, (value, _words) in enumerate(question.choices())
        if FEWEST <= chosen[value] <= base - FEWEST
    ]


def _halves(question, parts: list[Part]) -> list[Part]:
    """Two parts made of the published ones, the favourable and the rest; none where there is no such thing."""
    good = FAVOURABLE.get(question.kind, set())
    favourable = tuple(value for part in parts if set(part) <= good for value in part)
    rest = tuple(value for part in parts if not set(part) <= good for value in part)
    return [favourable, rest] if favourable and rest else []


def _showable(people: dict[tuple[str, str], People], whole: People, halves: list[People]) -> list[tuple[str, str]]:
    """The groups that may be shown together, the largest first; whoever would give a few away stays out."""
    shown: dict[tuple[str, str], People] = {}
    for key, here in sorted(people.items(), key=lambda each: (-each[1].bit_count(), each[0])):
        if here and key[0] != Breakdown.ALL and _safe(shown | {key: here}, whole, halves):
            shown[key] = here
    return list(shown)


def _safe(shown: dict[tuple[str, str], People], whole: People, halves: list[People]) -> bool:
    """Whether no group, nor what is left of one when those within it are taken away, has a half below five."""
    for container in [whole, *shown.values()]:
        within = {key: here for key, here in shown.items() if here & ~container == 0}
        taken = list(within.values())
        for breakdown in {key[0] for key in within}:
            taken.append(_union(here for key, here in within.items() if key[0] == breakdown))
        for left in [container, *(container & ~each for each in taken)]:
            if left and any((left & half).bit_count() < FEWEST for half in halves):
                return False
    return True


def _union(several) -> People:
    together = 0
    for people in several:
        together |= people
    return together
