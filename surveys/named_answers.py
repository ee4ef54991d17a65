"""Who said what in a wave that said, in large letters, that it is not anonymous."""

from collections.abc import Iterable

from .models import Invitee, NamedAnswer
from .results import label


def named_answers(invitees: Iterable[Invitee]) -> list[tuple[Invitee, list[tuple[str, str]]]]:
    """Each with its answers in words, in the order of the questions; one query."""
    rows = NamedAnswer.objects.filter(invitee__in=[each.pk for each in invitees]).select_related("question")
    answers: dict[int, list[tuple[str, str]]] = {}
    for row in rows.order_by("question__section__position", "question__position"):
        answers.setdefault(row.invitee_id, []).append((row.question.wording, _words(row)))
    return [(each, answers.get(each.pk, [])) for each in invitees]


def _words(row: NamedAnswer) -> str:
    if row.chosen:
        return label(row.question, tuple(row.chosen))
    return row.text if row.number is None else f"{row.number:,}"
