"""What whoever publishes an agenda should know first: that comments are still open or unattended, and what changes."""

from dataclasses import dataclass
from datetime import date

from .differing import Piece, pieces
from .models import AgendaState, Commission
from .publishing import frozen
from .reading import Sheet, published, sheet_of
from .sheet import SHEET, shown


@dataclass(frozen=True)
class Pending:
    """`days` until the commission may comment no more (None where it may not now), and how many comments wait."""

    days: int | None
    comments: int
    edition: int
    changes: list[tuple[str, list[Piece]]]
    plan_changes: bool
    is_ready: bool
    """Whether it can be published at all: it lacks nothing, and is not yet."""

    @property
    def asks(self) -> bool:
        return self.is_ready and (self.days is not None or self.comments > 0)

    @property
    def seen(self) -> str:
        """What is confirmed: another comment, or another day, is asked about again."""
        return f"{self.days}:{self.comments}"


def pending(commission: Commission, *, on: date) -> Pending:
    """What is open on that day, and how the agenda differs from its last edition (`edition`, 0 where there is none)."""
    sheet = sheet_of(commission)
    agenda = sheet.agenda
    is_open = agenda.state == AgendaState.CONSULTED and agenda.comments_until and agenda.comments_until >= on
    days = (agenda.comments_until - on).days if is_open else None
    last = agenda.editions.first() if agenda.pk else None
    is_ready = agenda.state != AgendaState.PUBLISHED and not sheet.incomplete
    if last is None:
        return Pending(days, sheet.open_comments, 0, [], False, is_ready)
    plan = last.content.get("activities", []) != frozen(agenda)["activities"]
    return Pending(days, sheet.open_comments, last.number, _changes(last, sheet), plan, is_ready)


def _changes(last, sheet: Sheet) -> list[tuple[str, list[Piece]]]:
    """Label of each answer that reads otherwise in the last edition, with the words that changed."""
    then = dict(published(last)[0])
    contents = {part.row.kind: part.row.content for part in sheet.parts}
    return [
        (label, pieces(was, now))
        for kind in SHEET
        for (label, was), (_label, now) in zip(then.get(kind, []), shown(kind, contents[kind]), strict=True)
        if was != now
    ]
