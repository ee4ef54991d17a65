"""What whoever publishes an agenda should know first: that comments are still open or unattended, and what changes."""

from dataclasses import dataclass
from datetime import date

from .differing import Piece, pieces
from .models import AgendaState, Commission
from .publishing import frozen
from .questions import QUESTIONS, shown
from .reading import AgendaContent, agenda_content, published


@dataclass(frozen=True)
class Pending:
    """`days` until the commission may comment no more (None where it may not now), and how many comments wait."""

    days: int | None
    comments: int
    edition: int
    changes: list[tuple[str, list[Piece]]]
    plan_changes: bool
    is_ready: bool
    """Whether it can be published at all: nothing is missing, and it is not yet."""

    @property
    def seen(self) -> str:
        """What is confirmed: another comment, or another day, is asked about again."""
        return f"{self.days}:{self.comments}"


def pending(commission: Commission, *, on: date) -> Pending:
    """What is open on that day, and how the agenda differs from its last edition (`edition`, 0 where there is none)."""
    content = agenda_content(commission)
    agenda = content.agenda
    is_open = agenda.state == AgendaState.CONSULTED and agenda.comments_until and agenda.comments_until >= on
    days = (agenda.comments_until - on).days if is_open else None
    last = agenda.editions.first() if agenda.pk else None
    is_ready = agenda.state != AgendaState.PUBLISHED and not content.missing
    if last is None:
        return Pending(days, content.open_comments, 0, [], False, is_ready)
    plan = last.content.get("activities", []) != frozen(agenda)["activities"]
    return Pending(days, content.open_comments, last.number, _changes(last, content), plan, is_ready)


def _changes(last, content: AgendaContent) -> list[tuple[str, list[Piece]]]:
    """Label of each answer that reads otherwise in the last edition, with the words that changed."""
    then = dict(published(last)[0])
    contents = {part.row.kind: part.row.content for part in content.parts}
    return [
        (label, pieces(was, now))
        for kind in QUESTIONS
        for (label, was), (_label, now) in zip(then.get(kind, []), shown(kind, contents[kind]), strict=True)
        if was != now
    ]
